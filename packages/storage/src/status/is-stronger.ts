import type { RevocationKind } from '../tables.ts';

/** What counts in comparing revocations; times in ms. */
export interface WeighedRevocation {
  readonly kind: RevocationKind;
  readonly effectiveAt: number;
}

/** True for what acts from its effective date on; the other kinds act from the beginning. */
export function actsFromADay(kind: RevocationKind): boolean {
  return kind === 'ceased' || kind === 'clerical-replaced';
}

/**
 * Whether a revocation takes more than the one recorded before it, so that it may follow it: from
 * the beginning instead of from a day, or the same sooner, while the recorded day still lies ahead.
 * The database holds to the same rule (migration 5).
 */
export function isStronger(
  next: WeighedRevocation & { readonly recordedAt: number },
  before: WeighedRevocation,
): boolean {
  if (actsFromADay(before.kind) && !actsFromADay(next.kind)) return true;
  const isSooner = next.effectiveAt < before.effectiveAt;
  return next.kind === before.kind && isSooner && next.recordedAt < before.effectiveAt;
}
