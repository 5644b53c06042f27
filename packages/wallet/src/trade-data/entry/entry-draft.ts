import type { AeInvoice } from '@originmark/customs';
import type { EntryLine, EntrySummary, ImporterOfRecord } from '@originmark/schemas';
import type { TradeProblem, TradeSource } from '../trade-problem.ts';

/** An entry line as far as its source tells. */
export type DraftLine = Partial<Omit<EntryLine, 'line'>> & Pick<EntryLine, 'line'>;

/** An entry summary as far as its source tells. */
export type DraftSummary = Partial<Omit<EntrySummary, 'importer' | 'lines'>> & {
  importer?: Partial<ImporterOfRecord>;
  lines: DraftLine[];
};

/** Who knows what an entry still lacks. */
export type KnownBy =
  | 'importer'
  | 'filer'
  | 'carrier'
  | 'party book'
  | 'invoice or parts list'
  | 'tariff';

/** Something that the source does not say. */
export interface EntryGap {
  /** JSON Pointer into the subject. */
  readonly pointer: string;
  readonly what: string;
  readonly knownBy: KnownBy;
  /** Without it there is no entry summary; the others are what checks would miss. */
  readonly isRequired: boolean;
}

/** What the source says that an entry summary has no member for, and that leads to what it lacks. */
export interface EntryClues {
  readonly filerCode?: string;
  readonly consigneeNumber?: string;
  /** `YYYY-MM-DD`, at the port. */
  readonly entryDate?: string;
  readonly importDate?: string;
  readonly lines: readonly LineClues[];
}

export interface LineClues {
  readonly line: number;
  readonly exporterMid?: string;
  readonly invoices: readonly AeInvoice[];
}

/** An entry as read: what is said, what it points to, what is missing. */
export interface EntryDraft {
  readonly subject: DraftSummary;
  readonly clues: EntryClues;
  readonly gaps: readonly EntryGap[];
}

/** A problem of an entry: at a record of AE, or at a place of JSON. */
export type EntryProblem = TradeProblem<Exclude<TradeSource, { readonly row: number }>>;

/** What was read from a file. */
export interface ReadEntries {
  readonly entries: readonly EntryDraft[];
  readonly problems: readonly EntryProblem[];
}
