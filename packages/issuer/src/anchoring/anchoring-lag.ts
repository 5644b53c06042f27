import type { AnchorBacklog, MissingBatch, OpenBatch } from '@originmark/storage';

/** How far anchoring lags behind, at one moment. Durations in ms, times in ms since 1970. */
export interface AnchoringLag {
  readonly at: number;
  /** Items in no batch yet. */
  readonly waiting: number;
  /** Age of the oldest of them. */
  readonly oldestWaitingMs?: number;
  readonly open: readonly (OpenBatch & { readonly ageMs: number })[];
  /** Age of the oldest item that has no proof yet, in a batch or not: the lag. 0 where all have one. */
  readonly lagMs: number;
  readonly boundMs: number;
  readonly lastConfirmed?: NonNullable<AnchorBacklog['lastConfirmed']>;
  /** Batches that were final and that the ledger no longer holds. */
  readonly missing: readonly MissingBatch[];
  /** `late`: something has waited longer than the bound. `damaged`: a final batch is gone. */
  readonly state: 'within-bound' | 'late' | 'damaged';
}

/** Says how far anchoring lags behind, and whether that is more than it may. */
export function anchoringLag(
  backlog: AnchorBacklog,
  { boundMs, now }: { readonly now: number; readonly boundMs: number },
): AnchoringLag {
  const { lastConfirmed, missing, oldestUnprovenAt, oldestWaitingAt, open, waiting } = backlog;
  // A clock that was set back makes nothing older than it is.
  const ageOf = (since: number): number => Math.max(0, now - since);
  const lagMs = oldestUnprovenAt === undefined ? 0 : ageOf(oldestUnprovenAt);
  const late = lagMs > boundMs ? 'late' : 'within-bound';
  return {
    at: now,
    waiting,
    ...(oldestWaitingAt !== undefined && { oldestWaitingMs: ageOf(oldestWaitingAt) }),
    open: open.map((batch) => ({ ...batch, ageMs: ageOf(batch.claimedAt) })),
    lagMs,
    boundMs,
    ...(lastConfirmed !== undefined && { lastConfirmed }),
    missing,
    state: missing.length > 0 ? 'damaged' : late,
  };
}
