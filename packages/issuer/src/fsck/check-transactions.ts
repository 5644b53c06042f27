import type { AnchorTransactionRow, Damage, FsckCheck, OpenDatabase } from '@originmark/storage';
import { Transaction } from 'ethers';

const MEANS =
  'It cannot be found out what became of it; the batch is carried by another, and the ledger keeps the first time.';

/** What is on record of each transaction that carries a batch is what its signed bytes say. */
export function transactionChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
    {
      name: 'transactions that carry batches',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const batches = await tx.selectFrom('anchor_batch').select(['id', 'digest']).execute();
          const rows = await tx
            .selectFrom('anchor_transaction')
            .selectAll()
            .orderBy('batch_id')
            .orderBy('number')
            .execute();
          return rows.flatMap((row) => [
            ...compare(database, row),
            ...findBatch(database, row, batches),
          ]);
        }),
    },
  ];
}

function compare(database: OpenDatabase, row: AnchorTransactionRow): Damage[] {
  const subject = `batch ${row.batch_id}, transaction ${row.number}`;
  const said = read(row.raw);
  if (said === undefined)
    return [
      { code: 'anchor.transaction-damaged', subject, found: 'no signed transaction', means: MEANS },
    ];
  const different = (['hash', 'nonce', 'sender'] as const).filter(
    (column) => said[column] !== row[column],
  );
  if (different.length === 0) return [];
  const shown = (from: Pick<AnchorTransactionRow, 'hash' | 'nonce' | 'sender'>) =>
    different.map((one) => `${one} ${from[one]}`).join(', ');
  return [
    {
      code: 'anchor.transaction-mismatch',
      subject,
      expected: shown(said),
      found: shown(row),
      means: MEANS,
      // One that differs in one thing only is what its bytes say; where nothing agrees, it may be the bytes.
      ...(different.length === 1 && {
        rebuild: {
          from: 'its signed bytes',
          run: () => {
            const { hash, nonce, sender } = said;
            return set(database, row, { hash, nonce, sender });
          },
        },
      }),
    },
  ];
}

/** The digest that a transaction carries is that of its batch. */
function findBatch(
  database: OpenDatabase,
  row: AnchorTransactionRow,
  batches: readonly { readonly id: number; readonly digest: string | null }[],
): Damage[] {
  const carried = read(row.raw)?.digest;
  if (carried === undefined) return [];
  const own = batches.find(({ digest }) => digest === carried);
  if (own?.id === row.batch_id) return [];
  return [
    {
      code: 'anchor.transaction-of-another',
      subject: `batch ${row.batch_id}, transaction ${row.number}`,
      expected: own === undefined ? 'a transaction of this batch' : `batch ${own.id}`,
      found: carried,
      means: MEANS,
      ...(own !== undefined && {
        rebuild: {
          from: 'the digest that it carries',
          run: () => set(database, row, { batch_id: own.id }),
        },
      }),
    },
  ];
}

async function set(
  database: OpenDatabase,
  { batch_id, number }: AnchorTransactionRow,
  columns: Partial<Pick<AnchorTransactionRow, 'batch_id' | 'hash' | 'nonce' | 'sender'>>,
): Promise<void> {
  await database.transaction('repair', (tx) =>
    tx
      .updateTable('anchor_transaction')
      .set(columns)
      .where('batch_id', '=', batch_id)
      .where('number', '=', number)
      .execute(),
  );
}

function read(raw: string):
  | {
      readonly hash: string;
      readonly nonce: bigint;
      readonly sender: string;
      /** The one argument of its call. */
      readonly digest: string;
    }
  | undefined {
  try {
    const { data, from, hash, nonce } = Transaction.from(raw);
    if (from === null || hash === null) return undefined;
    return {
      hash,
      nonce: BigInt(nonce),
      sender: from.toLowerCase(),
      digest: `0x${data.slice(10)}`,
    };
  } catch {
    return undefined;
  }
}
