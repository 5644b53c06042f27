import { StorageError } from '../errors.ts';
import type { AnchorBatchRow, StorageTransaction } from '../tables.ts';

/**
 * Keeps the signed checkpoint of a batch, before it is sent. If one is kept already, that one
 * counts: send the digest of the answer.
 * @throws StorageError `record.not-found` `record.mismatch` (another root)
 */
export async function recordCheckpoint(
  tx: StorageTransaction,
  step: {
    readonly batchId: number;
    readonly root: Uint8Array;
    /** The signed text. */
    readonly checkpoint: string;
    /** `0x…`: SHA-256 of the text, what the ledger is given. */
    readonly digest: string;
    readonly preparedAt: number;
  },
): Promise<AnchorBatchRow> {
  const row = await lockBatch(tx, step.batchId);
  const { root, checkpoint, digest } = step;
  if (row.root !== null) {
    if (sameBytes(row.root, root)) return row;
    throw new StorageError('record.mismatch', `batch ${row.id} was prepared with another root`);
  }
  const prepared_at = new Date(step.preparedAt);
  return update(tx, row, { state: 'prepared', root, checkpoint, digest, prepared_at });
}

/**
 * Notes the transaction that carries a batch, and the block that it stands in, if it does: not final
 * yet. A batch may be sent again, by another transaction.
 * @param step.transactionHash null where another's stamped it and is not known
 * @throws StorageError `record.not-found` `record.wrong-state`
 */
export async function markBatchSent(
  tx: StorageTransaction,
  step: {
    readonly batchId: number;
    readonly transactionHash: string | null;
    readonly blockNumber?: bigint;
    readonly blockHash?: string;
    readonly sentAt: number;
  },
): Promise<AnchorBatchRow> {
  const row = await lockBatch(tx, step.batchId);
  if (row.state === 'confirmed') return row;
  assertPrepared(row);
  return update(tx, row, {
    state: 'sent',
    transaction_hash: step.transactionHash,
    block_number: step.blockNumber ?? null,
    block_hash: step.blockHash ?? null,
    sent_at: row.sent_at ?? new Date(step.sentAt),
  });
}

/**
 * Notes that the ledger holds a batch for good, with its time; the items are anchored with it.
 * @param step.transactionHash undefined if another's transaction stamped it first
 * @throws StorageError `record.not-found` `record.wrong-state` `record.mismatch` (another block)
 */
export async function confirmBatch(
  tx: StorageTransaction,
  step: {
    readonly batchId: number;
    readonly transactionHash?: string;
    readonly blockNumber: bigint;
    /** `0x…`, so that a rewritten chain shows. */
    readonly blockHash?: string;
    /** Time of the block, in ms. */
    readonly blockTime: number;
    readonly confirmedAt: number;
  },
): Promise<AnchorBatchRow> {
  const row = await lockBatch(tx, step.batchId);
  if (row.state === 'confirmed') {
    if (row.block_number === step.blockNumber) return row;
    throw new StorageError('record.mismatch', `batch ${row.id} was confirmed in another block`);
  }
  assertPrepared(row);
  await tx
    .updateTable('anchor_item')
    .set({ state: 'anchored' })
    .where('batch_id', '=', row.id)
    .execute();
  return update(tx, row, {
    state: 'confirmed',
    transaction_hash: step.transactionHash ?? row.transaction_hash,
    block_number: step.blockNumber,
    ...(step.blockHash !== undefined && { block_hash: step.blockHash }),
    block_time: new Date(step.blockTime),
    confirmed_at: new Date(step.confirmedAt),
  });
}

/**
 * Notes that the ledger was seen not to hold a confirmed batch, or that it does so again. What was
 * noted first stands.
 * @param step.missingSince undefined: it is there
 * @throws StorageError `record.not-found` `record.wrong-state`
 */
export async function markBatchMissing(
  tx: StorageTransaction,
  step: { readonly batchId: number; readonly missingSince: number | undefined },
): Promise<AnchorBatchRow> {
  const row = await lockBatch(tx, step.batchId);
  if (row.state !== 'confirmed') {
    throw new StorageError('record.wrong-state', `batch ${row.id} is ${row.state}, not confirmed`);
  }
  const { missingSince } = step;
  if (missingSince === undefined) return update(tx, row, { missing_since: null });
  return update(tx, row, { missing_since: row.missing_since ?? new Date(missingSince) });
}

/**
 * Notes in which block a confirmed batch stands after the chain was rewritten; its time is the same.
 * @throws StorageError `record.not-found` `record.wrong-state`
 */
export async function markBatchMoved(
  tx: StorageTransaction,
  step: { readonly batchId: number; readonly blockNumber: bigint; readonly blockHash: string },
): Promise<AnchorBatchRow> {
  const row = await markBatchMissing(tx, { batchId: step.batchId, missingSince: undefined });
  return update(tx, row, { block_number: step.blockNumber, block_hash: step.blockHash });
}

export async function lockBatch(tx: StorageTransaction, id: number): Promise<AnchorBatchRow> {
  const row = await tx
    .selectFrom('anchor_batch')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new StorageError('record.not-found', `no batch ${id}`);
  return row;
}

function assertPrepared(row: AnchorBatchRow): void {
  if (row.state === 'prepared' || row.state === 'sent') return;
  throw new StorageError('record.wrong-state', `batch ${row.id} is ${row.state}, not prepared`);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

async function update(
  tx: StorageTransaction,
  row: AnchorBatchRow,
  change: Partial<Omit<AnchorBatchRow, 'id'>>,
): Promise<AnchorBatchRow> {
  return tx
    .updateTable('anchor_batch')
    .set(change)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
