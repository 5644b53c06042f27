import type { EntryClaimRow, StorageTransaction } from '../tables.ts';

/** Who showed its right to file under a number first. Roles `judge`, `officer`. */
export async function findEntryClaim(
  tx: StorageTransaction,
  number: string,
): Promise<EntryClaimRow | undefined> {
  return tx
    .selectFrom('entry_claim')
    .selectAll()
    .where('entry_number', '=', number)
    .executeTakeFirst();
}
