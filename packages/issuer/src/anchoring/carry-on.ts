import { locateStamp, type StampPlace } from '@originmark/ledger';
import {
  type AnchorBatchRow,
  type ClaimedBatch,
  confirmBatch,
  listAnchorTransactions,
  markBatchSent,
} from '@originmark/storage';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import type { TellAnchorEvent } from './anchor-event.ts';
import { prepareBatch } from './prepare-batch.ts';
import { sendBatch, type Sending, type SendingRequest, toTransaction } from './send-batch.ts';

/** What carrying a batch on takes. */
export interface CarryingRequest extends SendingRequest {
  /** A key of the issuer for the checkpoint; default the newest. */
  readonly keyRef?: string;
  readonly tell?: TellAnchorEvent;
}

/** A batch that this run carried on. */
export interface AnchoredBatch {
  readonly batchId: number;
  readonly size: number;
  /** `0x…`: what the ledger holds a time for. */
  readonly digest: string;
  /** False while its block is not final: a later run looks again. */
  readonly confirmed: boolean;
}

/** How far a batch came, and whether it stands in a block. */
export interface CarriedBatch extends AnchoredBatch {
  readonly isInBlock: boolean;
}

/**
 * Carries a batch as far as the ledger lets it: from what it holds of it now, whatever was noted before.
 * Where a reorganisation took its block it is sent again, as the same transaction.
 * @throws LedgerError; StorageError; IssuerError `issuer.key-unknown`
 */
export async function carryOn(
  issuer: IssuerContext,
  claimed: ClaimedBatch,
  request: CarryingRequest,
): Promise<CarriedBatch> {
  const { batch } = claimed;
  const digest = await prepareBatch(issuer, claimed, request.keyRef);
  const of = { batchId: batch.id, size: batch.size, digest };
  let place = await locate(issuer, of, request);
  if (place === undefined) {
    await tellUndone(batch, request);
    const attempts = await issuer.database.transaction('reader', (tx) =>
      listAnchorTransactions(tx, batch.id),
    );
    const sending = await sendBatch(issuer, of, attempts, request);
    place = sending === 'in-a-block' ? await locate(issuer, of, request) : undefined;
    if (place === undefined) return noteSent(issuer, of, sending, request);
  }
  return note(issuer, batch, of, place, request);
}

type Of = Pick<AnchoredBatch, 'batchId' | 'size' | 'digest'>;

async function locate(
  issuer: IssuerContext,
  { batchId, digest }: Of,
  { ledger }: CarryingRequest,
): Promise<StampPlace | undefined> {
  const attempts = await issuer.database.transaction('reader', (tx) =>
    listAnchorTransactions(tx, batchId),
  );
  return locateStamp(ledger, digest, attempts.map(toTransaction));
}

async function tellUndone(
  { block_number, id }: AnchorBatchRow,
  { tell }: CarryingRequest,
): Promise<void> {
  if (block_number === null) return;
  await tell?.({ kind: 'undone', batchId: id, block: Number(block_number) });
}

/** On its way, in no block. */
async function noteSent(
  { clock, database }: IssuerContext,
  of: Of,
  sending: Sending,
  { tell }: CarryingRequest,
): Promise<CarriedBatch> {
  const isSent = sending !== 'unsent';
  if (isSent) {
    await database.transaction(async (tx) => {
      const newest = (await listAnchorTransactions(tx, of.batchId)).at(-1);
      const transactionHash = newest?.hash ?? null;
      await markBatchSent(tx, { batchId: of.batchId, transactionHash, sentAt: clock() });
    });
  }
  await tell?.({ kind: 'batch', ...of, state: isSent ? 'sent' : 'prepared' });
  return { ...of, confirmed: false, isInBlock: false };
}

/** In a block: sent, and confirmed once the block is final. */
async function note(
  { clock, database }: IssuerContext,
  batch: AnchorBatchRow,
  of: Of,
  place: StampPlace,
  { tell }: CarryingRequest,
): Promise<CarriedBatch> {
  const { block, blockHash, final, stampedAt, transaction } = place;
  const { batchId } = of;
  const where = { blockNumber: BigInt(block), blockHash };
  await database.transaction(async (tx) => {
    if (final) {
      await confirmBatch(tx, {
        batchId,
        ...(transaction !== undefined && { transactionHash: transaction }),
        ...where,
        blockTime: stampedAt,
        confirmedAt: clock(),
      });
    } else {
      const transactionHash = transaction ?? null;
      await markBatchSent(tx, { batchId, transactionHash, ...where, sentAt: clock() });
    }
  });
  const isNews = final || batch.state !== 'sent' || batch.block_hash !== blockHash;
  if (isNews) await tell?.({ kind: 'batch', ...of, state: final ? 'confirmed' : 'sent' });
  return { ...of, confirmed: final, isInBlock: true };
}
