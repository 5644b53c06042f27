import { LedgerError } from '../errors.ts';
import type { RelayLimits } from './relay-limits.ts';

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
  reserve(
    entry: RelayEntry,
    limits: Pick<RelayLimits, 'requestsPerOwner' | 'gasPerOwner' | 'windowMs'>,
  ): Promise<{ readonly transaction?: string }>;
  /** Notes the transaction that carries it. */
  sent(digest: string, transaction: string): Promise<void>;
  /** Notes what it cost in the end; 0 where nothing was sent. */
  settle(digest: string, gasUsed: number): Promise<void>;
}

/** A log that lasts as long as the process. */
export function createMemoryRelayLog(): RelayLog {
  const entries = new Map<string, RelayEntry & { transaction?: string }>();
  return {
    reserve(entry, limits) {
      const known = entries.get(entry.digest);
      const others = [...entries.values()].filter(
        ({ digest, owner, at }) =>
          digest !== entry.digest && owner === entry.owner && at > entry.at - limits.windowMs,
      );
      const spent = {
        requests: others.length,
        gas: others.reduce((sum, { gas }) => sum + gas, 0),
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

/**
 * Holds a request against what its owner spent within the window, itself not counted.
 * @throws LedgerError `request.over-limit`
 */
export function assertWithin(
  { gas, owner }: Pick<RelayEntry, 'gas' | 'owner'>,
  spent: { readonly requests: number; readonly gas: number },
  limits: Pick<RelayLimits, 'requestsPerOwner' | 'gasPerOwner' | 'windowMs'>,
): void {
  const hours = limits.windowMs / 3_600_000;
  if (spent.requests >= limits.requestsPerOwner)
    throw new LedgerError(
      'request.over-limit',
      `${owner} had ${spent.requests} writes within ${hours} h, and this relayer pays for ${limits.requestsPerOwner}`,
    );
  if (spent.gas + gas > limits.gasPerOwner)
    throw new LedgerError(
      'request.over-limit',
      `${owner} used ${spent.gas} gas within ${hours} h and asks for ${gas}, and this relayer pays for ${limits.gasPerOwner}`,
    );
}
