import type { CredentialType } from '@originmark/schemas';
import type { Axis } from '../verdict/fragment.ts';

/**
 * The chain profile: for every credential type who may issue it, on what it may rest, and whether it
 * must carry a status. Data, not code: the same walk reads it for every entry point, and what it does
 * not know fails where a claim reaches it.
 */

export type EdgeKind = 'authority' | 'evidence' | 'identity' | 'delegate';

/** Who may issue a credential. Pointers are into `credentialSubject`. */
export type IssuerRule =
  /** A policy root recognised to issue the type, or an entity so recognised along `recognizedIn`. */
  | { readonly kind: 'recognized' }
  /** A policy root, or an entity recognised to recognise. */
  | { readonly kind: 'recognizer' }
  /** The party that this member of the subject names by DID. */
  | { readonly kind: 'named'; readonly member: string }
  /** The grantee of each credential that it extends. */
  | { readonly kind: 'grantee-of-parents' }
  /** The importer of record of the entry. */
  | { readonly kind: 'importer' }
  /** The importer of record, or its broker under a power of attorney. */
  | { readonly kind: 'importer-or-broker' }
  /** Checked where it is used: policy signer, listed resolver, the issuer a list speaks for. */
  | { readonly kind: 'by-use' };

export interface EdgeRule {
  readonly kind: EdgeKind;
  readonly targets: readonly CredentialType[];
  /** True when a credential without this edge lacks something that it rests on. */
  readonly required?: boolean;
}

export interface ProfileEntry {
  readonly issuer: IssuerRule;
  /** The member of the subject that names, by `id`, whom it grants to; `''` is the subject itself. */
  readonly grantee?: string;
  readonly edges: Readonly<Record<string, EdgeRule>>;
  readonly status: 'required' | 'optional' | 'none';
  /** The axis that a fault of its chain falls on. */
  readonly axis: Axis;
  /** True when it gives authority and so must have existed before it is used. */
  readonly needsExistence?: boolean;
}

const IDENTITY = ['OrganizationIdentityCredential'] as const;
const CERTIFICATIONS = [
  'USMCACertificationOfOrigin',
  'CAFTADRCertificationOfOrigin',
  'NAFTACertificateOfOrigin',
] as const;
const LICENCES = ['IntellectualPropertyRightsLicenseCredential'] as const;
const RIGHTS = ['IntellectualPropertyRightsCredential'] as const;

const recognizedIn: EdgeRule = { kind: 'authority', targets: ['RecognizedEntityCredential'] };
const identity: EdgeRule = { kind: 'identity', targets: IDENTITY };

const certification: ProfileEntry = {
  issuer: { kind: 'named', member: 'certifier' },
  edges: {
    certifier: identity,
    basedOn: {
      kind: 'evidence',
      targets: [...CERTIFICATIONS, 'SupplierOriginDeclaration', 'ProductionRecordCredential'],
    },
  },
  status: 'required',
  axis: 'preference',
};

const entry: ProfileEntry = {
  issuer: { kind: 'importer-or-broker' },
  edges: {
    importer: identity,
    filer: identity,
    filedUnder: { kind: 'delegate', targets: ['PowerOfAttorneyCredential'] },
    supportedBy: {
      kind: 'evidence',
      targets: [
        ...CERTIFICATIONS,
        ...RIGHTS,
        ...LICENCES,
        'MakerAuthorizationCredential',
        'CertificationReceiptCredential',
        'ProductionRecordCredential',
        'SupplierOriginDeclaration',
        'CommercialInvoiceCredential',
        'BillOfLadingCredential',
        'PackingListCredential',
      ],
    },
  },
  status: 'optional',
  axis: 'filing',
};

const document = (member: string): ProfileEntry => ({
  issuer: { kind: 'named', member },
  edges: { [member]: identity },
  status: 'optional',
  axis: 'documents',
});

