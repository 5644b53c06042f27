import type { IdentifierRow, OpenDatabase, StorageTransaction } from '@originmark/storage';
import type { IIdentifier, IService } from '@veramo/core';
import { AbstractDIDStore } from '@veramo/did-manager';
import { IssuerError } from '../issuer-error.ts';
import { saveKey, toKey } from './key-rows.ts';

type Wanted = { did: string } | { alias: string };

/** Identifiers of the agent and whose keys are whose, in the tables `identifier` and `key_record`. */
export class DatabaseDidStore extends AbstractDIDStore {
  readonly #database: OpenDatabase;
  readonly #clock: () => number;

  constructor(database: OpenDatabase, clock: () => number) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  override async importDID(identifier: IIdentifier): Promise<boolean> {
    const { did, provider, alias, controllerKeyId, keys, services } = identifier;
    const known = {
      provider,
      alias: alias ?? null,
      controller_key_id: controllerKeyId ?? null,
      services: JSON.stringify(services),
    };
    const now = this.#clock();
    await this.#database.transaction(async (tx) => {
      await tx
        .insertInto('identifier')
        .values({ did, ...known, created_at: new Date(now) })
        .onConflict((conflict) => conflict.column('did').doUpdateSet(known))
        .execute();
      // A key that the identifier no longer has stays known, for what it signed.
      const kept = keys.map(({ kid }) => kid);
      await tx
        .updateTable('key_record')
        .set({ did: null })
        .where('did', '=', did)
        .$if(kept.length > 0, (query) => query.where('kid', 'not in', kept))
        .execute();
      for (const key of keys) await saveKey(tx, key, { did, now });
    });
    return true;
  }

  override async getDID(wanted: Wanted): Promise<IIdentifier> {
    return this.#database.transaction(async (tx) => {
      const query = tx.selectFrom('identifier').selectAll();
      const row = await ('did' in wanted
        ? query.where('did', '=', wanted.did)
        : query.where('alias', '=', wanted.alias)
      ).executeTakeFirst();
      if (row === undefined) {
        throw new IssuerError('issuer.identifier-unknown', `${JSON.stringify(wanted)} is not held`);
      }
      return toIdentifier(tx, row);
    });
  }

  override async deleteDID({ did }: { did: string }): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('identifier')
        .where('did', '=', did)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    });
  }

  override async listDIDs(
    args: { alias?: string; provider?: string } = {},
  ): Promise<IIdentifier[]> {
    const { alias, provider } = args;
    return this.#database.transaction(async (tx) => {
      let query = tx.selectFrom('identifier').selectAll().orderBy('created_at').orderBy('did');
      if (alias !== undefined) query = query.where('alias', '=', alias);
      if (provider !== undefined) query = query.where('provider', '=', provider);
      const found: IIdentifier[] = [];
      for (const row of await query.execute()) found.push(await toIdentifier(tx, row));
      return found;
    });
  }
}

async function toIdentifier(tx: StorageTransaction, row: IdentifierRow): Promise<IIdentifier> {
  const keys = await tx
    .selectFrom('key_record')
    .selectAll()
    .where('did', '=', row.did)
    .orderBy('created_at')
    .orderBy('kid')
    .execute();
  return {
    did: row.did,
    provider: row.provider,
    ...(row.alias !== null && { alias: row.alias }),
    ...(row.controller_key_id !== null && { controllerKeyId: row.controller_key_id }),
    keys: keys.map(toKey),
    services: JSON.parse(row.services) as IService[],
  };
}
