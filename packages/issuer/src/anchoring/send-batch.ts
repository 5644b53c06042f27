import {
  deliverTimestamp,
  findTransaction,
  type Ledger,
  type LedgerSigner,
  prepareTimestamp,
  type TimestampTransaction,
} from '@originmark/ledger';
import {
  type AnchorTransactionRow,
  endAnchorTransaction,
  recordAnchorTransaction,
} from '@originmark/storage';
import type { IssuerContext } from '../issuing/issuer-context.ts';

/** Where and with what a batch is sent. */
export interface SendingRequest {
  readonly ledger: Ledger;
  /** Pays for and signs the one transaction of a batch. */
  readonly signer: LedgerSigner;
  /** How long a transaction may wait for a block before one that offers more takes its nonce; default 10 minutes. */
  readonly replaceAfterMs?: number;
  /** Ends waiting for blocks; what is on its way is found again. */
  readonly signal?: AbortSignal;
}

/** How far a batch has come: `unsent` where no node has its transaction. */
export type Sending = 'in-a-block' | 'on-its-way' | 'unsent';

const REPLACE_AFTER_MS = 600_000;

/**
 * Brings a digest that the ledger does not hold on its way. What an earlier run signed is looked for
 * first, and sent again as it stands if no node has it; another transaction is signed only where none of
 * those before can ever come into a block. Each is kept before it is sent.
 *
 * @param attempts all that was signed for the batch, oldest first
 * @throws LedgerError `rpc.*` `signer.failed` `transaction.reverted`; StorageError
 */
export async function sendBatch(
  issuer: IssuerContext,
  batch: { readonly batchId: number; readonly digest: string },
  attempts: readonly AnchorTransactionRow[],
  request: SendingRequest,
): Promise<Sending> {
  const { ledger } = request;
  for (const attempt of attempts.filter(({ ended }) => ended === null).toReversed()) {
    const transaction = toTransaction(attempt);
    const { state } = await findTransaction(ledger, transaction);
    if (state === 'mined') return 'in-a-block';
    if (state === 'unknown') return deliver(transaction, request);
    if (state === 'pending') {
      return isStuck(issuer, attempt, request)
        ? sendAnother(issuer, batch, request, transaction)
        : deliver(transaction, request, true);
    }
    await end(issuer, attempt, state === 'blocked' ? 'superseded' : state);
  }
  return sendAnother(issuer, batch, request);
}

/** Signs, keeps, then sends. */
async function sendAnother(
  issuer: IssuerContext,
  { batchId, digest }: { readonly batchId: number; readonly digest: string },
  request: SendingRequest,
  instead?: TimestampTransaction,
): Promise<Sending> {
  const { ledger, signer } = request;
  const transaction = await prepareTimestamp({
    ledger,
    signer,
    digest,
    ...(instead !== undefined && { instead }),
  });
  await issuer.database.transaction((tx) =>
    recordAnchorTransaction(tx, { batchId, ...transaction, intendedAt: issuer.clock() }),
  );
  return deliver(transaction, request);
}

async function deliver(
  transaction: TimestampTransaction,
  { ledger, signal }: SendingRequest,
  known = false,
): Promise<Sending> {
  const options = { known, ...(signal !== undefined && { signal }) };
  const { state } = await deliverTimestamp(ledger, transaction, options);
  if (state === 'mined' || state === 'reverted') return 'in-a-block';
  return state === 'unknown' ? 'unsent' : 'on-its-way';
}

/** Where gas is free no offer is higher than another: it is waited for. */
function isStuck(
  issuer: IssuerContext,
  { intended_at }: AnchorTransactionRow,
  { ledger, replaceAfterMs = REPLACE_AFTER_MS }: SendingRequest,
): boolean {
  const hasMarket = Object.keys(ledger.fees).length === 0;
  return hasMarket && issuer.clock() - intended_at.getTime() >= replaceAfterMs;
}

async function end(
  { clock, database }: IssuerContext,
  { batch_id, number }: AnchorTransactionRow,
  ended: 'reverted' | 'replaced' | 'superseded',
): Promise<void> {
  await database.transaction((tx) =>
    endAnchorTransaction(tx, { batchId: batch_id, number, ended, endedAt: clock() }),
  );
}

/** A transaction that was kept, as the ledger takes it. */
export function toTransaction(row: AnchorTransactionRow): TimestampTransaction {
  const { hash, nonce, raw, sender } = row;
  return { hash, nonce: Number(nonce), raw, sender };
}
