import { type Common } from '@ethereumjs/common';
import { createMPT, type MerklePatriciaTrie } from '@ethereumjs/mpt';
import { MerkleStateManager } from '@ethereumjs/statemanager';
import { type BatchDBOp, type DB, ValueEncoding } from '@ethereumjs/util';
import { nodeKey } from './store/keys.ts';
import type { ChainStore } from './store/chain-store.ts';

/**
 * Trie nodes read from the store; what is written stays here until the block is sealed, or is
 * dropped with this object. Nodes are named by their hash and never deleted, so the state of
 * every block stays readable.
 */
export class TrieNodes implements DB<string> {
  readonly #store: ChainStore;
  readonly #written = new Map<string, Uint8Array>();

  constructor(store: ChainStore) {
    this.#store = store;
  }

  /** Entries that the store does not have yet, under the keys of the store. */
  *fresh(): Iterable<readonly [string, Uint8Array]> {
    for (const [hex, value] of this.#written) yield [nodeKey(hex), value];
  }

  get(hex: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#written.get(hex) ?? this.#store.get(nodeKey(hex)));
  }

  put(hex: string, value: Uint8Array): Promise<void> {
    // A commit of the trie hands back what it has only read.
    if (this.#store.get(nodeKey(hex)) === undefined) this.#written.set(hex, value);
    return Promise.resolve();
  }

  del(): Promise<void> {
    return Promise.resolve();
  }

  async batch(operations: BatchDBOp<string>[]): Promise<void> {
    for (const operation of operations) {
      if (operation.type === 'put') await this.put(operation.key, operation.value);
    }
  }

  shallowCopy(): this {
    return this;
  }

  open(): Promise<void> {
    return Promise.resolve();
  }
}

/** The state under a root, on nodes of its own: what is done to it reaches nobody else. */
export async function openState(
  common: Common,
  nodes: TrieNodes,
  root: Uint8Array,
): Promise<MerkleStateManager> {
  return new MerkleStateManager({ common, trie: await openTrie(nodes, root) });
}

/** One trie of accounts, or of one account's storage. */
export function openTrie(nodes: TrieNodes, root: Uint8Array): Promise<MerklePatriciaTrie> {
  return createMPT({
    db: nodes,
    root,
    useKeyHashing: true,
    valueEncoding: ValueEncoding.Bytes,
  });
}
