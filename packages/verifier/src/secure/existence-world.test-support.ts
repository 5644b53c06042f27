import { createMerkleProof, createMPT } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import { createAccount } from '@ethereumjs/util';
import { keccak_256 } from '@noble/hashes/sha3.js';
import {
  createCheckpoint,
  createCommitment,
  createMerkleTree,
  digestCheckpoint,
  decodeHexData,
  encodeBase64Url,
  encodeHexData,
  type ExistenceProof,
  type TrustedLedger,
} from '@originmark/core';
import { crypto, createParty } from './signed-world.test-support.ts';

/** A small ledger with real proofs: batches that EAS took at moments that a test names. */

export const CHAIN_ID = '0x6f6d';
export const EAS = `0x${'ea'.repeat(20)}`;
const REGISTRY = `0x${'1d'.repeat(20)}`;
const CODE = Uint8Array.of(0x60, 0x01);
const BLOCK = 77;
const anchorer = createParty('did:web:anchor.example', 'EdDSA');

const hex = encodeHexData;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is anchored: the text of a token, or whatever a test puts in its place. */
export interface Anchored {
  /** Digest of the credential that the proof will name. */
  readonly digest?: string;
  readonly text: string;
  readonly tag?: 'credential' | 'document';
}

/** One batch, and when (ms) EAS took it; undefined means never. */
export interface Batch {
  readonly at?: number | undefined;
  readonly documents: readonly Anchored[];
}

export interface Ledger {
  /** Stapled proofs, batch by batch. */
  readonly proofs: readonly (readonly ExistenceProof[])[];
  /** The same without their staples. */
  readonly bare: readonly (readonly ExistenceProof[])[];
  readonly ledger: TrustedLedger;
  /** A node of this ledger. */
  readonly request: (question: { method: string; params: readonly unknown[] }) => Promise<unknown>;
}

export async function createLedger(...batches: readonly Batch[]): Promise<Ledger> {
  const made = await Promise.all(batches.map(createBatch));
  const storage = await createMPT({ useKeyHashing: true });
  const stamps = new Map<string, number>();
  for (const { at, digest } of made) {
    if (at === undefined) continue;
    stamps.set(hex(digest), at / 1000);
    await storage.put(slotOf(digest), RLP.encode(at / 1000));
  }
  const state = await createMPT({ useKeyHashing: true });
  for (let nonce = 1n; nonce < 30n; nonce++)
    await state.put(
      keccak_256(RLP.encode(nonce)).subarray(12),
      createAccount({ nonce }).serialize(),
    );
  const account = createAccount({ nonce: 1n, storageRoot: storage.root() });
  await state.put(decodeHexData(EAS) as Uint8Array, account.serialize());
  const zero = (length: number): Uint8Array => new Uint8Array(length);
  const header = RLP.encode([
    ...[32, 32, 20].map(zero),
    state.root(),
    ...[32, 32, 256, 0].map(zero),
    BLOCK,
    30_000_000,
    ...[0, 0, 0, 32, 8].map(zero),
  ]);
  const accountProof = (await createMerkleProof(state, decodeHexData(EAS) as Uint8Array)).map(hex);
  const proofs = await Promise.all(
    made.map(async ({ bare, digest }) => {
      const nodes = (await createMerkleProof(storage, slotOf(digest))).map(hex);
      const staple = { block: BLOCK, header: hex(header), account: accountProof, storage: nodes };
      return bare.map((proof) => ({ ...proof, proof: { ...proof.proof, ...staple } }));
    }),
  );
  const ledger: TrustedLedger = {
    chainId: CHAIN_ID,
    eas: EAS,
    registry: REGISTRY,
    codeHash: hex(keccak_256(CODE)),
    finality: { instant: true },
    checkpoints: [{ block: BLOCK, hash: hex(keccak_256(header)) }],
  };
  const request: Ledger['request'] = ({ method, params }) => {
    if (method === 'eth_chainId') return Promise.resolve(CHAIN_ID);
    if (method === 'eth_getCode') return Promise.resolve(hex(CODE));
    const [{ data }] = params as [{ data: string }];
    const seconds = stamps.get(`0x${data.slice(10)}`) ?? 0;
    return Promise.resolve(`0x${seconds.toString(16).padStart(64, '0')}`);
  };
  return { proofs, bare: made.map(({ bare }) => bare), ledger, request };
}

async function createBatch({ at, documents }: Batch) {
  const salts = documents.map((_, index) => crypto.sha256(utf8(`salt ${index}`)));
  const commitments = documents.map(({ tag = 'credential', text }, index) =>
    createCommitment({ salt: salts[index] as Uint8Array, tag, bytes: utf8(text) }, crypto.sha256),
  );
  const { pathOf, root, size } = createMerkleTree(commitments, crypto.sha256);
  const head = { origin: 'anchor.example', size, root };
  const checkpoint = await createCheckpoint(head, anchorer.signer, crypto.sha256);
  const bare = documents.map(
    ({ digest }, index): ExistenceProof => ({
      ...(digest !== undefined && { credentialDigest: digest }),
      salt: encodeBase64Url(salts[index] as Uint8Array),
      index,
      path: pathOf(index).map(encodeBase64Url),
      checkpoint,
      proof: { chainId: CHAIN_ID, eas: EAS },
    }),
  );
  return { at, bare, digest: digestCheckpoint({ text: checkpoint }, crypto.sha256) };
}

/** Slot of the time of a digest: the mapping at position 5 of EAS. */
function slotOf(digest: Uint8Array): Uint8Array {
  const input = new Uint8Array(64);
  input.set(digest);
  input[63] = 5;
  return keccak_256(input);
}
