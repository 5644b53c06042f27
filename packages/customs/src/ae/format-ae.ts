import type { AeRecord } from './ae-record.ts';
import { encodeSummary } from './encode-summary.ts';
import type { AeEntrySummary } from './summary.ts';

/**
 * Writes AE records. Records read by `parseAe` come out byte for byte as they were, with their own line ends.
 * A summary is written as records of exactly 80 columns with LF, amounts filled with zeros on the left; reading them
 * again gives the same summary. Envelope records and records 88 and 89 are not written: their columns are not known here.
 * Throws `ae-value-unwritable` for a value that does not fit its columns (fold accents with `foldToAscii` first).
 */
export function formatAe(source: AeEntrySummary | readonly AeRecord[]): string {
  if (isRecords(source)) return source.map(({ raw, terminator }) => raw + terminator).join('');
  return encodeSummary(source)
    .map((record) => `${record}\n`)
    .join('');
}

function isRecords(source: AeEntrySummary | readonly AeRecord[]): source is readonly AeRecord[] {
  return Array.isArray(source);
}
