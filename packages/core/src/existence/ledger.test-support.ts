import { createMerkleProof, createMPT } from '@ethereumjs/mpt';
import { createAccount } from '@ethereumjs/util';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { decodeHexData, encodeHexData } from '../encoding/hex.ts';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { createNodeCrypto } from '../node/node-crypto.ts';
import { createNodeSigner, generatePrivateJwk } from '../node/node-signer.ts';
import { createCheckpoint, digestCheckpoint } from './checkpoint.ts';
import { createCommitment } from './commitment.ts';
import type { ExistenceProof, TrustedLedger } from './existence-proof.ts';
import { createMerkleTree } from './merkle-tree.ts';

export const CRYPTO = createNodeCrypto();
export const CHAIN_ID = '0x6f6d';
export const EAS = `0x${'ea'.repeat(20)}`;
export const OTHER_CONTRACT = `0x${'0e'.repeat(20)}`;
export const REGISTRY = `0x${'1d'.repeat(20)}`;
export const BLOCK = 77;
export const STAMPED = 1_780_000_000;
export const KID = `did:ethr:${CHAIN_ID}:0x${'ab'.repeat(20)}#delegate-1`;

/** RLP as the Yellow Paper has it, written again so that the reader is not held against itself. */
export function encodeRlp(
  item: Uint8Array | readonly (Uint8Array | readonly unknown[])[],
): Uint8Array {
  if (item instanceof Uint8Array) {
    if (item.length === 1 && (item[0] as number) < 0x80) return item;
    return concatBytes(prefix(item.length, 0x80), item);
  }
  const content = concatBytes(...item.map((inner) => encodeRlp(inner as Uint8Array)));
  return concatBytes(prefix(content.length, 0xc0), content);
}

function prefix(length: number, offset: number): Uint8Array {
  if (length <= 55) return Uint8Array.of(offset + length);
  const bytes = toBytes(length);
  return concatBytes(Uint8Array.of(offset + 55 + bytes.length), bytes);
}

export function toBytes(value: number): Uint8Array {
  const hex = value === 0 ? '' : value.toString(16);
  return decodeHexData(`0x${hex.padStart(hex.length + (hex.length % 2), '0')}`) as Uint8Array;
}

export function slotOf(digest: Uint8Array, position = 5): Uint8Array {
  const word = new Uint8Array(32);
  word[31] = position;
  return keccak_256(concatBytes(digest, word));
}

/** A state with EAS and its neighbours, and the proofs that a node would give of it. */
export async function createState(
  slots: readonly (readonly [slot: Uint8Array, value: Uint8Array])[],
  address = EAS,
) {
  const storage = await createMPT({ useKeyHashing: true });
  for (let i = 1; i <= 40; i++)
    await storage.put(slotOf(CRYPTO.sha256(toBytes(i))), toBytes(STAMPED + i));
  for (const [slot, value] of slots) await storage.put(slot, value);
  const state = await createMPT({ useKeyHashing: true });
  for (let i = 1; i <= 60; i++) {
    const account = createAccount({ nonce: BigInt(i), balance: BigInt(i) });
    await state.put(keccak_256(toBytes(i)).subarray(12), account.serialize());
  }
  const contract = createAccount({ nonce: 1n, storageRoot: storage.root() });
  await state.put(decodeHexData(address) as Uint8Array, contract.serialize());
  const accountProof = async (of: string): Promise<string[]> =>
    (await createMerkleProof(state, decodeHexData(of) as Uint8Array)).map(encodeHexData);
  const storageProof = async (slot: Uint8Array): Promise<string[]> =>
    (await createMerkleProof(storage, slot)).map(encodeHexData);
  return { stateRoot: state.root(), accountProof, storageProof };
}

/** A header of the London form over a state. */
export function createHeader(stateRoot: Uint8Array, block = BLOCK): Uint8Array {
  const zero = (length: number): Uint8Array => new Uint8Array(length);
  return encodeRlp([
    zero(32),
    zero(32),
    zero(20),
    stateRoot,
    zero(32),
    zero(32),
    zero(256),
    zero(0),
    toBytes(block),
    toBytes(30_000_000),
    zero(0),
    toBytes(STAMPED + 60),
    zero(0),
    zero(32),
    zero(8),
    toBytes(7),
  ]); // prettier-ignore
}

export const ledgerOf = (header: Uint8Array, more: Partial<TrustedLedger> = {}): TrustedLedger => ({
  chainId: CHAIN_ID,
  eas: EAS,
  registry: REGISTRY,
  codeHash: encodeHexData(keccak_256(toBytes(1234))),
  finality: { instant: true },
  checkpoints: [
    { block: 3, hash: `0x${'00'.repeat(32)}` },
    { block: BLOCK, hash: encodeHexData(keccak_256(header)) },
  ],
  ...more,
});

export const saltOf = (at: number): Uint8Array => CRYPTO.sha256(toBytes(at + 1));

/** A batch of documents under one checkpoint. */
export async function createBatch(
  documents: readonly Uint8Array[],
  tag: 'credential' | 'document' = 'credential',
  kid = KID,
) {
  const commitments = documents.map((bytes, at) =>
    createCommitment({ salt: saltOf(at), tag, bytes }, CRYPTO.sha256),
  );
  const tree = createMerkleTree(commitments, CRYPTO.sha256);
  const signer = createNodeSigner(generatePrivateJwk('EdDSA'), kid);
  const head = { origin: 'originmark.example', size: tree.size, root: tree.root };
  const checkpoint = await createCheckpoint(head, signer, CRYPTO.sha256);
  const digest = digestCheckpoint({ text: checkpoint }, CRYPTO.sha256);
  const proofOf = (index: number): ExistenceProof => ({
    salt: encodeBase64Url(saltOf(index)),
    index,
    path: tree.pathOf(index).map(encodeBase64Url),
    checkpoint,
    proof: { chainId: CHAIN_ID, eas: EAS },
  });
  return { checkpoint, digest, proofOf, tree };
}

/** A batch stamped in a state, with the stapled proof of one of its documents. */
export async function createStamped(documents: readonly Uint8Array[], index = 0) {
  const batch = await createBatch(documents);
  const state = await createState([[slotOf(batch.digest), encodeRlp(toBytes(STAMPED))]]);
  const header = createHeader(state.stateRoot);
  const bare = batch.proofOf(index);
  const proof: ExistenceProof = {
    ...bare,
    proof: {
      ...bare.proof,
      block: BLOCK,
      header: encodeHexData(header),
      account: await state.accountProof(EAS),
      storage: await state.storageProof(slotOf(batch.digest)),
    },
  };
  return { batch, state, header, bare, proof, ledgers: [ledgerOf(header)] };
}
