import { parseDateTime } from '@originmark/core';
import type { EntrySummary } from '@originmark/schemas';

/**
 * What the customs authority knows of the entry by itself: the lines as filed, and its own times, in
 * milliseconds since 1970-01-01T00:00:00Z. The verifier takes it as its `record`.
 */
export interface CustomsRecord {
  entryNumber: string;
  importedAt?: number;
  enteredAt?: number;
  claimedAt?: number;
  lines: CustomsRecordLine[];
}

/** A line as filed. */
export interface CustomsRecordLine {
  line: number;
  hts?: string;
  /** Null when the line was filed without a claim. */
  spi?: string | null;
  countryOfOrigin?: string;
  enteredValue?: string;
  manufacturerId?: string;
}

/** The record that the authority would have of a summary. */
export function toCustomsRecord(summary: EntrySummary): CustomsRecord {
  const importedAt = parseDateTime(summary.importedAt);
  const enteredAt = parseDateTime(summary.enteredAt);
  const claimedAt = parseDateTime(summary.claimedAt);
  return {
    entryNumber: summary.entryNumber,
    ...(importedAt !== undefined && { importedAt }),
    ...(enteredAt !== undefined && { enteredAt }),
    ...(claimedAt !== undefined && { claimedAt }),
    lines: summary.lines.map((line) => ({
      line: line.line,
      hts: line.hts,
      spi: line.spi ?? null,
      countryOfOrigin: line.countryOfOrigin,
      enteredValue: line.enteredValue.amount,
      ...(line.manufacturerId !== undefined && { manufacturerId: line.manufacturerId }),
    })),
  };
}
