/**
 * What the authority itself knows of an entry, as it was filed. Times in milliseconds since the epoch.
 * Times and claims replace the importer's own statement, and what is absent stays the importer's and is
 * flagged; everything is compared with what was presented wherever both have it.
 */
export interface EntryRecord {
  readonly entryNumber: string;
  readonly importedAt?: number;
  readonly enteredAt?: number;
  readonly claimedAt?: number;
  /**
   * The record as it was given, whole. Nothing is read from it; its digest stands in the verdict, so that
   * two records never go by one name.
   */
  readonly source?: Uint8Array | string;
  readonly entryType?: string;
  readonly portOfEntry?: string;
  readonly portOfUnlading?: string;
  readonly modeOfTransport?: string;
  readonly carrierCode?: string;
  readonly vessel?: string;
  /** Each bill with all the numbers it goes by (master, house, in-bond), any of which names it. */
  readonly bills?: readonly (readonly string[])[];
  readonly importerNumber?: string;
  readonly consigneeNumber?: string;
  readonly stateOfDestination?: string;
  readonly bond?: { readonly bondType: string; readonly surety?: string };
  /** Amounts in US dollars. */
  readonly totals?: {
    readonly enteredValue?: string;
    readonly duty?: string;
    readonly fees?: string;
  };
  readonly lines: readonly EntryRecordLine[];
}

/** One line as it was filed. Amounts (US dollars) and quantities are decimal text. */
export interface EntryRecordLine {
  readonly line: number;
  readonly hts?: string;
  /** Tariff numbers beside the one that classifies the good. */
  readonly secondaryHts?: readonly string[];
  /** Null when the line was filed without a claim. */
  readonly spi?: string | null;
  readonly countryOfOrigin?: string;
  readonly countryOfExport?: string;
  /** YYYY-MM-DD. */
  readonly exportDate?: string;
  readonly description?: string;
  /** In the units of the AE records or of Recommendation 20. */
  readonly quantities?: readonly { readonly value: string; readonly unit: string }[];
  readonly enteredValue?: string;
  readonly charges?: string;
  readonly grossWeight?: { readonly value: string; readonly unit: string };
  readonly textileCategory?: string;
  readonly relatedParties?: boolean;
  readonly invoiceNumbers?: readonly string[];
  readonly manufacturerId?: string;
  readonly duty?: string;
  readonly fees?: readonly { readonly class: string; readonly amount: string }[];
}

/** An officer's "mark observed": an audited input. */
export interface ObservedRight {
  readonly line: number;
  /** IRI of the right, as its credential or the policy's recordations name it. */
  readonly right: string;
  /** Whether the goods differ physically and materially from those that the owner has authorised; absent: not looked at. */
  readonly isMateriallyDifferent?: boolean;
  /** Whether they bear the label that the Lever rule prescribes; absent: not looked at. */
  readonly hasLeverLabel?: boolean;
}
