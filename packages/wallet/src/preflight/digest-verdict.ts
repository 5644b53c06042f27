import { type CryptoPrimitives, digestJson, type JsonValue } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';

/** Digest of a verdict in canonical form: what a report names. */
export function digestVerdict(
  verdict: EntryVerdict,
  { crypto }: { readonly crypto: Pick<CryptoPrimitives, 'sha256'> },
): string {
  return digestJson(verdict as unknown as JsonValue, crypto.sha256);
}
