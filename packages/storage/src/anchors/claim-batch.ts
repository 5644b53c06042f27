import { sql } from 'kysely';
import type { AnchorBatchRow, AnchorItemRow, StorageTransaction } from '../tables.ts';
import { listBatchItems } from './enqueue-anchor.ts';

/** A batch and its items, in the order of their leaves. */
export interface ClaimedBatch {
  readonly batch: AnchorBatchRow;
  readonly items: readonly AnchorItemRow[];
}

/**
 * Makes a batch of what waits, oldest first; undefined if nothing does. Workers that run at the same
 * time get different items. From here on the batch is always the same: after a crash it is found by
 * {@link listOpenBatches} and carried on.
 */
export async function claimBatch(
  tx: StorageTransaction,
  options: { readonly origin: string; readonly limit: number; readonly claimedAt: number },
): Promise<ClaimedBatch | undefined> {
  const waiting = await tx
    .selectFrom('anchor_item')
    .select('digest')
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(options.limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (waiting.length === 0) return undefined;
  const batch = await tx
    .insertInto('anchor_batch')
    .values({
      origin: options.origin,
      size: waiting.length,
      claimed_at: new Date(options.claimedAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const digests = JSON.stringify(waiting.map(({ digest }) => digest));
  await sql`update anchor_item set state = 'batched', batch_id = ${batch.id}, leaf_index = leaf.n - 1
    from jsonb_array_elements_text(${digests}::jsonb) with ordinality as leaf (digest, n)
    where anchor_item.digest = leaf.digest`.execute(tx);
  return { batch, items: await listBatchItems(tx, batch.id) };
}

/** Batches that are not confirmed, oldest first: what a worker carries on with at its start. */
export async function listOpenBatches(tx: StorageTransaction): Promise<ClaimedBatch[]> {
  const batches = await tx
    .selectFrom('anchor_batch')
    .selectAll()
    .where('state', '<>', 'confirmed')
    .orderBy('id')
    .execute();
  const open: ClaimedBatch[] = [];
  for (const batch of batches) open.push({ batch, items: await listBatchItems(tx, batch.id) });
  return open;
}
