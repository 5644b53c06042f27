import { LedgerError } from '../errors.ts';
import type { SpendingLimits } from './relay-limits.ts';

/** A request that is about to be paid for. */
export interface RelayEntry {
  /** EIP-712 digest of the request. */
  readonly digest: string;
  readonly owner: string;
  /** Most gas that the transaction may use. */
  readonly gas: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a relayer remembers of what it paid for, so that bounds hold across processes and crashes. */
export interface RelayLog {
  /**
   * Counts a request against its owner, once however often it comes, before anything is sent.
   * @returns the transaction of an earlier try, where there was one
   * @throws LedgerError `request.over-limit`
   */
  reserve(entry: RelayEntry, limits: SpendingLimits): Promise<{ readonly transaction?: string }>;
  /**
   * Runs work of which one at a time is done over this log, in whatever process: from looking whether a
   * request was sent to having sent it.
   */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Notes the transaction that is about to carry it. */
  sent(digest: string, transaction: string): Promise<void>;
  /** Notes what it cost in the end; 0 where nothing was sent. */
  settle(digest: string, gasUsed: number): Promise<void>;
}

/** A log that lasts as long as the process. */
export function createMemoryRelayLog(): RelayLog {
  const entries = new Map<string, RelayEntry & { transaction?: string }>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    exclusively(work) {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
    reserve(entry, limits) {
      const known = entries.get(entry.digest);
      const others = [...entries.values()].filter(
        ({ digest, at }) => digest !== entry.digest && at > entry.at - limits.windowMs,
      );
      const spent = {
        owner: sumOf(others.filter(({ owner }) => owner === entry.owner)),
        all: sumOf(others),
      };
      const { transaction } = known ?? {};
      const before = transaction === undefined ? {} : { transaction };
      return new Promise((resolve) => {
        assertWithin(entry, spent, limits);
        entries.set(entry.digest, { ...entry, ...before });
        resolve(before);
      });
    },
    sent(digest, transaction) {
      const known = entries.get(digest);
      if (known !== undefined) known.transaction = transaction;
      return Promise.resolve();
    },
    settle(digest, gasUsed) {
      const known = entries.get(digest);
      if (known !== undefined) entries.set(digest, { ...known, gas: gasUsed });
      return Promise.resolve();
    },
  };
}

function sumOf(entries: readonly RelayEntry[]): Spent {
  return { requests: entries.length, gas: entries.reduce((sum, { gas }) => sum + gas, 0) };
}

interface Spent {
  readonly requests: number;
  readonly gas: number;
}

/** What was spent within the window, the request in question not counted. */
export interface RelaySpent {
  readonly owner: Spent;
  readonly all: Spent;
}

/**
 * Holds a request against what its owner and all owners spent within the window.
 * @throws LedgerError `request.over-limit`
 */
export function assertWithin(
  { gas, owner }: Pick<RelayEntry, 'gas' | 'owner'>,
  spent: RelaySpent,
  limits: SpendingLimits,
): void {
  const hours = limits.windowMs / 3_600_000;
  const bounds = [
    [owner, spent.owner, limits.requestsPerOwner, limits.gasPerOwner, ''],
    ['all owners', spent.all, limits.requestsInAll, limits.gasInAll, ' for all of them'],
  ] as const;
  for (const [who, { gas: used, requests }, mostRequests, mostGas, whose] of bounds) {
    if (requests >= mostRequests)
      throw new LedgerError(
        'request.over-limit',
        `${who} had ${requests} writes within ${hours} h, and this relayer pays for ${mostRequests}${whose}`,
      );
    if (used + gas > mostGas)
      throw new LedgerError(
        'request.over-limit',
        `${who} used ${used} gas within ${hours} h, this write asks for ${gas}, and this relayer pays for ${mostGas}${whose}`,
      );
  }
}
