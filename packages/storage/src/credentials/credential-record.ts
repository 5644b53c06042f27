import { StorageError } from '../errors.ts';
import type { CredentialRow, CredentialState, StorageTransaction } from '../tables.ts';

/** The record of a credential, whatever its state. */
export async function findCredential(
  tx: StorageTransaction,
  id: string,
): Promise<CredentialRow | undefined> {
  return tx.selectFrom('credential_record').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * The record of a credential, locked until the transaction ends: steps of one credential wait for
 * one another.
 * @throws StorageError `record.not-found`
 */
export async function lockCredential(tx: StorageTransaction, id: string): Promise<CredentialRow> {
  const row = await tx
    .selectFrom('credential_record')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new StorageError('record.not-found', `no record of ${id}`);
  return row;
}

/**
 * Records in a state, oldest first: at a start, what was `intended` is signed or abandoned, what is
 * `signed` is handed over.
 */
export async function listCredentials(
  tx: StorageTransaction,
  options: { readonly state: CredentialState; readonly limit: number },
): Promise<CredentialRow[]> {
  return tx
    .selectFrom('credential_record')
    .selectAll()
    .where('state', '=', options.state)
    .orderBy('created_at')
    .orderBy('id')
    .limit(options.limit)
    .execute();
}
