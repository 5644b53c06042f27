/**
 * What the authority itself knows of an entry. Times in milliseconds since the epoch. Each value
 * replaces the importer's own statement; what is absent stays the importer's and is flagged.
 */
export interface EntryRecord {
  readonly entryNumber: string;
  readonly importedAt?: number;
  readonly enteredAt?: number;
  readonly claimedAt?: number;
  readonly lines: readonly EntryRecordLine[];
}

/** One line as it was filed. Amounts and quantities are decimal text. */
export interface EntryRecordLine {
  readonly line: number;
  readonly hts?: string;
  /** Null when the line was filed without a claim. */
  readonly spi?: string | null;
  readonly countryOfOrigin?: string;
  readonly enteredValue?: string;
  readonly manufacturerId?: string;
}

/** An officer's "mark observed": an audited input. */
export interface ObservedRight {
  readonly line: number;
  /** IRI of the right, as its credential or the policy's recordations name it. */
  readonly right: string;
}
