import { StorageError } from '../errors.ts';
import type { AnchorTransactionEnd, AnchorTransactionRow, StorageTransaction } from '../tables.ts';
import { lockBatch } from './mark-batch.ts';

/** A signed transaction, as it is kept before it is sent. Hexadecimal in lower case. */
export interface AnchorTransactionIntent {
  readonly batchId: number;
  readonly sender: string;
  readonly nonce: number;
  readonly hash: string;
  readonly raw: string;
  readonly intendedAt: number;
}

/**
 * Keeps the transaction that is about to carry a batch; send it when this is committed, never before.
 * The same transaction is kept once.
 * @throws StorageError `record.not-found` `record.wrong-state` (not prepared, or confirmed)
 */
export async function recordAnchorTransaction(
  tx: StorageTransaction,
  intent: AnchorTransactionIntent,
): Promise<AnchorTransactionRow> {
  const { batchId, hash, intendedAt, nonce, raw, sender } = intent;
  const batch = await lockBatch(tx, batchId);
  if (batch.state === 'claimed' || batch.state === 'confirmed') {
    throw new StorageError('record.wrong-state', `batch ${batchId} is ${batch.state}`);
  }
  const before = await listAnchorTransactions(tx, batchId);
  const same = before.find((one) => one.hash === hash);
  if (same !== undefined) return same;
  return tx
    .insertInto('anchor_transaction')
    .values({
      batch_id: batchId,
      number: before.length + 1,
      sender,
      nonce: BigInt(nonce),
      hash,
      raw,
      intended_at: new Date(intendedAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** All that was signed to carry a batch, oldest first. */
export async function listAnchorTransactions(
  tx: StorageTransaction,
  batchId: number,
): Promise<AnchorTransactionRow[]> {
  return tx
    .selectFrom('anchor_transaction')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('number')
    .execute();
}

/** Notes that a transaction will not carry its batch. What was noted first stands. */
export async function endAnchorTransaction(
  tx: StorageTransaction,
  step: {
    readonly batchId: number;
    readonly number: number;
    readonly ended: AnchorTransactionEnd;
    readonly endedAt: number;
  },
): Promise<void> {
  await tx
    .updateTable('anchor_transaction')
    .set({ ended: step.ended, ended_at: new Date(step.endedAt) })
    .where('batch_id', '=', step.batchId)
    .where('number', '=', step.number)
    .where('ended', 'is', null)
    .execute();
}
