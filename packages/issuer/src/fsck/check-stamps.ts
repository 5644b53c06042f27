import { type CryptoPrimitives, digestCheckpoint, encodeHexData } from '@originmark/core';
import { type Ledger, locateStamp } from '@originmark/ledger';
import {
  type AnchorBatchRow,
  type Damage,
  type FsckCheck,
  type OpenDatabase,
  setBatchColumns,
} from '@originmark/storage';

/** What is on record of each batch is what the ledger holds: the stamp, its block, its time. */
export function stampChecks({
  crypto,
  database,
  ledger,
}: {
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
  readonly database: OpenDatabase;
  /** Absent where it is out of reach: then the check is told as one that was not made. */
  readonly ledger: Ledger | undefined;
}): readonly FsckCheck[] {
  return [
    {
      name: 'stamps on the ledger',
      needs: ['database', 'ledger'],
      run: async () => {
        if (ledger === undefined) return [];
        // Read first, then ask: a node may be slow, and a transaction is not held open for it.
        const batches = await database.transaction('reader', (tx) =>
          tx
            .selectFrom('anchor_batch')
            .selectAll()
            .where('state', '=', 'confirmed')
            .orderBy('id')
            .execute(),
        );
        const found: Damage[] = [];
        for (const batch of batches) {
          // A digest that is not the checkpoint's was never given to the ledger: that is another damage.
          const text = batch.checkpoint ?? '';
          const digest = encodeHexData(digestCheckpoint({ text }, crypto.sha256));
          if (digest === batch.digest) found.push(...(await checkBatch(database, ledger, batch)));
        }
        return found;
      },
    },
  ];
}

async function checkBatch(
  database: OpenDatabase,
  ledger: Ledger,
  batch: AnchorBatchRow,
): Promise<Damage[]> {
  const subject = `batch ${batch.id}`;
  const stamp = batch.digest === null ? undefined : await locateStamp(ledger, batch.digest);
  if (stamp === undefined)
    return [
      {
        code: 'anchor.not-on-ledger',
        subject,
        expected: `a stamp of ${String(batch.digest)}`,
        found: 'none',
        means: `The ledger holds no time for this batch: that its ${batch.size} items existed by the time on record cannot be proven.`,
        rebuild: {
          from: 'its checkpoint: the next "originmark anchor" stamps it, with the time of then',
          run: () => reopen(database, batch.id),
        },
      },
    ];
  const said = {
    block_number: BigInt(stamp.block),
    // Batches that an earlier program confirmed have none.
    block_hash: batch.block_hash === null ? null : stamp.blockHash,
    block_time: new Date(stamp.stampedAt),
    missing_since: null,
    // A node may keep no logs of old blocks.
    transaction_hash: stamp.transaction ?? batch.transaction_hash,
  };
  return Object.entries(said).flatMap(([column, value]) => {
    const found = batch[column as keyof typeof said];
    if (text(found) === text(value)) return [];
    return [
      {
        code: `anchor.${column.replace('_', '-')}-mismatch`,
        subject,
        expected: text(value),
        found: text(found),
        means: 'Proofs would name another block, time or transaction than the ledger has.',
        rebuild: {
          from: 'the ledger',
          run: () => setBatchColumns(database, batch, { [column]: value }),
        },
      },
    ];
  });
}

async function reopen(database: OpenDatabase, id: number): Promise<void> {
  await database.transaction('repair', async (tx) => {
    await tx
      .updateTable('anchor_batch')
      .set({
        state: 'prepared',
        confirmed_at: null,
        block_hash: null,
        block_number: null,
        block_time: null,
        missing_since: null,
        transaction_hash: null,
      })
      .where('id', '=', id)
      .execute();
    await tx
      .updateTable('anchor_item')
      .set({ state: 'batched' })
      .where('batch_id', '=', id)
      .execute();
  });
}

function text(value: bigint | Date | string | null): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
