import { StorageError } from '../errors.ts';
import type { AnchorBatchRow, AnchorItemRow, StorageTransaction } from '../tables.ts';

/** What is to be proven to exist. */
export interface AnchorRequest {
  /** Digest (`u…`) of the exact bytes. */
  readonly digest: string;
  readonly tag: string;
  /** 32 random bytes. */
  readonly salt: Uint8Array;
  /** 32 bytes: what the leaf is made of. */
  readonly commitment: Uint8Array;
  readonly enqueuedAt: number;
}

/**
 * Puts bytes into the outbox; do it in the transaction that makes them. The same bytes are never
 * anchored twice: the salt and commitment of the answer count, not those passed in.
 * @throws StorageError `record.mismatch`: the bytes were enqueued under another tag
 */
export async function enqueueAnchor(
  tx: StorageTransaction,
  request: AnchorRequest,
): Promise<AnchorItemRow> {
  await tx
    .insertInto('anchor_item')
    .values({
      digest: request.digest,
      tag: request.tag,
      salt: request.salt,
      commitment: request.commitment,
      enqueued_at: new Date(request.enqueuedAt),
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
  const row = await tx
    .selectFrom('anchor_item')
    .selectAll()
    .where('digest', '=', request.digest)
    .executeTakeFirstOrThrow();
  if (row.tag === request.tag) return row;
  throw new StorageError('record.mismatch', `these bytes were enqueued under the tag ${row.tag}`);
}

/** What a proof of existence is made of: the item, its batch, all commitments of the batch in order. */
export interface AnchoredItem {
  readonly item: AnchorItemRow;
  readonly batch: AnchorBatchRow | undefined;
  readonly commitments: readonly Uint8Array[];
}

/** How far the bytes of a digest have come; undefined if they were never enqueued. */
export async function findAnchor(
  tx: StorageTransaction,
  digest: string,
): Promise<AnchoredItem | undefined> {
  const item = await tx
    .selectFrom('anchor_item')
    .selectAll()
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (item === undefined) return undefined;
  if (item.batch_id === null) return { item, batch: undefined, commitments: [] };
  const batch = await tx
    .selectFrom('anchor_batch')
    .selectAll()
    .where('id', '=', item.batch_id)
    .executeTakeFirstOrThrow();
  const leaves = await listBatchItems(tx, item.batch_id);
  return { item, batch, commitments: leaves.map(({ commitment }) => commitment) };
}

/** The items of a batch, in the order of their leaves. */
export async function listBatchItems(
  tx: StorageTransaction,
  batchId: number,
): Promise<AnchorItemRow[]> {
  return tx
    .selectFrom('anchor_item')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('leaf_index')
    .execute();
}
