import { isJsonObject, type JsonObject, type JsonValue, normalizeDid } from '@originmark/core';
import type { HeldCredential } from '../read-credential.ts';

/** By what a credential is found. */
export type TermKind = 'party' | 'goods' | 'product' | 'right' | 'number';

/** Where the terms of a type stand: paths into `credentialSubject`, through lists as through one object. */
export type TermPaths = Readonly<Partial<Record<TermKind, readonly string[]>>>;

const CERTIFICATION: TermPaths = {
  party: ['certifier.id', 'exporter.id', 'producer.id', 'importer.id'],
  goods: ['goods.tariffClassification.code'],
  product: ['goods.product'],
  number: ['invoiceNumber'],
};
const SCOPE: TermPaths = {
  party: ['licensee.id', 'maker.id', 'scope.makers'],
  goods: ['scope.goods.prefix'],
  product: ['scope.products'],
  right: ['scope.rights'],
};

/** What every type is found by, besides its issuer. A type that is not here is found by id, type and issuer alone. */
export const TERM_PATHS: Readonly<Record<string, TermPaths>> = {
  USMCACertificationOfOrigin: CERTIFICATION,
  CAFTADRCertificationOfOrigin: CERTIFICATION,
  NAFTACertificateOfOrigin: CERTIFICATION,
  SupplierOriginDeclaration: {
    party: ['supplier.id', 'customer.id'],
    goods: ['materials.tariffClassification.code'],
  },
  ProductionRecordCredential: {
    party: ['producer.id'],
    goods: ['tariffClassification.code'],
    product: ['product'],
  },
  IntellectualPropertyRightsCredential: {
    party: ['intellectualPropertyRightsOwner.id'],
    right: ['right'],
  },
  IntellectualPropertyRightsLicenseCredential: SCOPE,
  MakerAuthorizationCredential: SCOPE,
  OrganizationIdentityCredential: { party: ['id'] },
  RecognizedEntityCredential: { party: ['id'] },
  PowerOfAttorneyCredential: { party: ['grantor.id', 'agent.id'] },
  CommercialInvoiceCredential: {
    party: ['seller.id', 'buyer.id'],
    goods: ['lines.tariffClassification.code'],
    product: ['lines.product'],
    number: ['invoiceNumber'],
  },
  BillOfLadingCredential: {
    party: ['carrier.id', 'shipper.id', 'consignee.id'],
    product: ['goods.product'],
    number: ['billNumber'],
  },
  PackingListCredential: {
    party: ['shipper.id'],
    product: ['lines.product'],
    number: ['packingListNumber', 'invoiceNumber'],
  },
};

/** A term as it is compared: DIDs normalised, goods codes as digits. */
export interface Term {
  readonly kind: TermKind;
  readonly value: string;
}

/** All terms of a credential, each once. Whatever is no text is no term. */
export function termsOf({ credential, issuer, type }: HeldCredential): readonly Term[] {
  const terms = new Map<string, Term>();
  const note = (kind: TermKind, value: string): void => {
    if (value !== '') terms.set(`${kind} ${value}`, { kind, value });
  };
  note('party', normalizeDid(issuer));
  const paths = Object.hasOwn(TERM_PATHS, type) ? TERM_PATHS[type] : undefined;
  const subject = credential['credentialSubject'];
  for (const [kind, own] of Object.entries(paths ?? {}) as [TermKind, readonly string[]][])
    for (const path of own)
      for (const text of textsOn(subject, path.split('.'))) note(kind, toTerm(kind, text));
  return [...terms.values()];
}

/** How a text is written to be compared. */
export function toTerm(kind: TermKind, text: string): string {
  if (kind === 'party') return text.startsWith('did:') ? normalizeDid(text) : '';
  return kind === 'goods' ? text.replaceAll('.', '') : text;
}

function textsOn(value: JsonValue | undefined, path: readonly string[]): readonly string[] {
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item) => textsOn(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' ? [value] : [];
  if (value === undefined || !isJsonObject(value)) return [];
  const object: JsonObject = value;
  return Object.hasOwn(object, name) ? textsOn(object[name], rest) : [];
}
