import type { Block } from '@ethereumjs/block';
import { createMerkleProof, type MerklePatriciaTrie } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import { type Address, bytesToBigInt, bytesToHex } from '@ethereumjs/util';
import { createAccount, createAccountFromRLP } from '@ethereumjs/util';
import type { ChainRecords } from '../chain-records.ts';
import { openTrie, TrieNodes } from '../trie-nodes.ts';
import { quantity } from './format-receipt.ts';

/** Slots in one proof. */
export const SLOT_LIMIT = 1024;

/** A slot as it was asked for, and as the trie names it. */
export interface Slot {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** Account and storage proof of EIP-1186 against the state root of `block`; absence is proven too. */
export async function proveState(
  records: ChainRecords,
  block: Block,
  address: Address,
  slots: readonly Slot[],
): Promise<unknown> {
  const nodes = new TrieNodes(records.store);
  const accounts = await openTrie(nodes, block.header.stateRoot);
  const encoded = await accounts.get(address.bytes);
  const account = encoded === null ? createAccount({}) : createAccountFromRLP(encoded);
  const storage = await openTrie(nodes, account.storageRoot);
  return {
    address: address.toString(),
    accountProof: await proofOf(accounts, address.bytes),
    balance: quantity(account.balance),
    nonce: quantity(account.nonce),
    codeHash: bytesToHex(account.codeHash),
    storageHash: bytesToHex(account.storageRoot),
    storageProof: await Promise.all(
      slots.map(async ({ key, bytes }) => ({
        key,
        value: quantity(await storedNumber(storage, bytes)),
        proof: await proofOf(storage, bytes),
      })),
    ),
  };
}

async function proofOf(trie: MerklePatriciaTrie, key: Uint8Array): Promise<string[]> {
  const proof = await createMerkleProof(trie, key);
  return proof.map((node) => bytesToHex(node));
}

async function storedNumber(storage: MerklePatriciaTrie, slot: Uint8Array): Promise<bigint> {
  const value = await storage.get(slot);
  return value === null ? 0n : bytesToBigInt(RLP.decode(value) as Uint8Array);
}
