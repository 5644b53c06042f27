import type { StorageTransaction } from '../tables.ts';

/** Rows read at a time. */
const PAGE = 500;

/** A page of rows behind a key, in its order. */
type ReadPage<Row> = (
  tx: StorageTransaction,
  after: string,
  limit: number,
) => Promise<readonly Row[]>;

/** Goes through a table by its key, a page at a time. */
export async function forEachRow<Row>(
  tx: StorageTransaction,
  read: ReadPage<Row>,
  { keyOf, visit }: { readonly keyOf: (row: Row) => string; readonly visit: (row: Row) => void },
): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await read(tx, after, PAGE);
    for (const row of rows) visit(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = keyOf(last);
  }
}
