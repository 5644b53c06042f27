import type { AeParseResult } from './ae-record.ts';

export function parseAe(_file: string | Uint8Array): AeParseResult {
  throw new Error('not built yet');
}
