import {
  type AnchorBacklog,
  claimBatch,
  listOpenBatches,
  readAnchorBacklog,
} from '@originmark/storage';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { type AnchoredBatch, carryOn, type CarryingRequest } from './carry-on.ts';
import { checkConfirmed } from './check-confirmed.ts';

/** Where and how what waits is anchored. */
export interface AnchoringRequest extends CarryingRequest {
  /** Most items of a batch; default 1,024. */
  readonly limit?: number;
  /** Name of the log in the checkpoints; default the issuer's DID. One line without spaces. */
  readonly origin?: string;
}

/** Its proofs are the longest that stay under 1,000 bytes (ADR 12). */
const LIMIT = 1024;
/** How long to wait for another run to end its round. */
const LOCK_WAIT_MS = 120_000;

/**
 * Anchors what waits: batches that an earlier run left are carried on first, then new ones are made
 * of as many items as waited at the start: who issues faster than this anchors does not keep it for
 * ever. Members, salts, signed checkpoint and signed transaction of a batch are kept before anything is
 * sent, so that a batch is the same after every crash; the ledger takes its digest once, and one that it
 * holds already counts as sent. One run at a time on a database: who comes second waits.
 * @throws LedgerError where the ledger is out of reach (call again later); StorageError (`lock.held`:
 * another run did not end in time); IssuerError `issuer.key-unknown`
 */
export async function anchorWaiting(
  issuer: IssuerContext,
  request: AnchoringRequest,
): Promise<readonly AnchoredBatch[]> {
  return anchorRound(issuer, request, ({ waiting }) => waiting);
}

/**
 * One round: looks at what was confirmed, carries on what is open, then makes batches.
 * @param toBatch of what waits at the start, how many items are due for a batch
 */
export async function anchorRound(
  issuer: IssuerContext,
  request: AnchoringRequest,
  toBatch: (backlog: AnchorBacklog) => number,
): Promise<readonly AnchoredBatch[]> {
  const { database } = issuer;
  return database.exclusively('anchoring', LOCK_WAIT_MS, async () => {
    await checkConfirmed(issuer, request);
    const done: AnchoredBatch[] = [];
    /** One transaction on its way at a time: a later nonce would be stuck behind one that is lost. */
    const carry = async (claimed: Parameters<typeof carryOn>[1]): Promise<boolean> => {
      const { isInBlock, ...batch } = await carryOn(issuer, claimed, request);
      done.push(batch);
      return isInBlock && request.signal?.aborted !== true;
    };
    for (const open of await database.transaction('reader', listOpenBatches)) {
      if (!(await carry(open))) return done;
    }
    let left = toBatch(await database.transaction('reader', readAnchorBacklog));
    while (left > 0) {
      const claimed = await database.transaction((tx) =>
        claimBatch(tx, {
          origin: request.origin ?? issuer.did,
          limit: request.limit ?? LIMIT,
          claimedAt: issuer.clock(),
        }),
      );
      if (claimed === undefined || !(await carry(claimed))) break;
      left -= claimed.batch.size;
    }
    return done;
  });
}
