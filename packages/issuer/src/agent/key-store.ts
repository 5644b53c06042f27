import type { OpenDatabase } from '@originmark/storage';
import type { IKey, ManagedKeyInfo } from '@veramo/core';
import { AbstractKeyStore } from '@veramo/key-manager';
import { IssuerError } from '../issuer-error.ts';
import { saveKey, toKey } from './key-rows.ts';

/** Public keys of the agent, in the table `key_record`. */
export class DatabaseKeyStore extends AbstractKeyStore {
  readonly #database: OpenDatabase;
  readonly #clock: () => number;

  constructor(database: OpenDatabase, clock: () => number) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  override async importKey(key: Partial<IKey>): Promise<boolean> {
    const { kid, kms, type, publicKeyHex, meta } = key;
    if (
      kid === undefined ||
      kms === undefined ||
      type === undefined ||
      publicKeyHex === undefined
    ) {
      throw new IssuerError('issuer.key-unknown', 'a key without name, type or public part');
    }
    const whole = { kid, kms, type, publicKeyHex, meta: meta ?? {} };
    await this.#database.transaction(async (tx) => {
      await saveKey(tx, whole, { now: this.#clock() });
    });
    return true;
  }

  override async getKey({ kid }: { kid: string }): Promise<IKey> {
    const row = await this.#database.transaction('reader', (tx) =>
      tx.selectFrom('key_record').selectAll().where('kid', '=', kid).executeTakeFirst(),
    );
    if (row === undefined) throw new IssuerError('issuer.key-unknown', `no key ${kid}`);
    return toKey(row);
  }

  override async deleteKey({ kid }: { kid: string }): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('key_record')
        .where('kid', '=', kid)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    });
  }

  override async listKeys(): Promise<ManagedKeyInfo[]> {
    const rows = await this.#database.transaction('reader', (tx) =>
      tx.selectFrom('key_record').selectAll().orderBy('created_at').orderBy('kid').execute(),
    );
    return rows.map(toKey);
  }
}
