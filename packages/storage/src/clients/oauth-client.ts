import { StorageError } from '../errors.ts';
import type { OauthClientRow, StorageTransaction } from '../tables.ts';

/** Who may get tokens. */
export interface OauthClient {
  readonly id: string;
  /** The tenant whose data it works on. */
  readonly actsFor: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** JSON text of a public JWK: what signs its assertions. */
  readonly publicKey: string;
  /** Whether it gets tokens that are bound to a key alone. */
  readonly bound: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * Keeps a new client. An id is never given twice, also not after its end.
 * @throws StorageError `record.duplicate`
 */
export async function createClient(tx: StorageTransaction, client: OauthClient): Promise<void> {
  const { actsFor, bound, createdAt, id, publicKey, roles, scopes } = client;
  const { numInsertedOrUpdatedRows: made } = await tx
    .insertInto('oauth_client')
    .values({
      id,
      acts_for: actsFor,
      roles: roles.join(' '),
      scopes: scopes.join(' '),
      public_key: publicKey,
      bound,
      created_at: new Date(createdAt),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (made !== 1n) throw new StorageError('record.duplicate', `a client ${id} was made before`);
}

/** A client that has not ended, or undefined. */
export async function findClient(
  tx: StorageTransaction,
  id: string,
): Promise<OauthClient | undefined> {
  const row = await tx
    .selectFrom('oauth_client')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && toClient(row);
}

/** Those that have not ended, by id, behind `after`. */
export async function listClients(
  tx: StorageTransaction,
  page: { readonly actsFor?: string; readonly after?: string; readonly limit: number },
): Promise<readonly OauthClient[]> {
  const { actsFor, after, limit } = page;
  const rows = await tx
    .selectFrom('oauth_client')
    .selectAll()
    .where('ended_at', 'is', null)
    .$if(actsFor !== undefined, (query) => query.where('acts_for', '=', actsFor ?? ''))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toClient);
}

/** Ends a client: it gets no more tokens. False where there is none that has not ended. */
export async function endClient(
  tx: StorageTransaction,
  end: { readonly id: string; readonly actsFor?: string; readonly endedAt: number },
): Promise<boolean> {
  const { actsFor, endedAt, id } = end;
  const { numUpdatedRows: ended } = await tx
    .updateTable('oauth_client')
    .set({ ended_at: new Date(endedAt) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .$if(actsFor !== undefined, (query) => query.where('acts_for', '=', actsFor ?? ''))
    .executeTakeFirst();
  return ended === 1n;
}

function toClient(row: OauthClientRow): OauthClient {
  return {
    id: row.id,
    actsFor: row.acts_for,
    roles: row.roles.split(' '),
    scopes: row.scopes.split(' '),
    publicKey: row.public_key,
    bound: row.bound,
    createdAt: row.created_at.getTime(),
  };
}
