import type { StorageTransaction } from '../tables.ts';

/**
 * Marks what may be used once (the `jti` of a proof or an assertion): the insert is the check. A mark that is
 * over and was not forgotten yet still counts.
 * @returns false where it was marked before
 */
export async function markOnce(
  tx: StorageTransaction,
  { expiresAt, mark }: { readonly mark: string; readonly expiresAt: number },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('replay_mark')
    .values({ mark, expires_at: new Date(expiresAt) })
    .onConflict((on) => on.doNothing())
    .returning('mark')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Forgets what is over, and could not be used any more anyway. Role `app`. */
export async function forgetMarks(
  tx: StorageTransaction,
  { endedBefore }: { readonly endedBefore: number },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('replay_mark')
    .where('expires_at', '<', new Date(endedBefore))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
