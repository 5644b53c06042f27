import type { OpenDatabase } from '@originmark/storage';

/** Whose an identifier is: for what is public, where no token says the tenant. */
export interface Directory {
  /** The tenant that holds a DID here, or undefined. */
  readonly tenantOf: (did: string) => Promise<string | undefined>;
  /** Of an identifier that was just made: it is found at once. */
  readonly remember: (did: string, tenant: string) => void;
}

/** Whoever asks for what is not there has the tenants read again, and not oftener than so. */
const READ_AGAIN_MS = 2_000;

/**
 * Reads which tenant holds which identifier, each tenant as itself. A DID never changes its tenant, so what
 * was found once holds.
 */
export function openDirectory({
  database,
  elapsed,
}: {
  readonly database: OpenDatabase;
  readonly elapsed: () => number;
}): Directory {
  const known = new Map<string, string>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const readAll = async (): Promise<void> => {
    const tenants = await database.transaction('reader', (tx) =>
      tx.selectFrom('tenant').select('id').orderBy('id').execute(),
    );
    for (const { id } of tenants) {
      const rows = await database
        .forTenant(id)
        .transaction('reader', (tx) => tx.selectFrom('identifier').select('did').execute());
      for (const { did } of rows) known.set(did, id);
    }
  };
  return {
    remember: (did, tenant) => void known.set(did, tenant),
    async tenantOf(did) {
      const found = known.get(did);
      if (found !== undefined) return found;
      if (reading === undefined && elapsed() - readAt >= READ_AGAIN_MS) {
        readAt = elapsed();
        reading = readAll().finally(() => {
          reading = undefined;
        });
      }
      await reading;
      return known.get(did);
    },
  };
}