const evidenceOnly: ProfileEntry = {
  issuer: { kind: 'by-use' },
  edges: {},
  status: 'none',
  axis: 'integrity',
};

export const CHAIN_PROFILE: Readonly<Record<CredentialType, ProfileEntry>> = {
  RecognizedEntityCredential: {
    issuer: { kind: 'recognizer' },
    grantee: '',
    edges: { recognizedIn },
    status: 'required',
    axis: 'integrity',
    needsExistence: true,
  },
  OrganizationIdentityCredential: {
    issuer: { kind: 'recognized' },
    grantee: '',
    edges: { recognizedIn },
    status: 'required',
    axis: 'integrity',
  },
  IntellectualPropertyRightsCredential: {
    issuer: { kind: 'recognized' },
    grantee: 'intellectualPropertyRightsOwner',
    edges: { recognizedIn, assignedFrom: { kind: 'authority', targets: RIGHTS } },
    status: 'required',
    axis: 'ipr',
  },
  IntellectualPropertyRightsLicenseCredential: {
    issuer: { kind: 'grantee-of-parents' },
    grantee: 'licensee',
    edges: {
      extendsCredential: { kind: 'authority', targets: [...RIGHTS, ...LICENCES], required: true },
    },
    status: 'required',
    axis: 'ipr',
    needsExistence: true,
  },
  MakerAuthorizationCredential: {
    issuer: { kind: 'grantee-of-parents' },
    grantee: 'maker',
    edges: { extendsCredential: { kind: 'authority', targets: LICENCES, required: true } },
    status: 'required',
    axis: 'ipr',
    needsExistence: true,
  },
  USMCACertificationOfOrigin: certification,
  CAFTADRCertificationOfOrigin: certification,
  NAFTACertificateOfOrigin: certification,
  CertificationReceiptCredential: {
    issuer: { kind: 'importer' },
    edges: { received: { kind: 'evidence', targets: CERTIFICATIONS, required: true } },
    status: 'optional',
    axis: 'preference',
  },
  SupplierOriginDeclaration: {
    issuer: { kind: 'named', member: 'supplier' },
    edges: {
      certifier: identity,
      basedOn: {
        kind: 'evidence',
        targets: ['SupplierOriginDeclaration', 'ProductionRecordCredential'],
      },
    },
    status: 'required',
    axis: 'preference',
  },
  ProductionRecordCredential: {
    issuer: { kind: 'named', member: 'producer' },
    edges: {
      producer: identity,
      material: { kind: 'evidence', targets: ['SupplierOriginDeclaration'] },
    },
    status: 'optional',
    axis: 'preference',
  },
  PowerOfAttorneyCredential: {
    issuer: { kind: 'named', member: 'grantor' },
    grantee: 'agent',
    edges: { principal: identity },
    status: 'required',
    axis: 'filing',
    needsExistence: true,
  },
  CommercialInvoiceCredential: document('seller'),
  BillOfLadingCredential: document('carrier'),
  PackingListCredential: document('shipper'),
  CBP3461EntryCredential: entry,
  CBP7501EntrySummaryCredential: entry,
  EntryVerificationReportCredential: {
    issuer: { kind: 'by-use' },
    edges: {
      verified: {
        kind: 'evidence',
        targets: ['CBP7501EntrySummaryCredential', 'CBP3461EntryCredential'],
      },
    },
    status: 'optional',
    axis: 'integrity',
  },
  DidResolutionCredential: evidenceOnly,
  TrustPolicyCredential: evidenceOnly,
  BitstringStatusListCredential: evidenceOnly,
};

/** The entry credentials, of which a bundle holds exactly one. */
export const ENTRY_TYPES = ['CBP7501EntrySummaryCredential', 'CBP3461EntryCredential'] as const;

/** What the profile says of a type; undefined for a type that it does not know. */
export function profileOf(type: CredentialType | undefined): ProfileEntry | undefined {
  return type === undefined ? undefined : CHAIN_PROFILE[type];
}
