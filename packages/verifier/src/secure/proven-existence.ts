import type { ParsedJws } from '@originmark/core';

/**
 * By when (ms) a signed form provably existed; undefined when nothing proves it. Asked of the exact
 * signed form, signature included: a proof over a payload would let a thief sign it later.
 */
export type ExistedAt = (jws: ParsedJws) => number | undefined;

/**
 * What was received existed when it was; what a ledger shows to be older, earlier.
 * @param proven the earliest proven moment (ms) of a token, by its exact text
 */
export function provenExistence(
  { presentedAt }: { readonly presentedAt: number },
  proven: ReadonlyMap<string, number> = new Map(),
): ExistedAt {
  if (proven.size === 0) return () => presentedAt;
  return ({ token }) => Math.min(presentedAt, proven.get(token) ?? presentedAt);
}
