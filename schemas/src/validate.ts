import * as generated from '../generated/validators.js';

/** The credential types of the chain profile that have a schema. */
export const CREDENTIAL_TYPES = [
  'BillOfLadingCredential',
  'BitstringStatusListCredential',
  'CAFTADRCertificationOfOrigin',
  'CBP3461EntryCredential',
  'CBP7501EntrySummaryCredential',
  'CertificationReceiptCredential',
  'CommercialInvoiceCredential',
  'DidResolutionCredential',
  'EntryVerificationReportCredential',
  'IntellectualPropertyRightsCredential',
  'IntellectualPropertyRightsLicenseCredential',
  'MakerAuthorizationCredential',
  'NAFTACertificateOfOrigin',
  'OrganizationIdentityCredential',
  'PackingListCredential',
  'PowerOfAttorneyCredential',
  'ProductionRecordCredential',
  'RecognizedEntityCredential',
  'SupplierOriginDeclaration',
  'TrustPolicyCredential',
  'USMCACertificationOfOrigin',
] as const;
export type CredentialType = (typeof CREDENTIAL_TYPES)[number];

/** The formats that are not credentials. */
export const FORMAT_NAMES = [
  'ChainVerdict',
  'CsvMapping',
  'DrawDownCounters',
  'EntryBundle',
  'EntryVerdict',
  'EvidencePackage',
  'OriginRuleSet',
  'PartyBook',
  'PreflightReport',
  'TrustPolicy',
  'VerifiablePresentation',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Where a document departs from its schema. */
export interface SchemaFault {
  /** JSON Pointer into the document. */
  readonly pointer: string;
  /** The JSON Schema keyword that failed. */
  readonly keyword: string;
  /** What the keyword asked for, as the schema says it. */
  readonly expected: unknown;
}

/** A plain object: looking a name up in a module's namespace costs more than many a validation. */
const validators = { ...generated };

const KNOWN: ReadonlySet<string> = new Set(CREDENTIAL_TYPES);

export function isCredentialType(type: unknown): type is CredentialType {
  return typeof type === 'string' && KNOWN.has(type);
}

/** The first fault of a credential against the schema of its type, or undefined when it has none. */
export function validateCredential(type: CredentialType, value: unknown): SchemaFault | undefined {
  return firstFault(validators[type], value);
}

/** The first fault of a document against the schema of its format, or undefined when it has none. */
export function validateFormat(format: FormatName, value: unknown): SchemaFault | undefined {
  return firstFault(validators[format], value);
}

/**
 * Alternatives report every branch. The deepest place says most about what was meant; where no
 * branch got further than the alternatives themselves, none of them was meant more than another,
 * and the fault is that none fits.
 */
function firstFault(validate: generated.Validator, value: unknown): SchemaFault | undefined {
  if (validate(value)) return undefined;
  const faults = validate.errors ?? [];
  const depth = Math.max(...faults.map(countSegments));
  const deepest = faults.find((fault) => countSegments(fault) === depth);
  if (deepest === undefined) return { pointer: '', keyword: 'unknown', expected: null };
  const { instancePath } = deepest;
  // Alternatives come after their branches, so the last ones at a place are the outermost.
  const alternatives = faults.findLast(
    (fault) => fault.keyword === 'oneOf' && fault.instancePath === instancePath,
  );
  const { keyword, params } = alternatives ?? deepest;
  return { pointer: instancePath, keyword, expected: params };
}

/** A slash inside a member name is written ~1, so each slash opens a segment. */
function countSegments({ instancePath }: { readonly instancePath: string }): number {
  return instancePath.split('/').length;
}
