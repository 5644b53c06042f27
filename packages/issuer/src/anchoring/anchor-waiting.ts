import { createCheckpoint, createMerkleTree, digestCheckpoint } from '@originmark/core';
import {
  fetchFinalBlock,
  type Ledger,
  type LedgerSigner,
  timestampCheckpoint,
} from '@originmark/ledger';
import {
  type AnchorBatchRow,
  type ClaimedBatch,
  claimBatch,
  confirmBatch,
  listOpenBatches,
  markBatchSent,
  recordCheckpoint,
} from '@originmark/storage';
import { hexlify } from 'ethers';
import { createKeySigner } from '../agent/key-signer.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { chooseSigningKey } from '../issuing/signing-key.ts';

/** Where and how what waits is anchored. */
export interface AnchoringRequest {
  readonly ledger: Ledger;
  /** Pays for and signs the one transaction of a batch. */
  readonly signer: LedgerSigner;
  /** Most items of a batch; default 1,024. */
  readonly limit?: number;
  /** Name of the log in the checkpoints; default the issuer's DID. One line without spaces. */
  readonly origin?: string;
  /** A key of the issuer for the checkpoint; default the newest. */
  readonly keyRef?: string;
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

/** Its proofs are the longest that stay under 1,000 bytes (ADR 12). */
const LIMIT = 1024;

/**
 * Anchors what waits: batches that an earlier run left are carried on first, then new ones are made
 * of as many items as waited at the start: who issues faster than this anchors does not keep it for ever. Members, salts and the signed checkpoint of a batch are kept before anything
 * is sent, so that a batch is the same after every crash; the ledger takes its digest once, and one
 * that it holds already counts as sent.
 * @throws LedgerError where the ledger is out of reach (call again later); StorageError; IssuerError
 * `issuer.key-unknown`
 */
export async function anchorWaiting(
  issuer: IssuerContext,
  request: AnchoringRequest,
): Promise<readonly AnchoredBatch[]> {
  const { database } = issuer;
  const done: AnchoredBatch[] = [];
  for (const open of await database.transaction('reader', listOpenBatches)) {
    done.push(await carryOn(issuer, open, request));
  }
  let left = await countWaiting(issuer);
  while (left > 0) {
    const claimed = await database.transaction((tx) =>
      claimBatch(tx, {
        origin: request.origin ?? issuer.did,
        limit: request.limit ?? LIMIT,
        claimedAt: issuer.clock(),
      }),
    );
    if (claimed === undefined) break;
    done.push(await carryOn(issuer, claimed, request));
    left -= claimed.batch.size;
  }
  return done;
}

async function countWaiting({ database }: IssuerContext): Promise<number> {
  const { count } = await database.db
    .selectFrom('anchor_item')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function carryOn(
  issuer: IssuerContext,
  claimed: ClaimedBatch,
  { ledger, signer, keyRef }: AnchoringRequest,
): Promise<AnchoredBatch> {
  const { id: batchId, size } = claimed.batch;
  const digest = claimed.batch.digest ?? (await prepare(issuer, claimed, keyRef));
  const { block, stampedAt, transaction } = await timestampCheckpoint({ ledger, signer, digest });
  const final = await fetchFinalBlock(ledger);
  const confirmed = final !== undefined && block <= final.number;
  await issuer.database.transaction(async (tx) => {
    const at = issuer.clock();
    if (confirmed) {
      await confirmBatch(tx, {
        batchId,
        ...(transaction !== undefined && { transactionHash: transaction }),
        blockNumber: BigInt(block),
        blockTime: stampedAt,
        confirmedAt: at,
      });
    } else if (transaction !== undefined) {
      await markBatchSent(tx, { batchId, transactionHash: transaction, sentAt: at });
    }
  });
  return { batchId, size, digest, confirmed };
}

/** Fixes tree and checkpoint. If another run fixed them in the meantime, those count. */
async function prepare(
  issuer: IssuerContext,
  { batch, items }: ClaimedBatch,
  keyRef: string | undefined,
): Promise<string> {
  const { sha256 } = issuer.crypto;
  const tree = createMerkleTree(
    items.map(({ commitment }) => commitment),
    sha256,
  );
  const head = { origin: batch.origin, size: tree.size, root: tree.root };
  const key = await chooseSigningKey(issuer, keyRef);
  const checkpoint = await createCheckpoint(head, await createKeySigner(issuer.agent, key), sha256);
  const row: AnchorBatchRow = await issuer.database.transaction((tx) =>
    recordCheckpoint(tx, {
      batchId: batch.id,
      root: tree.root,
      checkpoint,
      digest: hexlify(digestCheckpoint({ text: checkpoint }, sha256)),
      preparedAt: issuer.clock(),
    }),
  );
  return row.digest ?? '';
}
