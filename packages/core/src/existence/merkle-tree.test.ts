import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createNodeCrypto } from '../node/node-crypto.ts';
import { checkInclusion, createMerkleTree } from './merkle-tree.ts';

const { sha256 } = createNodeCrypto();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const commitmentOf = (at: number): Uint8Array => sha256(new TextEncoder().encode(`leaf ${at}`));
const leaves = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, at) => commitmentOf(at));
const node = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(Uint8Array.from([1, ...left, ...right]));
const leaf = (commitment: Uint8Array): Uint8Array => sha256(Uint8Array.from([0, ...commitment]));

/** RFC 9162 section 2.1.1, as it is written: split at the largest power of two below the size. */
function rootByDefinition(commitments: readonly Uint8Array[]): Uint8Array {
  if (commitments.length === 1) return leaf(commitments[0]!);
  let k = 1;
  while (k * 2 < commitments.length) k *= 2;
  return node(rootByDefinition(commitments.slice(0, k)), rootByDefinition(commitments.slice(k)));
}

describe('createMerkleTree', () => {
  it('has the root that RFC 9162 defines, and a path for every leaf, at any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), (size) => {
        const commitments = leaves(size);
        const tree = createMerkleTree(commitments, sha256);
        expect(hex(tree.root)).toBe(hex(rootByDefinition(commitments)));
        for (const [index, commitment] of commitments.entries()) {
          const claim = { commitment, index, size, path: tree.pathOf(index), root: tree.root };
          expect(checkInclusion(claim, sha256)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('serves a batch of 10,000 with paths of at most 14 hashes', () => {
    const commitments = leaves(10_000);
    const tree = createMerkleTree(commitments, sha256);
    for (const index of [0, 1, 4095, 8191, 8192, 9998, 9999]) {
      const path = tree.pathOf(index);
      expect(path.length).toBeLessThanOrEqual(14);
      const claim = { commitment: commitments[index]!, index, size: 10_000, path, root: tree.root };
      expect(checkInclusion(claim, sha256)).toBe(true);
    }
  });

  it('is not made of nothing, or of what is no commitment', () => {
    const misused = expect.objectContaining({ code: 'existence.misused' });
    expect(() => createMerkleTree([], sha256)).toThrow(misused);
    expect(() => createMerkleTree([new Uint8Array(31)], sha256)).toThrow(misused);
    for (const index of [-1, 3, 0.5, Number.NaN])
      expect(() => createMerkleTree(leaves(3), sha256).pathOf(index)).toThrow(misused);
  });
});

describe('checkInclusion refuses', () => {
  const size = 7;
  const commitments = leaves(size);
  const tree = createMerkleTree(commitments, sha256);
  const claim = {
    commitment: commitments[2]!,
    index: 2,
    size,
    path: tree.pathOf(2),
    root: tree.root,
  };

  it.each([
    ['another index', { index: 3 }],
    ['an index outside', { index: 7 }],
    ['a negative index', { index: -1 }],
    ['another size that moves the leaf', { size: 3 }],
    ['no size', { size: 0 }],
    ['a size beyond all trees', { size: 2 ** 40 }],
    ['another commitment', { commitment: commitments[3]! }],
    ['a commitment of other length', { commitment: new Uint8Array(64) }],
    ['a path too short', { path: claim.path.slice(0, -1) }],
    ['a path with a surplus hash', { path: [...claim.path, tree.root] }],
    ['swapped siblings', { path: claim.path.toReversed() }],
    ['a hash of other length', { path: claim.path.map((hash) => hash.subarray(1)) }],
    ['no path', { path: [] }],
  ])('%s', (_, change) => {
    expect(checkInclusion(claim, sha256)).toBe(true);
    expect(checkInclusion({ ...claim, ...change }, sha256)).toBe(false);
  });

  it('an inner node that is offered as leaf', () => {
    const four = createMerkleTree(leaves(4), sha256);
    const left = node(leaf(commitmentOf(0)), leaf(commitmentOf(1)));
    const right = node(leaf(commitmentOf(2)), leaf(commitmentOf(3)));
    expect(hex(node(left, right))).toBe(hex(four.root));
    const inner = { commitment: left, index: 0, size: 2, path: [right], root: four.root };
    expect(checkInclusion(inner, sha256)).toBe(false);
  });

  it('any other path, whatever is changed in it', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(31), fc.integer({ min: 1, max: 255 }), (at, byte, change) => {
        const path = claim.path.map((hash) => hash.slice());
        path[at]![byte]! ^= change;
        expect(checkInclusion({ ...claim, path }, sha256)).toBe(false);
      }),
    );
  });
});
