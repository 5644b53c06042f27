/** A party as a certification names it. All text is as written. */
export interface CertificationParty {
  readonly name?: string;
  readonly title?: string;
  readonly address?: {
    readonly streetAddress?: string;
    readonly addressLocality?: string;
    /** ISO 3166-1 alpha-2. */
    readonly addressCountry?: string;
  };
  readonly telephone?: string;
  readonly email?: string;
}

/** A good as a certification names it. */
export interface CertificationGood {
  readonly description?: string;
  readonly tariffClassification?: { readonly code: string };
  readonly originCriterion?: string;
  readonly ruleOfOrigin?: string;
  /** Whether the words that name Schedule II stand with it. */
  readonly scheduleII?: boolean;
  readonly netCost?: boolean;
  readonly countryOfOrigin?: string;
}

/** What a certification of origin says on its face. A text in place of a party is one of the law's own words. */
export interface CertificationFacts {
  readonly certifierRole?: string;
  readonly certifier?: CertificationParty;
  readonly exporter?: CertificationParty | string;
  readonly producer?: CertificationParty | readonly CertificationParty[] | string;
  readonly importer?: CertificationParty | readonly CertificationParty[] | string;
  readonly signatory?: CertificationParty;
  /** A date, or a date and time, that begins with `YYYY-MM-DD`. */
  readonly signedAt?: string;
  readonly goods?: readonly CertificationGood[];
  readonly invoiceNumber?: string;
  readonly blanketPeriod?: { readonly from: string; readonly until: string };
  readonly statement?: string;
  /** NAFTA: what stands in field 8 of the form. */
  readonly producerBasis?: string;
}

/** What the face does not say, and what an item may hang on. Left out means not known. */
export interface CertificationCircumstances {
  readonly covers?: 'one-shipment' | 'several-shipments-of-one-entry' | 'blanket';
  readonly isExporterTheCertifier?: boolean;
  readonly isProducerTheCertifier?: boolean;
  readonly isExporterTheProducer?: boolean;
  readonly knowsExporter?: boolean;
  readonly knowsImporter?: boolean;
  readonly knowsInvoiceNumber?: boolean;
  readonly isOfScheduleII?: boolean;
}
