import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { StatusListRow, StorageTransaction } from '../tables.ts';
import { lockStatusLists } from './status-list.ts';

/** At three quarters full so many draws fail about once in 10^31 times; twice that, if fuller. */
const MAX_DRAWS = 512;

/**
 * Gives a credential a random index that was never given out, the same in each list (an entry for
 * revocation and one for suspension, say). Nothing about order shows in it (Bitstring Status List
 * 1.0 section 5.3). The record of the credential must exist when the transaction commits. Repeated,
 * it answers the index given before.
 * @param options.randomBytes as many unpredictable bytes as asked for
 * @throws StorageError `record.not-found` `statuslist.full` `record.mismatch` `random.unusable`
 */
export async function allocateStatusIndex(
  tx: StorageTransaction,
  options: {
    readonly listIds: readonly string[];
    readonly credentialId: string;
    readonly randomBytes: (count: number) => Uint8Array;
  },
): Promise<number> {
  const { credentialId, randomBytes } = options;
  const lists = await lockStatusLists(tx, options.listIds);
  const given = await givenIndex(tx, lists, credentialId);
  if (given !== undefined) return given;
  const full = lists.find((list) => list.allocated >= list.capacity);
  if (full !== undefined) {
    throw new StorageError(
      'statuslist.full',
      `${full.id} has given out all ${full.capacity} entries that it may: create a new list`,
    );
  }
  const length = Math.min(...lists.map((list) => list.length));
  const ids = lists.map((list) => list.id);
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const index = drawBelow(length, randomBytes);
    if (!(await tryTake(tx, ids, index, credentialId))) continue;
    await tx
      .updateTable('status_list')
      .set((eb) => ({ allocated: eb('allocated', '+', 1) }))
      .where('id', 'in', ids)
      .execute();
    return index;
  }
  throw new StorageError('random.unusable', `${MAX_DRAWS} draws found no free index`);
}

async function givenIndex(
  tx: StorageTransaction,
  lists: readonly StatusListRow[],
  credentialId: string,
): Promise<number | undefined> {
  const rows = await tx
    .selectFrom('status_index')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .where(
      'list_id',
      'in',
      lists.map((list) => list.id),
    )
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  if (rows.length === lists.length && rows.every((row) => row.index === first.index)) {
    return first.index;
  }
  throw new StorageError(
    'record.mismatch',
    `${credentialId} has an index in some of the lists only`,
  );
}

/** Takes the index in all lists or in none; the primary key stands behind it. */
async function tryTake(
  tx: StorageTransaction,
  listIds: readonly string[],
  index: number,
  credentialId: string,
): Promise<boolean> {
  const taken = await tx
    .selectFrom('status_index')
    .select('index')
    .where('list_id', 'in', listIds)
    .where('index', '=', index)
    .limit(1)
    .execute();
  if (taken.length > 0) return false;
  const inserted = await tx
    .insertInto('status_index')
    .values(listIds.map((list_id) => ({ list_id, index, credential_id: credentialId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(sql<number>`1`.as('one'))
    .execute();
  if (inserted.length === listIds.length) return true;
  throw new StorageError('transaction.conflict', 'an index was taken in between: try again');
}

/** Uniform in [0, bound): draws that would make some values likelier are thrown away. */
function drawBelow(bound: number, randomBytes: (count: number) => Uint8Array): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const bytes = randomBytes(4);
    if (bytes.length !== 4) break;
    const value = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (value < limit) return value % bound;
  }
  throw new StorageError('random.unusable', 'the random source does not give what is asked for');
}
