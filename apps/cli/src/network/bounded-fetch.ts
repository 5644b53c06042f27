import { CoreError, type FetchDocument } from '@originmark/core';

/** Failures of a host, not of one document. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'fetch.address-refused',
  'fetch.connect-failed',
  'fetch.dns-failed',
  'fetch.timed-out',
]);

export interface FetchBudget {
  /** Most requests of one verdict. */
  readonly maxRequests: number;
  /** Most milliseconds that the requests of one verdict take together. */
  readonly maxMs: number;
  readonly elapsed: () => number;
}

/**
 * Bounds what one bundle can make the verifier fetch: a number of requests, a time for all of them,
 * and a host that failed once is not asked again. Otherwise a bundle that names two hundred silent
 * hosts holds the verifier for half an hour.
 */
export function boundFetch(fetch: FetchDocument, budget: FetchBudget): FetchDocument {
  const failed = new Map<string, CoreError>();
  let requests = 0;
  let spentMs = 0;
  return async (url, limits) => {
    const host = URL.canParse(url) ? new URL(url).host : '';
    const failure = failed.get(host);
    if (failure !== undefined) throw failure;
    if (requests >= budget.maxRequests || spentMs >= budget.maxMs)
      throw new CoreError(
        'fetch.timed-out',
        `${host} was not asked: this verdict already made ${requests} requests in ${Math.round(spentMs)} ms, the most that one may; staple the evidence instead`,
      );
    requests += 1;
    const startedAt = budget.elapsed();
    try {
      return await fetch(url, limits);
    } catch (error) {
      if (error instanceof CoreError && UNREACHABLE.has(error.code)) failed.set(host, error);
      throw error;
    } finally {
      spentMs += budget.elapsed() - startedAt;
    }
  };
}
