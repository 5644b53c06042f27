import { createHash } from 'node:crypto';
import type { OpenDatabase } from '../open/open-database.ts';
import type { AnchorBatchRow, AnchorItemRow, StorageTransaction } from '../tables.ts';
import type { Damage, FsckCheck } from './fsck-finding.ts';

type Item = Pick<AnchorItemRow, 'digest' | 'leaf_index' | 'state'>;

/** Batches are whole, checkpoints fit their digests, nothing is anchored but by a confirmed batch. */
export function anchorChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
    {
      name: 'batches of proofs of existence',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const found: Damage[] = [];
          const batches = await tx.selectFrom('anchor_batch').selectAll().orderBy('id').execute();
          for (const batch of batches) found.push(...(await checkBatch(tx, database, batch)));
          return [...found, ...(await withoutBatch(tx))];
        }),
    },
  ];
}

async function checkBatch(
  tx: StorageTransaction,
  database: OpenDatabase,
  batch: AnchorBatchRow,
): Promise<Damage[]> {
  const found: Damage[] = [];
  const subject = `batch ${batch.id}`;
  const items = await tx
    .selectFrom('anchor_item')
    .select(['digest', 'leaf_index', 'state'])
    .where('batch_id', '=', batch.id)
    .orderBy('leaf_index')
    .execute();
  if (items.length !== batch.size || items.some((item, at) => item.leaf_index !== at))
    found.push({
      code: 'anchor.batch-incomplete',
      subject,
      expected: `${batch.size} items`,
      found: `${items.length} items`,
      means: `Without all its leaves no proof of this batch can be made: by when its ${batch.size} items existed can be shown only with proofs that were given out before.`,
    });
  if (batch.checkpoint !== null) {
    const digest = hash(batch.checkpoint);
    if (digest !== batch.digest)
      found.push({
        code: 'anchor.checkpoint-mismatch',
        subject,
        expected: digest,
        found: String(batch.digest),
        means:
          'The checkpoint is not the one whose digest the ledger was given, or its digest is not.',
      });
  }
  for (const item of items) found.push(...checkItem(database, item, batch));
  return found;
}

function checkItem(database: OpenDatabase, item: Item, batch: AnchorBatchRow): Damage[] {
  const state = batch.state === 'confirmed' ? 'anchored' : 'batched';
  if (item.state === state) return [];
  return [
    {
      code: 'anchor.not-confirmed',
      subject: item.digest,
      expected: state,
      found: `${item.state} in a batch that is ${batch.state}`,
      means: 'Its proof would be given too early, or not at all.',
      rebuild: {
        from: 'the state of its batch',
        run: async () => {
          await database.transaction('repair', (tx) =>
            tx
              .updateTable('anchor_item')
              .set({ state })
              .where('digest', '=', item.digest)
              .where('batch_id', 'is not', null)
              .execute(),
          );
        },
      },
    },
  ];
}

async function withoutBatch(tx: StorageTransaction): Promise<Damage[]> {
  const rows = await tx
    .selectFrom('anchor_item')
    .leftJoin('anchor_batch', 'anchor_batch.id', 'anchor_item.batch_id')
    .select(['anchor_item.digest as item', 'batch_id'])
    .where('batch_id', 'is not', null)
    .where('anchor_batch.id', 'is', null)
    .orderBy('anchor_item.digest')
    .execute();
  return rows.map(({ item, batch_id }) => ({
    code: 'anchor.batch-missing',
    subject: item,
    found: `batch ${String(batch_id)}`,
    means:
      'The batch is gone, checkpoint and all: by when this existed can no longer be proven from here.',
  }));
}

function hash(text: string): string {
  return `0x${createHash('sha256').update(text).digest('hex')}`;
}
