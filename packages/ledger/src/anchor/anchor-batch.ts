import {
  type CommitmentTag,
  createCheckpoint,
  createCommitment,
  createMerkleTree,
  decodeBase64Url,
  digestCheckpoint,
  encodeBase64Url,
  type ExistenceProof,
  type MerkleTree,
  parseCheckpoint,
  type Sha256,
  type Signer,
} from '@originmark/core';
import { hexlify } from 'ethers';
import type { Ledger } from '../connection/ledger.ts';
import { LedgerError } from '../errors.ts';
import type { Stamp } from './timestamp-checkpoint.ts';

/** What is to be shown to have existed: the exact signed form of a credential, or a document. */
export interface AnchorItem {
  readonly tag: CommitmentTag;
  readonly bytes: Uint8Array;
  /** 32 unpredictable bytes of this item alone; made with `random` where absent. */
  readonly salt?: Uint8Array;
  /** Goes into the proof, so that a bundle finds its credential. */
  readonly credentialDigest?: string;
}

/** A batch as it is kept, in JSON. Who deletes the salt of an item has erased what was anchored of it. */
export interface AnchorRecord {
  /** Signed; another signature would be another digest, so it is kept before it is stamped. */
  readonly checkpoint: string;
  readonly leaves: readonly AnchorLeaf[];
}

/** One item of a batch. base64url of 32 bytes each. */
export interface AnchorLeaf {
  readonly commitment: string;
  readonly salt?: string;
  readonly credentialDigest?: string;
}

/** A batch whose tree stands. */
export interface AnchorBatch {
  readonly record: AnchorRecord;
  readonly size: number;
  /** `0x` and SHA-256 of the checkpoint: what EAS stamps. */
  readonly digest: string;
  readonly tree: MerkleTree;
}

const SALT_BYTES = 32;

/**
 * Makes a batch: a salted commitment to each item, a Merkle tree over them, and a checkpoint of it
 * signed by the trader. EAS records no author and lets the first writer win; that the checkpoint is
 * signed before it is hashed is what ties it to one. Keep the `record` before it is stamped.
 *
 * @param options.origin name of the trader's log: one line without spaces
 * @param options.random so many unpredictable bytes
 * @throws LedgerError `anchor.empty`; CoreError `existence.misused` `jws.sign-failed`
 */
export async function createAnchorBatch(options: {
  readonly items: readonly AnchorItem[];
  readonly origin: string;
  readonly signer: Signer;
  readonly random: (bytes: number) => Uint8Array;
  readonly sha256: Sha256;
}): Promise<AnchorBatch> {
  const { items, origin, random, sha256, signer } = options;
  if (items.length === 0) throw new LedgerError('anchor.empty', 'nothing is to be anchored');
  const commitments: Uint8Array[] = [];
  const leaves = items.map(({ bytes, credentialDigest, salt = random(SALT_BYTES), tag }) => {
    const commitment = createCommitment({ salt, tag, bytes }, sha256);
    commitments.push(commitment);
    return {
      commitment: encodeBase64Url(commitment),
      salt: encodeBase64Url(salt),
      ...(credentialDigest !== undefined && { credentialDigest }),
    };
  });
  const tree = createMerkleTree(commitments, sha256);
  const head = { origin, size: tree.size, root: tree.root };
  const checkpoint = await createCheckpoint(head, signer, sha256);
  return batchOf({ checkpoint, leaves }, tree, sha256);
}

/**
 * Opens a batch that was kept.
 * @throws LedgerError `anchor.damaged` when leaves and checkpoint do not belong together
 */
export function openAnchorBatch(record: AnchorRecord, sha256: Sha256): AnchorBatch {
  const checkpoint = parseCheckpoint(record.checkpoint);
  let tree: MerkleTree;
  try {
    const commitments = record.leaves.map(({ commitment }) => decodeBase64Url(commitment));
    tree = createMerkleTree(commitments, sha256);
  } catch (cause) {
    throw new LedgerError('anchor.damaged', 'the leaves of the batch are none', { cause });
  }
  const same = checkpoint?.size === tree.size && hexlify(checkpoint.root) === hexlify(tree.root);
  if (!same) throw new LedgerError('anchor.damaged', 'the leaves have another root');
  return batchOf(record, tree, sha256);
}

function batchOf(record: AnchorRecord, tree: MerkleTree, sha256: Sha256): AnchorBatch {
  const digest = hexlify(digestCheckpoint({ text: record.checkpoint }, sha256));
  return { record, size: tree.size, digest, tree };
}

/**
 * The proof of existence of one item of a stamped batch, as it travels: below 1 kB up to some hundred
 * items, a little more for each doubling. It verifies with the item and any node of the network;
 * a block is named when it is stapled.
 *
 * @throws LedgerError `anchor.erased` when the salt was deleted; CoreError `existence.misused`
 */
export function createExistenceProof(
  batch: AnchorBatch,
  index: number,
  ledger: Pick<Ledger, 'chainId' | 'eas'>,
  stamp: Pick<Stamp, 'transaction'>,
): ExistenceProof {
  const path = batch.tree.pathOf(index).map((hash) => encodeBase64Url(hash));
  const { credentialDigest, salt } = batch.record.leaves[index] as AnchorLeaf;
  if (salt === undefined) throw new LedgerError('anchor.erased', `item ${index} was erased`);
  return {
    ...(credentialDigest !== undefined && { credentialDigest }),
    salt,
    index,
    path,
    checkpoint: batch.record.checkpoint,
    proof: {
      chainId: `0x${ledger.chainId.toString(16)}`,
      eas: ledger.eas,
      ...(stamp.transaction !== undefined && { transaction: stamp.transaction }),
    },
  };
}
