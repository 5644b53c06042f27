import type { EntryInputRow, StorageTransaction } from '../tables.ts';
import { lockEntryNumber } from './entry-version.ts';

/**
 * Adds what an officer saw, or what the authority's record says of an entry. The same as the last of its kind
 * is not added again. Roles `judge`, `officer`.
 */
export async function recordEntryInput(
  tx: StorageTransaction,
  input: {
    readonly number: string;
    readonly kind: EntryInputRow['kind'];
    /** JSON text. */
    readonly content: string;
    readonly contentDigest: string;
    /** Who recorded it. */
    readonly subject: string;
    readonly at: number;
  },
): Promise<{ readonly row: EntryInputRow; readonly isNew: boolean }> {
  await lockEntryNumber(tx, input.number);
  const before = await listEntryInputs(tx, input.number);
  const last = before.filter(({ kind }) => kind === input.kind).at(-1);
  if (last?.content_digest === input.contentDigest) return { row: last, isNew: false };
  const row = await tx
    .insertInto('entry_input')
    .values({
      entry_number: input.number,
      number: (before.at(-1)?.number ?? 0) + 1,
      kind: input.kind,
      content: input.content,
      content_digest: input.contentDigest,
      subject: input.subject,
      recorded_at: new Date(input.at),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, isNew: true };
}

/** In the order in which they were recorded. Roles `judge`, `officer`: it is nothing that a tenant sees. */
export async function listEntryInputs(
  tx: StorageTransaction,
  number: string,
): Promise<EntryInputRow[]> {
  return tx
    .selectFrom('entry_input')
    .selectAll()
    .where('entry_number', '=', number)
    .orderBy('number')
    .execute();
}
