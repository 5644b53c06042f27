import type { LocalDate } from '../dates/local-date.ts';
import type { SourceMark } from '../source-mark.ts';
import type { DataElement } from './data-element.ts';
import type { OriginLimits } from './origin-limits.ts';

export type AgreementId = 'USMCA' | 'CAFTA-DR' | 'NAFTA';
export type ClaimBasis = 'certification' | 'importer-knowledge';
export type CertifierRole = 'IMPORTER' | 'EXPORTER' | 'PRODUCER';

/** A country bound by an agreement, from the day it entered into force there. */
export interface AgreementParty {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly inForceFrom: LocalDate;
  readonly source: SourceMark;
}

/** One way in which a good can originate, and how certifications write it. */
export interface OriginCriterion {
  /** Our name: the letter of the certificate, or the paragraph where the law has no letters. */
  readonly id: string;
  /** Accepted writings, compared without blanks and without a leading `GN`. */
  readonly notations: readonly string[];
  readonly meaning: string;
  /** Needs a product-specific rule to be met, so the certification should name it. */
  readonly needsProductRule: boolean;
  /** Chapters of the tariff (two digits) for which it is not available. */
  readonly excludedChapters: readonly string[];
  /** Not available for a good produced in a United States foreign-trade zone. */
  readonly isBarredInUsForeignTradeZone: boolean;
  readonly source: SourceMark;
}

/** Where the address of a party to a certification must lie. */
export interface TerritoryRule {
  readonly countries: readonly string[];
  readonly source: SourceMark;
}

/** When a certification can be done without. The good must qualify all the same. */
export interface WaiverRule {
  /** At or below this value of originating goods, in US dollars. */
  readonly amountUsd: string;
  readonly isNonCommercialWaived: true;
  /** `submission`: no copy need be handed in; `possession`: none need be had. */
  readonly waives: 'submission' | 'possession';
  /** Whether the invoice of a commercial importation must carry a signed statement of origin instead. */
  readonly needsInvoiceStatement: boolean;
  /** Days from CBP's notice that the importation is one of a series; without a notice a series matters nothing. */
  readonly seriesNoticeDays: number;
  readonly source: SourceMark;
}

/** Who keeps the records, how long and from when. */
export interface RetentionRule {
  readonly who: 'importer' | 'us-exporter-or-producer';
  readonly years: number;
  readonly from: 'importation' | 'entry' | 'completion' | 'signature';
  readonly citation: string;
  readonly source: SourceMark;
}

/** A special program indicator under which one party's content counts as that of a stranger. */
export interface ThirdCountryRule {
  readonly spi: string;
  readonly country: string;
  readonly citation: string;
  readonly source: SourceMark;
}

/** What the certification must state, and how exactly. */
export interface StatementRule {
  readonly text: string;
  /** SHA-256 of the text in UTF-8 as multibase base64url of a multihash: the words without carrying them. */
  readonly digest: string;
  /** `included`: these words; `substantially`: these clauses in other words are enough. */
  readonly comparison: 'included' | 'substantially';
  readonly source: SourceMark;
}

/** The face of a certification under one agreement: everything that can be judged without the origin of the good. */
export interface Agreement {
  readonly id: AgreementId;
  readonly name: string;
  readonly spis: readonly string[];
  readonly parties: readonly AgreementParty[];
  /** Days of entry on which a claim may be made; `until` is the last day and absent while in force. */
  readonly entered: {
    readonly from: LocalDate;
    readonly until?: LocalDate;
    readonly source: SourceMark;
  };
  readonly claimBases: readonly ClaimBasis[];
  readonly certifierRoles: readonly CertifierRole[];
  /** A role without a rule here may have its address anywhere. */
  readonly territories: Partial<Record<Lowercase<CertifierRole>, TerritoryRule>>;
  readonly criteria: readonly OriginCriterion[];
  readonly blanketMaxMonths: number;
  /** Years from completion during which the certification is accepted. */
  readonly acceptanceYears: number;
  readonly retentionYears: number;
  readonly retention: readonly RetentionRule[];
  readonly waiver: WaiverRule;
  readonly statement: StatementRule;
  /** What a certification must say, in the order of the regulation. */
  readonly elements: readonly DataElement[];
  /** Languages (ISO 639-1) in which it may be made out; absent where none was read. CBP may ask for a translation. */
  readonly languages?: { readonly codes: readonly string[]; readonly source: SourceMark };
  readonly limits: OriginLimits;
  readonly treatsAsThirdCountry: readonly ThirdCountryRule[];
  readonly clockSources: {
    readonly blanket: SourceMark;
    readonly acceptance: SourceMark;
    readonly retention: SourceMark;
  };
  /** Whether the sections cited below were read. */
  readonly citationsSource: SourceMark;
  /** Section by rule, for findings. */
  readonly citations: {
    readonly claim: string;
    readonly certification: string;
    readonly possession: string;
    readonly certifier: string;
    readonly statement: string;
    readonly criterion: string;
    readonly blanket: string;
    readonly acceptance: string;
    readonly waiver: string;
    readonly retention: string;
    readonly postImportation: string;
    readonly correction: string;
  };
}
