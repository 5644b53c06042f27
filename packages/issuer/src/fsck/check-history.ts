import { canonicalizeJson, type JsonValue } from '@originmark/core';
import {
  createEthrIndex,
  ethrNetworkOf,
  type Ledger,
  type StoredEthrHistory,
} from '@originmark/ledger';
import {
  damagedHistory,
  type FsckCheck,
  loadEthrHistory,
  type OpenDatabase,
  StorageError,
} from '@originmark/storage';

/** What is kept of the registry's history is what the chain tells of the same blocks. */
export function historyChecks({
  database,
  ledger,
}: {
  readonly database: OpenDatabase;
  readonly ledger: Ledger | undefined;
}): readonly FsckCheck[] {
  return [
    {
      name: 'the history of the registry on the ledger',
      needs: ['database', 'ledger'],
      run: async () => {
        if (ledger === undefined) return [];
        const network = ethrNetworkOf(ledger);
        const kept = await load(database, network);
        if (kept === undefined) return [];
        const found = differenceOf(kept, await readAnew(ledger));
        if (found === undefined) return [];
        return [damagedHistory(database, network, 'ethr.history-mismatch', found)];
      },
    },
  ];
}

/** Undefined where there is none, or where a row of it is damaged: that is found by another check. */
async function load(
  database: OpenDatabase,
  network: string,
): Promise<StoredEthrHistory | undefined> {
  try {
    return await database.transaction('reader', (tx) => loadEthrHistory(tx, network));
  } catch (error) {
    if (error instanceof StorageError && error.code === 'value.refused') return undefined;
    throw error;
  }
}

/** The whole history, from the chain alone. */
async function readAnew(ledger: Ledger): Promise<Omit<StoredEthrHistory, 'network'>> {
  const events: StoredEthrHistory['events'][number][] = [];
  const marks: StoredEthrHistory['marks'][number][] = [];
  const index = await createEthrIndex({
    ledger,
    store: {
      load: () => Promise.resolve(undefined),
      append(part) {
        events.push(...part.events);
        marks.push(...part.marks);
        return Promise.resolve('kept');
      },
      truncate(after) {
        events.splice(0, events.length, ...events.filter((one) => one.blockNumber <= after));
        marks.splice(0, marks.length, ...marks.filter((one) => one.number <= after));
        return Promise.resolve();
      },
    },
  });
  await index.sync();
  return { events, marks };
}

/** What is kept up to its newest block and the chain does not say, or the other way round. */
function differenceOf(
  kept: StoredEthrHistory,
  chain: Omit<StoredEthrHistory, 'network'>,
): string | undefined {
  const until = kept.marks.at(-1)?.number ?? -1;
  const own = new Set(kept.events.map(textOf));
  const theirs = chain.events.filter((one) => one.blockNumber <= until).map(textOf);
  if (theirs.length !== own.size || theirs.some((one) => !own.has(one)))
    return `${own.size} events that are not the ${theirs.length} of the chain up to block ${until}`;
  const hashes = new Map(chain.marks.map(({ hash, number }) => [number, hash]));
  const other = kept.marks.find(
    ({ hash, number }) => hashes.has(number) && hashes.get(number) !== hash,
  );
  return other === undefined ? undefined : `another hash of block ${other.number}`;
}

function textOf(event: StoredEthrHistory['events'][number]): string {
  return canonicalizeJson(event as unknown as JsonValue);
}
