import { canonicalizeJson, type JsonValue } from '@originmark/core';
import type { ChainVerdict, EntryVerdict } from '@originmark/schemas';

/** The bytes of a verdict: its JCS form (RFC 8785). Equal verdicts have equal text. */
export function formatVerdict(verdict: EntryVerdict | ChainVerdict): string {
  return canonicalizeJson(verdict as unknown as JsonValue);
}
