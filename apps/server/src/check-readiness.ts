import { setTimeout } from 'node:timers/promises';
import type { Resources } from './resources.ts';
import type { Readiness } from './routes/health.ts';

const PATIENCE_MS = 2_000;

/** Asks everything that a role needs; what does not answer in time fails. */
export function checkReadiness({
  database,
  ledger,
}: Pick<Resources, 'database' | 'ledger'>): Readiness {
  return async () => {
    const [ofDatabase, ofLedger] = await Promise.all([
      wrongWith(() =>
        database.transaction('reader', (tx) =>
          tx.selectFrom('tenant').select('id').limit(1).execute(),
        ),
      ),
      wrongWith(() => ledger.request('eth_chainId', [])),
    ]);
    return { database: ofDatabase, ledger: ofLedger };
  };
}

/** What is wrong with something that should answer soon; undefined where it does. */
export async function wrongWith(ask: () => Promise<unknown>): Promise<string | undefined> {
  const done = new AbortController();
  const late = setTimeout(PATIENCE_MS, 'no answer in time', { signal: done.signal });
  try {
    return await Promise.race([ask().then(() => undefined), late]);
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  } finally {
    done.abort();
    late.catch(() => undefined);
  }
}
