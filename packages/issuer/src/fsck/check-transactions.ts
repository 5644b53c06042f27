import type { AnchorTransactionRow, Damage, FsckCheck, OpenDatabase } from '@originmark/storage';
import { Transaction } from 'ethers';

/** What is on record of each transaction that carries a batch is what its signed bytes say. */
export function transactionChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
    {
      name: 'transactions that carry batches',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const rows = await tx
            .selectFrom('anchor_transaction')
            .selectAll()
            .orderBy('batch_id')
            .orderBy('number')
            .execute();
          return rows.flatMap((row) => compare(database, row));
        }),
    },
  ];
}

function compare(database: OpenDatabase, row: AnchorTransactionRow): Damage[] {
  const subject = `batch ${row.batch_id}, transaction ${row.number}`;
  const means =
    'It cannot be found out what became of it; the batch is carried by another, and the ledger keeps the first time.';
  const said = read(row.raw);
  if (said === undefined)
    return [{ code: 'anchor.transaction-damaged', subject, found: 'no signed transaction', means }];
  const different = (['hash', 'nonce', 'sender'] as const).filter(
    (column) => said[column] !== row[column],
  );
  if (different.length === 0) return [];
  const shown = (from: typeof said) => different.map((one) => `${one} ${from[one]}`).join(', ');
  return [
    {
      code: 'anchor.transaction-mismatch',
      subject,
      expected: shown(said),
      found: shown(row),
      means,
      // One that differs in one thing only is what its bytes say; where nothing agrees, it may be the bytes.
      ...(different.length === 1 && {
        rebuild: {
          from: 'its signed bytes',
          run: async () => {
            await database.transaction('repair', (tx) =>
              tx
                .updateTable('anchor_transaction')
                .set(said)
                .where('batch_id', '=', row.batch_id)
                .where('number', '=', row.number)
                .execute(),
            );
          },
        },
      }),
    },
  ];
}

function read(
  raw: string,
): { readonly hash: string; readonly nonce: bigint; readonly sender: string } | undefined {
  try {
    const { from, hash, nonce } = Transaction.from(raw);
    if (from === null || hash === null) return undefined;
    return { hash, nonce: BigInt(nonce), sender: from.toLowerCase() };
  } catch {
    return undefined;
  }
}
