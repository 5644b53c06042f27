import type { LocalDate } from '../dates/local-date.ts';

/**
 * An entry summary as its AE records say it, decoded. Property names are the field names of the record table; an absent
 * property was blank. Money and quantities are plain decimal strings (US dollars unless named otherwise), days are
 * `YYYY-MM-DD`, a `Y` indicator is `true`
 * and its absence says nothing. Nothing here was judged: a preference claim is what `spi` says.
 */
export interface AeEntrySummary {
  readonly header: AeHeader;
  readonly content: AeContent;
  readonly cargo?: AeCargo;
  readonly bills: readonly AeBill[];
  readonly bonds: readonly AeBond[];
  /** Codes of documents said to be missing, record 33. */
  readonly missingDocuments: readonly string[];
  /** Fees given once for the entry, record 34. */
  readonly headerFees: readonly AeFee[];
  /** Parties given once for the entry, SE50 before the first line. */
  readonly parties: readonly AeParty[];
  readonly lines: readonly AeLine[];
  readonly totals?: AeTotals;
}

/** Record 10. */
export interface AeHeader {
  /** `A` add, `R` replace. A deletion (`D`) has no summary. */
  readonly action: 'A' | 'R';
  /** With hyphens, `FFF-NNNNNNN-C`; a wrong check digit is a problem of the file, the number stays as filed. */
  readonly entryNumber: string;
  /** Schedule D, `DDPP`. */
  readonly port: string;
  readonly brokerReference?: string;
  /** `01` consumption, `02` quota, `06` FTZ, … */
  readonly entryType: string;
  readonly modeOfTransport?: string;
  readonly bondWaiver?: string;
  readonly electronicSignature?: string;
  readonly cargoReleaseCertification?: string;
  readonly electronicInvoice?: true;
  readonly consolidated?: true;
  readonly usage?: string;
  readonly live?: true;
  readonly deferredTax?: string;
  readonly ftaReconciliation?: true;
  readonly reconciliationIssue?: string;
  readonly paymentType?: string;
  readonly statementDate?: LocalDate;
  readonly periodicMonth?: string;
  readonly clientBranch?: string;
  readonly bondWaiverReason?: string;
  readonly postSummaryCorrection?: true;
  readonly acceleratedLiquidation?: string;
  readonly knownImporter?: string;
  readonly pga?: string;
  readonly temporaryImportBond?: string;
  readonly expressInformal?: string;
}

/** Record 11. */
export interface AeContent {
  readonly importerNumber: string;
  readonly consigneeNumber?: string;
  readonly notifyParty?: string;
  readonly entryDate?: LocalDate;
  readonly importDate?: LocalDate;
  readonly stateOfDestination?: string;
  readonly foreignTradeZone?: string;
}

/** Record 20. */
export interface AeCargo {
  readonly carrier?: string;
  readonly portOfUnlading?: string;
  readonly arrivalDate?: LocalDate;
  readonly locationOfGoods?: string;
  readonly conveyance?: string;
  readonly vessel?: string;
  readonly examinationPort?: string;
  readonly inTransitDate?: LocalDate;
}

/** Records 22 and 23. */
export interface AeBill {
  readonly quantity?: string;
  readonly unit?: string;
  readonly components: readonly AeBillComponent[];
}

export interface AeBillComponent {
  /** `M` master, `H` house, `S` sub-house, `I` in-bond. */
  readonly type: string;
  readonly issuer?: string;
  readonly number: string;
}

/** Record 31. */
export interface AeBond {
  /** `8` continuous, `9` single transaction. */
  readonly bondType: string;
  readonly designation?: string;
  readonly indicator?: string;
  readonly surety?: string;
  /** Ten columns as filed: our source does not say how many are cents. */
  readonly amount?: string;
  readonly reference?: string;
}

/** Records 34, 60, 61 and 62. */
export interface AeFee {
  /** `499` merchandise processing, `501` harbor maintenance, `056` cotton, … */
  readonly accountingClass: string;
  readonly amountUsd: string;
}

