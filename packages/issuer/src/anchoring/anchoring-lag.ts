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
  /** What bears a time later than now: a clock runs ahead, or this one behind, so that ages are not known. */
  readonly ahead?: StampAhead;
  /**
   * `late`: something has waited longer than the bound. `damaged`: a final batch is gone.
   * `clock-ahead`: whether something is late cannot be told.
   */
  readonly state: 'within-bound' | 'late' | 'damaged' | 'clock-ahead';
}

/** What is farthest ahead of this clock, and by how much. */
export interface StampAhead {
  readonly what: 'document' | 'batch' | 'ledger';
  readonly ms: number;
}

/** Clocks that differ by less agree. */
const SKEW_MS = 60_000;

/** Says how far anchoring lags behind, and whether that is more than it may. */
export function anchoringLag(
  backlog: AnchorBacklog,
  { boundMs, now }: { readonly now: number; readonly boundMs: number },
): AnchoringLag {
  const { lastConfirmed, missing, oldestWaitingAt, open, waiting } = backlog;
  // A clock that was set back makes nothing older than it is.
  const ageOf = (since: number): number => Math.max(0, now - since);
  const lagMs = ageOf(oldestOf(backlog));
  const ahead = findAhead(backlog, now);
  return {
    at: now,
    waiting,
    ...(oldestWaitingAt !== undefined && { oldestWaitingMs: ageOf(oldestWaitingAt) }),
    open: open.map((batch) => ({ ...batch, ageMs: ageOf(batch.claimedAt) })),
    lagMs,
    boundMs,
    ...(lastConfirmed !== undefined && { lastConfirmed }),
    missing,
    ...(ahead !== undefined && { ahead }),
    state: stateOf({ isDamaged: missing.length > 0, isLate: lagMs > boundMs, ahead }),
  };
}

/** What is in a batch was there when the batch was made, whatever the clock said that stamped it. */
function oldestOf({ oldestUnprovenAt = Infinity, open }: AnchorBacklog): number {
  return Math.min(oldestUnprovenAt, ...open.map(({ claimedAt }) => claimedAt));
}

function findAhead(
  { lastConfirmed, newestUnprovenAt = 0, open }: AnchorBacklog,
  now: number,
): StampAhead | undefined {
  const stamps: readonly (readonly [StampAhead['what'], number])[] = [
    ['document', newestUnprovenAt],
    ['batch', Math.max(0, ...open.map(({ claimedAt }) => claimedAt))],
    ['ledger', lastConfirmed?.blockAt ?? 0],
  ];
  const [first] = stamps
    .map(([what, at]) => ({ what, ms: at - now }))
    .filter(({ ms }) => ms > SKEW_MS)
    .sort((one, other) => other.ms - one.ms);
  return first;
}

function stateOf(found: {
  readonly isDamaged: boolean;
  readonly isLate: boolean;
  readonly ahead: StampAhead | undefined;
}): AnchoringLag['state'] {
  if (found.isDamaged) return 'damaged';
  if (found.isLate) return 'late';
  return found.ahead === undefined ? 'within-bound' : 'clock-ahead';
}
