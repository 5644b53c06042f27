import { sql } from 'kysely';
import type { RevocationKind, StorageTransaction } from '../tables.ts';

/** A credential that counts for nothing, or not now. */
export interface TakenBack {
  readonly id: string;
  readonly how: RevocationKind | 'suspended';
}

/** The first of these credentials that was revoked, whatever the day, else the first suspended. */
export async function findTakenBack(
  tx: StorageTransaction,
  ids: readonly string[],
): Promise<TakenBack | undefined> {
  if (ids.length === 0) return undefined;
  const revoked = await tx
    .selectFrom('current_revocation')
    .select(['credential_id as id', 'kind as how'])
    .where('credential_id', 'in', ids)
    .orderBy('credential_id')
    .limit(1)
    .executeTakeFirst();
  if (revoked !== undefined) return revoked;
  const suspended = await tx
    .selectFrom('status_index')
    .innerJoin('status_list', 'status_list.id', 'status_index.list_id')
    .select('status_index.credential_id as id')
    .where('status_index.credential_id', 'in', ids)
    .where('status_list.purpose', '=', 'suspension')
    // Index 0 is the most significant bit of the first byte.
    .where(
      sql<boolean>`(get_byte(status_list.bits, status_index.index / 8)
        & (128 >> (status_index.index % 8))) <> 0`,
    )
    .orderBy('status_index.credential_id')
    .limit(1)
    .executeTakeFirst();
  return suspended === undefined ? undefined : { id: suspended.id, how: 'suspended' };
}
