import { keccak_256 } from '@noble/hashes/sha3.js';
import { equalBytes } from '../encoding/bytes.ts';
import { decodeRlp, isRlpList, type RlpItem, type RlpList } from './rlp.ts';

/** What a proof shows of one key: its value, that it has none, or nothing at all. */
export type TrieAnswer =
  | { readonly kind: 'value'; readonly value: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unproven'; readonly found: string };

/** Keccak-256 of bytes. One that remembers what it was asked gives the same answers sooner. */
export type Keccak256 = (bytes: Uint8Array) => Uint8Array;

/** Keccak-256 as Ethereum has it: of before it became SHA-3. */
export const hashKeccak256: Keccak256 = (bytes) => keccak_256(bytes);

/** A branch of 17 items of 33 bytes and its prefix has 532; leaves of accounts and slots are smaller. */
const MAX_NODE_BYTES = 600;
const HASH_BYTES = 32;

/**
 * Follows a Merkle-Patricia proof (Ethereum Yellow Paper, appendix D) from a root to a key of 32 bytes.
 * Each node must have the hash by which the one above names it; embedded nodes (below 32 bytes) are
 * read in place. A proof with a node too many or too few proves nothing.
 * @param key the hashed key, as secure tries have it
 */
export function readTrieProof(
  root: Uint8Array,
  key: Uint8Array,
  proof: readonly Uint8Array[],
  keccak256: Keccak256 = hashKeccak256,
): TrieAnswer {
  const nibbles = [...key].flatMap((byte) => [byte >> 4, byte & 15]);
  let used = 0;
  let at = 0;
  const take = (hash: Uint8Array): RlpList | string => {
    const bytes = proof[used];
    if (bytes === undefined) return 'a node is missing';
    if (bytes.length > MAX_NODE_BYTES) return 'a node is too large';
    if (!equalBytes(keccak256(bytes), hash)) return 'a node has another hash';
    used += 1;
    const node = decodeRlp(bytes);
    return isRlpList(node) ? node : 'a node is not canonical RLP';
  };
  const end = (answer: TrieAnswer): TrieAnswer =>
    used === proof.length ? answer : unproven('a node is left over');

  let node = take(root);
  while (typeof node !== 'string') {
    const step = readNode(node, nibbles.slice(at));
    if (step === undefined) return unproven('a node of an unknown form');
    if (step === 'absent') return end({ kind: 'absent' });
    if ('value' in step) return end({ kind: 'value', value: step.value });
    at += step.consumed;
    const { child } = step;
    if (isRlpList(child)) {
      // What has 32 bytes or more must stand under its hash.
      if (child.encodedLength >= HASH_BYTES) return unproven('an embedded node is too large');
      node = child;
    } else if (child.length === 0) return end({ kind: 'absent' });
    else if (child.length === HASH_BYTES) node = take(child);
    else return unproven('a reference of an unknown form');
  }
  return unproven(node);
}

type Step =
  | 'absent'
  | { readonly value: Uint8Array }
  | { readonly child: RlpItem; readonly consumed: number };

function readNode({ items }: RlpList, rest: readonly number[]): Step | undefined {
  if (items.length === 17) {
    const [nibble] = rest;
    // Keys are of one length, so none ends in a branch.
    const child = nibble === undefined ? undefined : items[nibble];
    return child === undefined ? undefined : { child, consumed: 1 };
  }
  const [path, content] = items;
  if (items.length !== 2 || !(path instanceof Uint8Array) || content === undefined)
    return undefined;
  const shortened = readPath(path);
  if (shortened === undefined) return undefined;
  const { isLeaf, nibbles } = shortened;
  const matches = nibbles.every((nibble, at) => nibble === rest[at]);
  if (isLeaf) {
    if (!(content instanceof Uint8Array) || content.length === 0) return undefined;
    if (nibbles.length !== rest.length) return undefined;
    return matches ? { value: content } : 'absent';
  }
  if (nibbles.length === 0 || nibbles.length >= rest.length) return undefined;
  return matches ? { child: content, consumed: nibbles.length } : 'absent';
}

/** Hex-prefix encoding (Yellow Paper, appendix C): a flag, padding, and the nibbles. */
function readPath(
  path: Uint8Array,
): { readonly isLeaf: boolean; readonly nibbles: readonly number[] } | undefined {
  const all = [...path].flatMap((byte) => [byte >> 4, byte & 15]);
  const [flag, padding] = all;
  if (flag === undefined || flag > 3) return undefined;
  const isOdd = flag % 2 === 1;
  if (!isOdd && padding !== 0) return undefined;
  return { isLeaf: flag >= 2, nibbles: all.slice(isOdd ? 1 : 2) };
}

function unproven(found: string): TrieAnswer {
  return { kind: 'unproven', found };
}