/** Records SE50 and SE51. */
export interface AeParty {
  /** `MF` manufacturer, `EX` exporter, `SE` seller, `BY` buyer, `ST` ship-to, … */
  readonly entityCode: string;
  /** Upper-case ASCII, cut at 35 characters. */
  readonly name?: string;
  readonly idQualifier?: string;
  readonly id?: string;
  /** Global business identifiers. */
  readonly identifiers: readonly AeIdentifier[];
}

export interface AeIdentifier {
  readonly qualifier: 'LEI' | 'GLN' | 'DUNS' | 'ALTA';
  readonly id: string;
}

/** Record 40 and those that follow it up to the next 40. */
export interface AeLine {
  readonly line: number;
  readonly setIndicator?: 'X' | 'V';
  /** Non-preferential origin, ISO 3166-1, or `**` when unknown. */
  readonly countryOfOrigin?: string;
  readonly exportCountry?: string;
  readonly exportDate?: LocalDate;
  readonly textileExportDate?: LocalDate;
  /** The preference claimed, see `parseSpi`. */
  readonly spi?: string;
  /** Whole US dollars. */
  readonly chargesUsd?: string;
  readonly foreignPort?: string;
  readonly grossKg?: string;
  readonly textileCategory?: string;
  readonly productClaim?: string;
  readonly relatedParties?: boolean;
  readonly netCost?: true;
  readonly feeExemption?: string;
  readonly adNonReimbursement?: string;
  readonly invoices: readonly AeInvoice[];
  readonly rulings: readonly AeRuling[];
  readonly descriptions: readonly string[];
  readonly articleParties: readonly AeArticleParty[];
  readonly parties: readonly AeParty[];
  readonly tariffs: readonly AeTariff[];
  readonly irTaxes: readonly AeFee[];
  readonly otherRevenue: readonly AeFee[];
  readonly fees: readonly AeFee[];
  /** Reasons of a post-summary correction, record 63. */
  readonly correctionReasons: readonly string[];
}

/** Record 42. */
export interface AeInvoice {
  readonly supplierId?: string;
  readonly invoiceNumber: string;
  /** Lines of the invoice, both ends included. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

/** Record 43. */
export interface AeRuling {
  readonly type: string;
  readonly number: string;
}

/** Record 47. */
export interface AeArticleParty {
  /** `M` manufacturer, `C` delivered to, `S` sold to, `E` foreign exporter. */
  readonly role: 'M' | 'C' | 'S' | 'E';
  /** MID or hyphenated importer number. */
  readonly id: string;
}

/** Record 50 with its 51 to 54. */
export interface AeTariff {
  /** Dotted, `6205.20.2066`. */
  readonly hts: string;
  readonly dutyUsd?: string;
  /** Whole US dollars. */
  readonly valueUsd?: string;
  readonly quantities: readonly { readonly value: string; readonly unit: string }[];
  /** Units that stand without a quantity, such as `X` where the tariff asks for none [knowledge]; absent for none. */
  readonly bareUnits?: readonly string[];
  readonly visas: readonly string[];
  readonly licences: readonly { readonly type: string; readonly number: string }[];
  readonly adCvd: readonly AeAdCvd[];
  readonly declarations: readonly { readonly type: string; readonly payload: string }[];
}

/** Record 53. */
export interface AeAdCvd {
  readonly caseNumber: string;
  /** `B` bond, `C` cash. */
  readonly deposit?: string;
  /** Eight columns as filed: our source does not say how many are decimals. */
  readonly rate?: string;
  readonly rateType?: string;
  readonly valueUsd?: string;
  readonly quantity?: string;
  readonly dutyUsd?: string;
  readonly nonReimbursementId?: string;
}

/** Record 90. */
export interface AeTotals {
  readonly dutyUsd?: string;
  readonly feesUsd?: string;
  readonly irTaxUsd?: string;
  readonly antiDumpingUsd?: string;
  readonly countervailingUsd?: string;
  readonly otherUsd?: string;
}
