import { setTimeout } from 'node:timers/promises';

const POLL_MS = 100;

/** A process that is waited for, and where it says that it is ready. */
export interface Awaited {
  readonly name: string;
  readonly url: string;
}

/** What happened while waiting. */
export type Waited = { readonly ready: true; readonly seconds: number } | { readonly ready: false };

/**
 * Asks every 100 ms until the process answers that it is ready, for so long at most.
 * @param signal ends the waiting
 */
export async function waitUntilReady(
  { url }: Awaited,
  options: {
    readonly patienceMs: number;
    readonly elapsed: () => number;
    readonly signal: AbortSignal;
    readonly fetch?: typeof fetch;
  },
): Promise<Waited> {
  const { elapsed, patienceMs, signal } = options;
  const ask = options.fetch ?? fetch;
  const since = elapsed();
  while (!signal.aborted && elapsed() - since < patienceMs) {
    const isReady = await ask(url, { signal }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return { ready: true, seconds: (elapsed() - since) / 1000 };
    await setTimeout(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
  return { ready: false };
}
