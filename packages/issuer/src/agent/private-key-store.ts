import type { OpenDatabase, SecretBox } from '@originmark/storage';
import {
  AbstractPrivateKeyStore,
  type ImportablePrivateKey,
  type ManagedPrivateKey,
} from '@veramo/key-manager';
import { getBytes, hexlify } from 'ethers';
import { IssuerError } from '../issuer-error.ts';

/** Private keys in the database, each sealed to its own name and type. */
export class SealedPrivateKeyStore extends AbstractPrivateKeyStore {
  readonly #database: OpenDatabase;
  readonly #box: SecretBox;
  readonly #clock: () => number;

  constructor(database: OpenDatabase, box: SecretBox, clock: () => number) {
    super();
    this.#database = database;
    this.#box = box;
    this.#clock = clock;
  }

  override async importKey(key: ImportablePrivateKey): Promise<ManagedPrivateKey> {
    const { alias, type, privateKeyHex } = key;
    if (alias === undefined || alias === '') {
      throw new IssuerError('issuer.key-unknown', 'a private key without a name');
    }
    const associatedData = nameOfPrivateKey(alias, type);
    const sealed = this.#box.sealSecret(getBytes(`0x${privateKeyHex}`), associatedData);
    await this.#database.transaction(async (tx) => {
      await tx
        .insertInto('private_key')
        .values({
          alias,
          type,
          sealed,
          associated_data: associatedData,
          created_at: new Date(this.#clock()),
        })
        // The name is the public key: another private key cannot come under it.
        .onConflict((conflict) => conflict.column('alias').doNothing())
        .execute();
    });
    return { alias, type, privateKeyHex };
  }

  override async getKey({ alias }: { alias: string }): Promise<ManagedPrivateKey> {
    const row = await this.#database.transaction((tx) =>
      tx.selectFrom('private_key').selectAll().where('alias', '=', alias).executeTakeFirst(),
    );
    if (row === undefined) throw new IssuerError('issuer.key-unknown', `no private key ${alias}`);
    // What the row itself says it belongs to would open a row that was moved.
    const secret = this.#box.openSecret(row.sealed, nameOfPrivateKey(alias, row.type));
    return { alias, type: row.type, privateKeyHex: hexlify(secret).slice(2) };
  }

  override async deleteKey({ alias }: { alias: string }): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('private_key')
        .where('alias', '=', alias)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    });
  }

  /** @throws IssuerError always: nothing has a reason to see all private keys at once */
  override listKeys(): Promise<ManagedPrivateKey[]> {
    return Promise.reject(
      new IssuerError('issuer.key-unknown', 'private keys are not listed; ask for one by name'),
    );
  }
}

/** What a private key is sealed to. */
export function nameOfPrivateKey(alias: string, type: string): string {
  return `originmark/private-key\n${type}\n${alias}`;
}
