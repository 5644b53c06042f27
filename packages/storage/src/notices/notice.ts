import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { NoticeRow, StorageTransaction } from '../tables.ts';

export interface NewNotice {
  readonly id: string;
  readonly kind: string;
  /** Whom it is for. */
  readonly to: string;
  /** JSON text. */
  readonly content: string;
  readonly createdAt: number;
}

/**
 * Puts a notice into the outbox, in the transaction of what it tells of; once an id.
 * @throws StorageError `record.mismatch` (the id stands for another notice)
 */
export async function addNotice(tx: StorageTransaction, notice: NewNotice): Promise<NoticeRow> {
  await tx
    .insertInto('notice')
    .values({
      id: notice.id,
      kind: notice.kind,
      to_party: notice.to,
      content: notice.content,
      created_at: new Date(notice.createdAt),
    })
    .onConflict((on) => on.column('id').doNothing())
    .execute();
  const row = await tx
    .selectFrom('notice')
    .selectAll()
    .where('id', '=', notice.id)
    .executeTakeFirst();
  if (row?.content !== notice.content || row.to_party !== notice.to)
    throw new StorageError('record.mismatch', `${notice.id} is another notice`);
  return row;
}

/**
 * What is to be told now: of each receiver the oldest that it was not told, unless that one waits for its next
 * try. So each gets its notices in order, and one that does not answer holds up nobody else.
 */
export async function listNoticesToTell(
  tx: StorageTransaction,
  { at, limit }: { readonly at: number; readonly limit: number },
): Promise<NoticeRow[]> {
  return tx
    .selectFrom('notice as one')
    .selectAll()
    .where('one.delivered_at', 'is', null)
    .where((of) =>
      of.or([of('one.next_try_at', 'is', null), of('one.next_try_at', '<=', new Date(at))]),
    )
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('notice as before')
            .select(sql`1`.as('one'))
            .whereRef('before.to_party', '=', 'one.to_party')
            .whereRef('before.position', '<', 'one.position')
            .where('before.delivered_at', 'is', null),
        ),
      ),
    )
    .orderBy('one.position')
    .limit(limit)
    .execute();
}

/** Notes that the receiver has it; the first time counts. @throws StorageError `record.not-found` */
export async function markNoticeDelivered(
  tx: StorageTransaction,
  { at, id }: { readonly id: string; readonly at: number },
): Promise<void> {
  await mark(tx, id, { delivered_at: new Date(at), next_try_at: null });
}

/** Notes a try in vain, and when the next one is. @throws StorageError `record.not-found` */
export async function markNoticeTried(
  tx: StorageTransaction,
  { id, nextTryAt }: { readonly id: string; readonly nextTryAt: number },
): Promise<void> {
  await mark(tx, id, { next_try_at: new Date(nextTryAt) });
}

async function mark(
  tx: StorageTransaction,
  id: string,
  change: Partial<Pick<NoticeRow, 'delivered_at' | 'next_try_at'>>,
): Promise<void> {
  const row = await tx.selectFrom('notice').select('id').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new StorageError('record.not-found', `no notice ${id}`);
  await tx
    .updateTable('notice')
    .set({ ...change, tries: sql`tries + 1` })
    .where('id', '=', id)
    .where('delivered_at', 'is', null)
    .execute();
}

/** All of the tenant's, in the order in which they were added. */
export async function listNotices(
  tx: StorageTransaction,
  query: { readonly to?: string; readonly after?: bigint; readonly limit: number },
): Promise<NoticeRow[]> {
  return tx
    .selectFrom('notice')
    .selectAll()
    .where('position', '>', query.after ?? 0n)
    .$if(query.to !== undefined, (rows) => rows.where('to_party', '=', query.to ?? ''))
    .orderBy('position')
    .limit(query.limit)
    .execute();
}
