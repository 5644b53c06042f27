import type { ParsedJws } from '@originmark/core';

/**
 * By when (ms) a signed form provably existed; undefined when nothing proves it. Asked of the exact
 * signed form, signature included: a proof over a payload would let a thief sign it later.
 */
export type ExistedAt = (jws: ParsedJws) => number | undefined;

/** Nothing but the verifier's own receipt proves existence until proofs from a ledger are checked. */
export function provenExistence({ presentedAt }: { readonly presentedAt: number }): ExistedAt {
  return () => presentedAt;
}
