import type { OpenDatabase } from '@originmark/storage';
import { saveSetting } from '@originmark/storage';
import type { StatusListSeen } from '@originmark/verifier';

/** The highest sequence of each status list that was believed here: no older one is believed again. */
export interface StatusMemory {
  /** By `<issuer> <URL>`. Remembers for one verdict what it looks up: the rest is no part of its input. */
  readonly open: () => Promise<AskedMemory>;
  /** Durable when it resolves. */
  readonly remember: (seen: readonly StatusListSeen[]) => Promise<void>;
}

export interface AskedMemory {
  readonly sequences: ReadonlyMap<string, number>;
  /** What was looked up and is known. */
  readonly asked: () => ReadonlyMap<string, number>;
}

const PREFIX = 'status-sequence ';

/** Opens the memory of a verifier's database. */
export function openStatusMemory({
  clock,
  database,
}: {
  readonly clock: () => number;
  readonly database: OpenDatabase;
}): StatusMemory {
  let loading: Promise<Map<string, number>> | undefined;
  const known = async (): Promise<Map<string, number>> => {
    loading ??= loadAll(database);
    try {
      return await loading;
    } catch (cause) {
      loading = undefined;
      throw cause;
    }
  };
  return {
    open: async () => new AskedMap(await known()),
    async remember(seen) {
      const all = await known();
      const higher = seen.filter(
        ({ issuer, sequence, url }) => sequence > (all.get(`${issuer} ${url}`) ?? -1),
      );
      if (higher.length === 0) return;
      await database.transaction(async (tx) => {
        for (const { issuer, sequence, url } of higher)
          await saveSetting(tx, {
            key: `${PREFIX}${issuer} ${url}`,
            value: String(sequence),
            updatedAt: clock(),
          });
      });
      for (const { issuer, sequence, url } of higher)
        all.set(`${issuer} ${url}`, Math.max(sequence, all.get(`${issuer} ${url}`) ?? -1));
    },
  };
}

async function loadAll(database: OpenDatabase): Promise<Map<string, number>> {
  const rows = await database.transaction((tx) =>
    tx.selectFrom('setting').select(['key', 'value']).where('key', 'like', `${PREFIX}%`).execute(),
  );
  return new Map(rows.map(({ key, value }) => [key.slice(PREFIX.length), Number(value)]));
}

class AskedMap implements AskedMemory {
  readonly #asked = new Map<string, number>();
  readonly sequences: ReadonlyMap<string, number>;
  constructor(known: ReadonlyMap<string, number>) {
    const asked = this.#asked;
    this.sequences = new (class extends Map<string, number> {
      override get(name: string): number | undefined {
        const value = super.get(name);
        if (value !== undefined) asked.set(name, value);
        return value;
      }
    })(known);
  }
  asked(): ReadonlyMap<string, number> {
    return this.#asked;
  }
}
