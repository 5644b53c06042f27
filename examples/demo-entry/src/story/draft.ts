import type { Signer } from '@originmark/core';
import type * as Schemas from '@originmark/schemas';
import type { RevocationRecord, TrustPolicy } from '@originmark/schemas';
import type { DemoDidDocument } from '../did-documents.ts';
import type { CustomsRecord } from '../customs-record.ts';
import type { IssuedCredential } from '@originmark/issuer';
import type { RegistryWrite } from '../ledger/ledger-event.ts';

/** The credentials of the story, by key, with the type of each. */
export interface DemoCredentialTypes {
  registrarRecognition: Schemas.RecognizedEntityCredential;
  registryRecognition: Schemas.RecognizedEntityCredential;
  harborpineIdentity: Schemas.OrganizationIdentityCredential;
  gulflineIdentity: Schemas.OrganizationIdentityCredential;
  confeccionesIdentity: Schemas.OrganizationIdentityCredential;
  tejidosIdentity: Schemas.OrganizationIdentityCredential;
  altiplanoIdentity: Schemas.OrganizationIdentityCredential;
  horizonteIdentity: Schemas.OrganizationIdentityCredential;
  maletasIdentity: Schemas.OrganizationIdentityCredential;
  northlightIdentity: Schemas.OrganizationIdentityCredential;
  brightfernIdentity: Schemas.OrganizationIdentityCredential;
  markRight: Schemas.IntellectualPropertyRightsCredential;
  artRight: Schemas.IntellectualPropertyRightsCredential;
  masterLicence: Schemas.IntellectualPropertyRightsLicenseCredential;
  sublicence: Schemas.IntellectualPropertyRightsLicenseCredential;
  makerAuthorization: Schemas.MakerAuthorizationCredential;
  powerOfAttorney: Schemas.PowerOfAttorneyCredential;
  spinnerDeclaration: Schemas.SupplierOriginDeclaration;
  millDeclaration: Schemas.SupplierOriginDeclaration;
  threadDeclaration: Schemas.SupplierOriginDeclaration;
  shirtRecord: Schemas.ProductionRecordCredential;
  shirtCertification: Schemas.CAFTADRCertificationOfOrigin;
  toyRecord: Schemas.ProductionRecordCredential;
  toyMakerCertification: Schemas.USMCACertificationOfOrigin;
  toyExporterCertification: Schemas.USMCACertificationOfOrigin;
  toyReceipt: Schemas.CertificationReceiptCredential;
  suitcaseRecord: Schemas.ProductionRecordCredential;
  suitcaseCertification: Schemas.USMCACertificationOfOrigin;
  suitcaseReceipt: Schemas.CertificationReceiptCredential;
  shirtInvoice: Schemas.CommercialInvoiceCredential;
  toyMakerInvoice: Schemas.CommercialInvoiceCredential;
  toyInvoice: Schemas.CommercialInvoiceCredential;
  suitcaseInvoice: Schemas.CommercialInvoiceCredential;
  tshirtInvoice: Schemas.CommercialInvoiceCredential;
  veracruzBill: Schemas.BillOfLadingCredential;
  puertoCortesBill: Schemas.BillOfLadingCredential;
  entry: Schemas.CBP7501EntrySummaryCredential;
}

export type CredentialKey = keyof DemoCredentialTypes;

/** A credential before signing: its edges stand apart, because their digests are not known yet. */
export type Unsecured<T> = Omit<T, 'edge'> & { edge?: Schemas.Edge[] };

/**
 * An edge by key: id and digest are filled in at signing. With `credentialDigest` the digest is
 * pinned (to a wrong one, or to break a cycle). The second form stands in the credential as it is.
 */
export type DraftEdge =
  | { role: string; to: string; credentialDigest?: string }
  | { role: string; credential: string; credentialDigest: string };

/** A credential of the draft. */
export interface DraftCredential<T = object> {
  credential: Unsecured<T>;
  edges: DraftEdge[];
  signer: Signer;
  /**
   * Issue it through the issuer package, which refuses what a verifier would refuse (default). Set
   * false to sign whatever stands here.
   */
  checked: boolean;
  /** Replaces or adds members of the JOSE header; undefined removes one. Implies unchecked. */
  header?: Record<string, unknown>;
  /** RFC 3339: when its issuer anchors it; null: never. Default: a minute after `validFrom`. */
  anchoredAt?: string | null;
  /** What is anchored in the place of the token. */
  anchoredText?: (issued: IssuedCredential) => string;
}

/** One version of a status list. */
export interface DraftStatusList {
  url: string;
  issuer: string;
  purpose: 'revocation' | 'suspension';
  /** Indexes that are set. */
  set: number[];
  revocations: RevocationRecord[];
  sequence: number;
  previousDigest?: string;
  /** Key of the version that it names as the one before it. */
  follows?: string;
  validFrom: string;
  validUntil: string;
  ttl?: number;
  signer: Signer;
  /** Whether it travels in the bundle; it is served by URL in any case. */
  stapled: boolean;
  /**
   * Whether its proof of existence travels too. It is anchored in any case, and what is presented
   * existed when it was; only where its key has ended since need it be proven older.
   */
  proofStapled?: boolean;
}

/** A DID document and its staple. */
export interface DraftDid {
  document: DemoDidDocument;
  metadata?: Record<string, unknown>;
  resolvedAt: string;
  validUntil: string;
  signer: Signer;
  stapled: boolean;
}

/** The presentation. */
export interface DraftPresentation {
  signer: Signer;
  audience: string;
  /** Default `<entryNumber>/<entryVersion>` of the entry as signed. */
  nonce?: string;
  /** Seconds since 1970-01-01T00:00:00Z. */
  issuedAt: number;
  expiresAt?: number;
  /** Keys presented besides what the entry reaches: identities that no edge names. */
  also: string[];
  /** Keys that are not held when the bundle is assembled. */
  without: string[];
  /** Exactly these keys, in this order, instead of what is reached. */
  members?: string[];
  /** Members added to the payload, or put over it. Signed as they are. */
  payload?: Record<string, unknown>;
}

/** The whole story before anything is signed. Everything may be edited. */
export interface StoryDraft {
  credentials: { [K in CredentialKey]: DraftCredential<DemoCredentialTypes[K]> };
  /** Further credentials, under keys of their own. */
  added: Record<string, DraftCredential>;
  /** By `<party>/revocation`, `<party>/suspension`. */
  statusLists: Record<string, DraftStatusList>;
  /** By DID. */
  dids: Record<string, DraftDid>;
  /** What parties write to the registry in the course of the story; documents follow from it. */
  registryWrites: RegistryWrite[];
  /** Keys that travel sealed to the verifier, not in the presentation. */
  sealed: string[];
  presentation: DraftPresentation;
  /** Where a ledger lists no checkpoints, it gets the block at which this story is stapled. */
  policy: TrustPolicy;
  policySigner: Signer;
  counters: Schemas.DrawDownCounters;
  /** What the customs authority has on record itself; unset it to have the entry's own times used. */
  record: CustomsRecord | undefined;
  /** RFC 3339. */
  clocks: { presentedAt: string; verifiedAt: string };
}
