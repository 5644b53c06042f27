import type { Sha256 } from '../digest.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { CoreError } from '../errors.ts';

/** A tree over commitments (RFC 9162 section 2.1), with the proofs of all its leaves. */
export interface MerkleTree {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /**
   * The inclusion path of one leaf (RFC 9162 section 2.1.3), from the leaf up.
   * @throws CoreError `existence.misused` for an index outside the tree
   */
  readonly pathOf: (index: number) => readonly Uint8Array[];
}

/** A claim that one commitment stands at one place of a tree. */
export interface InclusionClaim {
  readonly commitment: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

const HASH_BYTES = 32;
const MAX_LEAVES = 2 ** 24;

/**
 * Builds the tree of RFC 9162 over 1 to 16,777,216 commitments of 32 bytes, in time and space linear
 * in their number: leaf = SHA-256(0x00 ‖ commitment), node = SHA-256(0x01 ‖ left ‖ right).
 * @throws CoreError `existence.misused` for no commitments, too many, or one not of 32 bytes
 */
export function createMerkleTree(commitments: readonly Uint8Array[], sha256: Sha256): MerkleTree {
  if (commitments.length === 0 || commitments.length > MAX_LEAVES) {
    throw new CoreError('existence.misused', `a tree has 1 to ${MAX_LEAVES} leaves`);
  }
  if (commitments.some(({ length }) => length !== HASH_BYTES)) {
    throw new CoreError('existence.misused', `a commitment has ${HASH_BYTES} bytes`);
  }
  const hash = createHashes(sha256);
  const levels: Uint8Array[][] = [commitments.map(hash.leaf)];
  for (let below = levels[0] as Uint8Array[]; below.length > 1; ) {
    const level: Uint8Array[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) {
      level.push(hash.node(below[at] as Uint8Array, below[at + 1] as Uint8Array));
    }
    // The last of an odd number goes up as it is: the tree of RFC 9162 is not padded.
    if (below.length % 2 === 1) level.push(below.at(-1) as Uint8Array);
    levels.push(level);
    below = level;
  }
  const size = commitments.length;
  const pathOf = (index: number): readonly Uint8Array[] => {
    if (!Number.isInteger(index) || index < 0 || index >= size) {
      throw new CoreError('existence.misused', `the tree has no leaf ${index}`);
    }
    const path: Uint8Array[] = [];
    let at = index;
    for (const level of levels) {
      const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
      if (sibling !== undefined) path.push(sibling);
      at = Math.floor(at / 2);
    }
    return path;
  };
  return { size, root: (levels.at(-1) as Uint8Array[])[0] as Uint8Array, pathOf };
}

/**
 * Checks a path (RFC 9162 section 2.1.3.2). A wrong index or size, a path too short or too long, and
 * an inner node that is offered as leaf (its prefix is another) are all false.
 */
export function checkInclusion(claim: InclusionClaim, sha256: Sha256): boolean {
  const { commitment, index, path, root, size } = claim;
  if (!Number.isInteger(index) || !Number.isInteger(size) || size > MAX_LEAVES) return false;
  if (index < 0 || index >= size || commitment.length !== HASH_BYTES) return false;
  if (path.some(({ length }) => length !== HASH_BYTES)) return false;
  const hash = createHashes(sha256);
  let at = index;
  let last = size - 1;
  let found = hash.leaf(commitment);
  for (const sibling of path) {
    // Nothing is left to climb: what remains of the path is surplus.
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      found = hash.node(sibling, found);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else found = hash.node(found, sibling);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(found, root);
}

function createHashes(sha256: Sha256) {
  const leafInput = new Uint8Array(1 + HASH_BYTES);
  const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES);
  nodeInput[0] = 1;
  return {
    leaf: (commitment: Uint8Array): Uint8Array => {
      leafInput.set(commitment, 1);
      return sha256(leafInput);
    },
    node: (left: Uint8Array, right: Uint8Array): Uint8Array => {
      nodeInput.set(left, 1);
      nodeInput.set(right, 1 + HASH_BYTES);
      return sha256(nodeInput);
    },
  };
}
