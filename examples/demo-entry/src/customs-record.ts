import type { EntrySummary } from '@originmark/schemas';

/** What the customs authority knows of the entry by itself: the summary as filed, and its own times. */
export interface CustomsRecord {
  entryNumber: string;
  entryVersion: number;
  /** Arrival, RFC 3339 with the offset of the port. */
  importedAt: string;
  /** Time of entry. */
  enteredAt: string;
  /** When the summary was filed. */
  claimedAt: string;
  summary: EntrySummary;
}
