import type { Sha256 } from '../digest.ts';
import { decodeBase64Url } from '../encoding/base64url.ts';
import { decodeHexData } from '../encoding/hex.ts';
import { assertCoreError } from '../errors.ts';
import { type Checkpoint, digestCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { type CommitmentTag, createCommitment, SALT_BYTES } from './commitment.ts';
import { checkInclusion } from './merkle-tree.ts';

/** A proof of existence as it travels (formats.md section 3, entry-bundle.json). */
export interface ExistenceProof {
  /** Which credential of a bundle it is of. */
  readonly credentialDigest?: string;
  /** base64url of 32 bytes. */
  readonly salt: string;
  /** Index of the leaf. */
  readonly index: number;
  /** base64url of 32 bytes each, from the leaf up. */
  readonly path: readonly string[];
  /** The whole text of the checkpoint. */
  readonly checkpoint: string;
  readonly proof: LedgerProof;
}

/** Where the checkpoint was stamped; stapled, with the proof of it against one block. Hex as Ethereum writes it. */
export interface LedgerProof {
  readonly chainId: string;
  readonly eas: string;
  readonly transaction?: string;
  readonly block?: number;
  /** RLP of the block's header. */
  readonly header?: string;
  /** Nodes from the state root to the account of EAS. */
  readonly account?: readonly string[];
  /** Nodes from its storage root to the slot of the time stamp. */
  readonly storage?: readonly string[];
}

/** When an added key or a stamp counts on a network (trust policy, `finality`). */
export type LedgerFinality =
  | { readonly depth: number }
  | { readonly tag: 'finalized' }
  | { readonly instant: true };

/** A ledger as the trust policy lists it. */
export interface TrustedLedger {
  readonly chainId: string;
  /** ERC-1056 registry. */
  readonly registry: string;
  readonly eas: string;
  /** Keccak-256 of the code of the registry. */
  readonly codeHash: string;
  readonly finality: LedgerFinality;
  readonly checkpoints?: readonly { readonly block: number; readonly hash: string }[];
}

/** Why a proof proves nothing. Stable words. */
export type ExistenceProblem =
  | 'malformed'
  | 'checkpoint-malformed'
  | 'not-included'
  | 'ledger-not-listed'
  | 'not-stapled'
  | 'header-malformed'
  | 'block-not-listed'
  | 'account-unproven'
  | 'storage-unproven'
  | 'not-timestamped'
  | 'chain-differs'
  | 'registry-differs'
  /** No answer: it says nothing about existence. */
  | 'unreachable';

/** By when something existed, or why that is not shown. */
export type ExistenceAnswer =
  | {
      readonly ok: true;
      /** Upper bound: the time (ms) at which EAS took the checkpoint. */
      readonly existedAt: number;
      readonly chainId: string;
      readonly checkpoint: Checkpoint;
      /** `0x` and SHA-256 of the checkpoint: what EAS holds. */
      readonly checkpointDigest: string;
    }
  | { readonly ok: false; readonly problem: ExistenceProblem; readonly found: string };

/** What is asked: whether these very bytes existed. */
export interface ExistenceClaim {
  readonly proof: ExistenceProof;
  readonly tag: CommitmentTag;
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
}

/** The answer that nothing is shown. */
export function unshown(problem: ExistenceProblem, found: string): ExistenceAnswer {
  return { ok: false, problem, found };
}

/**
 * Whether the bytes are a leaf of the checkpoint: the part of a proof that needs no ledger.
 * @returns the checkpoint and its digest, or the answer why not
 */
export function readIncluded({
  bytes,
  proof,
  sha256,
  tag,
}: ExistenceClaim):
  | { readonly checkpoint: Checkpoint; readonly digest: Uint8Array }
  | { readonly answer: ExistenceAnswer } {
  const salt = readHash(proof.salt);
  const path = proof.path.map(readHash).filter((hash) => hash !== undefined);
  if (salt === undefined || path.length !== proof.path.length) {
    return { answer: unshown('malformed', 'salt or path is not base64url of 32 bytes') };
  }
  const checkpoint = parseCheckpoint(proof.checkpoint);
  if (checkpoint === undefined) {
    return { answer: unshown('checkpoint-malformed', 'not a signed checkpoint') };
  }
  const { root, size } = checkpoint;
  const commitment = createCommitment({ salt, tag, bytes }, sha256);
  if (!checkInclusion({ commitment, index: proof.index, size, path, root }, sha256)) {
    return { answer: unshown('not-included', `not leaf ${proof.index} of ${checkpoint.origin}`) };
  }
  return { checkpoint, digest: digestCheckpoint(checkpoint, sha256) };
}

/** Bytes of several `0x` texts; undefined if one of them is none, or there are more than `most`. */
export function readNodes(
  texts: readonly string[] | undefined,
  most: number,
): readonly Uint8Array[] | undefined {
  if (texts === undefined || texts.length > most) return undefined;
  const nodes = texts.map((text) => decodeHexData(text)).filter((node) => node !== undefined);
  return nodes.length === texts.length ? nodes : undefined;
}

function readHash(text: string): Uint8Array | undefined {
  try {
    const bytes = decodeBase64Url(text);
    return bytes.length === SALT_BYTES ? bytes : undefined;
  } catch (error) {
    assertCoreError(error);
    return undefined;
  }
}
