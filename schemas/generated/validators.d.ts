// Made by scripts/generate-schemas.mjs from schemas/definitions. Do not edit.
export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidationError[] | null;
}
export declare const BillOfLadingCredential: Validator;
export declare const BitstringStatusListCredential: Validator;
export declare const CAFTADRCertificationOfOrigin: Validator;
export declare const CBP3461EntryCredential: Validator;
export declare const CBP7501EntrySummaryCredential: Validator;
export declare const CertificationReceiptCredential: Validator;
export declare const CommercialInvoiceCredential: Validator;
export declare const DidResolutionCredential: Validator;
export declare const EntryVerificationReportCredential: Validator;
export declare const IntellectualPropertyRightsCredential: Validator;
export declare const IntellectualPropertyRightsLicenseCredential: Validator;
export declare const MakerAuthorizationCredential: Validator;
export declare const NAFTACertificateOfOrigin: Validator;
export declare const OrganizationIdentityCredential: Validator;
export declare const PackingListCredential: Validator;
export declare const PowerOfAttorneyCredential: Validator;
export declare const ProductionRecordCredential: Validator;
export declare const RecognizedEntityCredential: Validator;
export declare const SupplierOriginDeclaration: Validator;
export declare const TrustPolicyCredential: Validator;
export declare const USMCACertificationOfOrigin: Validator;
export declare const ChainVerdict: Validator;
export declare const CsvMapping: Validator;
export declare const DrawDownCounters: Validator;
export declare const EntryBundle: Validator;
export declare const EvidencePackage: Validator;
export declare const OriginRuleSet: Validator;
export declare const PartyBook: Validator;
export declare const PreflightReport: Validator;
export declare const VerifiablePresentation: Validator;
export declare const TrustPolicy: Validator;
export declare const EntryVerdict: Validator;
