import { readEvent } from '../ethr/load-ethr-history.ts';
import { StorageError } from '../errors.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import type { StorageTransaction } from '../tables.ts';
import type { Damage, FsckCheck } from './fsck-finding.ts';

/** Every event of a registry says what its place says. What is damaged is read from the chain again. */
export function ethrHistoryChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
    {
      name: 'the history of registries',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const damaged = new Map<string, string>();
          const rows = await tx
            .selectFrom('ethr_event')
            .selectAll()
            .orderBy('network')
            .orderBy('block_number')
            .orderBy('log_index')
            .execute();
          for (const row of rows) {
            const why = faultOf(row);
            if (why !== undefined && !damaged.has(row.network)) damaged.set(row.network, why);
          }
          return [...damaged].map(([network, found]) =>
            damagedHistory(database, network, 'ethr.event-damaged', found),
          );
        }),
    },
  ];
}

/** The damage of a history, which is put in order by forgetting it: all of it stands on the chain. */
export function damagedHistory(
  database: OpenDatabase,
  network: string,
  code: string,
  found: string,
): Damage {
  return {
    code,
    subject: network,
    found,
    means: 'Identifiers of this network would be read with other keys than the chain gives them.',
    rebuild: {
      from: 'the chain: it is forgotten here, and the next start reads it anew',
      run: async () => {
        await database.transaction('repair', (tx) => forgetHistory(tx, network));
      },
    },
  };
}

async function forgetHistory(tx: StorageTransaction, network: string): Promise<void> {
  for (const table of ['ethr_event', 'ethr_mark'] as const)
    await tx.deleteFrom(table).where('network', '=', network).execute();
}

function faultOf(row: Parameters<typeof readEvent>[0]): string | undefined {
  try {
    readEvent(row);
    return undefined;
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return error.message;
  }
}
