import type { AeEntrySummary } from './summary.ts';

/** One line of an AE file. `raw` is never changed, so that writing the records gives the same bytes again. */
export interface AeRecord {
  /** Position in the file, from 1. */
  readonly record: number;
  /** `10`, `40`, `SE50`, `A`, …; the first two characters when the record is unknown. */
  readonly id: string;
  readonly raw: string;
  readonly terminator: '\n' | '\r\n' | '';
}

export type AeProblemCode =
  | 'too-large'
  | 'too-many-problems'
  | 'not-text'
  | 'not-ae'
  | 'length'
  | 'not-ascii'
  | 'mandatory-missing'
  | 'bad-character'
  | 'bad-code'
  | 'bad-date'
  | 'bad-amount'
  | 'bad-number'
  | 'bad-hts'
  | 'not-blank'
  | 'out-of-order'
  | 'repeated'
  | 'record-missing'
  | 'orphan'
  | 'deletion'
  | 'entry-number'
  | 'identifier'
  | 'line-number'
  | 'total';

/** What is wrong in a file, where, and what was expected instead. */
export interface AeProblem {
  readonly code: AeProblemCode;
  /** Position in the file, from 1; 0 for the file as a whole. */
  readonly record: number;
  readonly id: string;
  /** Columns, from 1, both included; 0 for the whole record. */
  readonly from: number;
  readonly to: number;
  readonly field?: string;
  readonly found: string;
  readonly expected: string;
  readonly message: string;
}

/** Characters in columns that our source does not describe. They are kept in `raw` and given no meaning. */
export interface AeOpaqueColumns {
  readonly record: number;
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface AeParseResult {
  readonly records: readonly AeRecord[];
  /**
   * Present only when the file could be read without loss of meaning. Problems of substance (`entry-number`,
   * `identifier`, `total`) leave it in place, and so do unknown records, which are listed in `unknown`; every other
   * problem takes it away.
   */
  readonly summary?: AeEntrySummary;
  readonly problems: readonly AeProblem[];
  /** Records whose type is not in the table, in order. */
  readonly unknown: readonly AeRecord[];
  readonly opaque: readonly AeOpaqueColumns[];
}
