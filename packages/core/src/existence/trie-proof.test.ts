import { createMerkleProof, createMPT } from '@ethereumjs/mpt';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { encodeRlp } from './ledger.test-support.ts';
import { readTrieProof } from './trie-proof.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const key = (name: string): Uint8Array => keccak_256(text(name));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

async function trieOf(names: readonly string[]) {
  const trie = await createMPT({ useKeyHashing: true });
  for (const name of names) await trie.put(text(name), text(`value of ${name}`));
  const proofOf = (name: string): Promise<Uint8Array[]> => createMerkleProof(trie, text(name));
  return { root: trie.root(), proofOf };
}

describe('readTrieProof', () => {
  it('finds every key of a trie, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 60 }),
        async (names) => {
          const { proofOf, root } = await trieOf(names);
          for (const name of names.slice(0, 5)) {
            const answer = readTrieProof(root, key(name), await proofOf(name));
            expect(answer).toMatchObject({ kind: 'value' });
            expect(hex((answer as { value: Uint8Array }).value)).toBe(
              hex(text(`value of ${name}`)),
            );
          }
          const absent = readTrieProof(root, key('absent!'), await proofOf('absent!'));
          expect(absent).toEqual({ kind: 'absent' });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('reads extensions and embedded nodes', () => {
    // Two keys that part at the last nibble but one: their leaves are embedded.
    const one = new Uint8Array(32).fill(0x11);
    const two = one.with(31, 0x21);
    const leaf = (last: number): Uint8Array[] => [Uint8Array.of(0x31), Uint8Array.of(last)];
    const branch = encodeRlp(
      Array.from({ length: 17 }, (_, at) =>
        at === 1 ? leaf(7) : at === 2 ? leaf(8) : new Uint8Array(0),
      ),
    );
    // 62 nibbles that both share, an even number.
    const extension = encodeRlp([Uint8Array.from([0, ...one.subarray(0, 31)]), keccak_256(branch)]);
    const root = keccak_256(extension);
    const proof = [extension, branch];
    expect(readTrieProof(root, one, proof)).toEqual({ kind: 'value', value: Uint8Array.of(7) });
    expect(readTrieProof(root, two, proof)).toEqual({ kind: 'value', value: Uint8Array.of(8) });
    expect(readTrieProof(root, one.with(31, 0x31), proof)).toEqual({ kind: 'absent' });
    expect(readTrieProof(root, one.with(31, 0x12), proof)).toEqual({ kind: 'absent' });
    expect(readTrieProof(root, one.with(0, 0x12), [extension])).toEqual({ kind: 'absent' });
    const surplus = [...proof, encodeRlp(leaf(7))];
    expect(readTrieProof(root, one, surplus)).toMatchObject({ found: 'a node is left over' });
  });

  it.each([
    [
      'an embedded node of 32 bytes',
      [new Uint8Array([0x20, ...new Uint8Array(31)]), Uint8Array.of(1)],
    ],
    ['a reference of 31 bytes', new Uint8Array(31).fill(1)],
    ['a reference of 33 bytes', new Uint8Array(33).fill(1)],
  ])('does not follow %s', (_, child) => {
    const branch = encodeRlp(
      Array.from({ length: 17 }, (__, at) => (at === 0 ? child : new Uint8Array(0))),
    );
    const answer = readTrieProof(keccak_256(branch), new Uint8Array(32), [branch]);
    expect(answer.kind).toBe('unproven');
  });

  it.each([
    ['no list', Uint8Array.of(0x80)],
    ['a list of three', encodeRlp([new Uint8Array(1), new Uint8Array(1), new Uint8Array(1)])],
    ['a path with flag 4', encodeRlp([Uint8Array.of(0x40), Uint8Array.of(1)])],
    ['a path with padding', encodeRlp([Uint8Array.of(0x21), Uint8Array.of(1)])],
    ['an empty path', encodeRlp([new Uint8Array(0), Uint8Array.of(1)])],
    ['a path that is a list', encodeRlp([[], Uint8Array.of(1)])],
    ['an extension over nothing', encodeRlp([Uint8Array.of(0x00), new Uint8Array(32)])],
    ['a leaf of a shorter key', encodeRlp([Uint8Array.of(0x20), Uint8Array.of(1)])],
    [
      'a leaf without value',
      encodeRlp([Uint8Array.from([0x20, ...new Uint8Array(32)]), new Uint8Array(0)]),
    ],
  ])('takes %s for no node', (_, node) => {
    const answer = readTrieProof(keccak_256(node), new Uint8Array(32), [node]);
    expect(answer.kind).toBe('unproven');
  });

  it('proves nothing when a node is missing, surplus, swapped or changed', async () => {
    const names = Array.from({ length: 300 }, (_, at) => `n${at}`);
    const { proofOf, root } = await trieOf(names);
    const proof = await proofOf('n7');
    expect(proof.length).toBeGreaterThan(2);
    const wrong = [
      [],
      proof.slice(0, -1),
      proof.slice(1),
      [...proof, proof[0]!],
      proof.toReversed(),
      proof.map((node, at) => (at === 1 ? node.with(5, node[5]! ^ 1) : node)),
      [...proof.slice(0, -1), new Uint8Array(601)],
    ];
    for (const nodes of wrong) expect(readTrieProof(root, key('n7'), nodes).kind).toBe('unproven');
    expect(readTrieProof(key('other root'), key('n7'), proof).kind).toBe('unproven');
    expect(readTrieProof(root, key('n8'), proof).kind).not.toBe('value');
  });
});
