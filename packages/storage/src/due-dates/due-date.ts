import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { DueDateRow, StorageTransaction } from '../tables.ts';

export interface NewDueDate {
  readonly id: string;
  readonly kind: string;
  /** What it is for; with the kind it is once. A period or version that comes again belongs into it. */
  readonly about: string;
  /** `YYYY-MM-DD`; absent where it is not known. */
  readonly lastDay?: string;
  /** The rule that sets it, as it is cited. */
  readonly rule: string;
  /** From what it was reckoned. */
  readonly source: string;
  readonly createdAt: number;
}

/** Enters what is due, once a kind and subject: the first one stays. */
export async function addDueDate(
  tx: StorageTransaction,
  due: NewDueDate,
): Promise<{ readonly row: DueDateRow; readonly isNew: boolean }> {
  const inserted = await tx
    .insertInto('due_date')
    .values({
      id: due.id,
      kind: due.kind,
      about: due.about,
      last_day: due.lastDay ?? null,
      rule: due.rule,
      source: due.source,
      created_at: new Date(due.createdAt),
    })
    .onConflict((on) => on.columns(['tenant_id', 'kind', 'about']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return { row: inserted, isNew: true };
  const row = await tx
    .selectFrom('due_date')
    .selectAll()
    .where('kind', '=', due.kind)
    .where('about', '=', due.about)
    .executeTakeFirstOrThrow();
  return { row, isNew: false };
}

/** Behind every day there is: what has no last day comes last. */
const NO_DAY = '9999-12-31';

/** The key of a row in the list. */
export function dueDateKey({ id, last_day }: Pick<DueDateRow, 'id' | 'last_day'>): string {
  return `${last_day ?? NO_DAY} ${id}`;
}

/** What is due and not done, the soonest first; with `until` no later than that day. */
export async function listDueDates(
  tx: StorageTransaction,
  query: {
    readonly until?: string;
    /** Those that are done too. */
    readonly withDone?: boolean;
    readonly kind?: string;
    /** {@link dueDateKey} of the last row of the page before. */
    readonly after?: string;
    readonly limit: number;
  },
): Promise<DueDateRow[]> {
  const { after = '', kind, limit, until, withDone = false } = query;
  // Bytes, as every program compares them: a locale of the server decides nothing.
  const key = sql<string>`(coalesce(last_day::text, ${NO_DAY}) || ' ' || id) collate "C"`;
  return tx
    .selectFrom('due_date')
    .selectAll()
    .where(sql<boolean>`${key} > ${after}`)
    .$if(until !== undefined, (rows) => rows.where('last_day', '<=', until ?? ''))
    .$if(kind !== undefined, (rows) => rows.where('kind', '=', kind ?? ''))
    .$if(!withDone, (rows) => rows.where('done_at', 'is', null))
    .orderBy(key)
    .limit(limit)
    .execute();
}

/**
 * Notes that something is done; the first time counts.
 * @throws StorageError `record.not-found`
 */
export async function markDueDateDone(
  tx: StorageTransaction,
  { at, because, id }: { readonly id: string; readonly because: string; readonly at: number },
): Promise<DueDateRow> {
  await tx
    .updateTable('due_date')
    .set({ done_at: new Date(at), done_because: because })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
  const row = await tx.selectFrom('due_date').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new StorageError('record.not-found', `nothing due of id ${id}`);
  return row;
}
