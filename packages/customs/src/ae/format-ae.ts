import type { AeRecord } from './ae-record.ts';
import type { AeEntrySummary } from './summary.ts';

export function formatAe(_summary: AeEntrySummary | readonly AeRecord[]): string {
  throw new Error('not built yet');
}
