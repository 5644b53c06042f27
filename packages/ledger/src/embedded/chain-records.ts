import { type Block, createBlockFromRLP } from '@ethereumjs/block';
import type { Common } from '@ethereumjs/common';
import { bytesToHex, bytesToUtf8, utf8ToBytes } from '@ethereumjs/util';
import { LedgerError } from '../errors.ts';
import { blockOptions } from './chain-rules.ts';
import { decodeReceipts, encodeReceipts, type ReceiptRecord } from './receipt-record.ts';
import type { ReceiptsRecord } from './receipt-record.ts';
import * as keys from './store/keys.ts';
import type { ChainStore } from './store/chain-store.ts';

/** What the folder says it is. */
export interface ChainMeta {
  readonly format: 1;
  readonly chainId: number;
  readonly hardfork: string;
  readonly genesisHash: string;
}

/** Reads and writes of blocks, receipts and indexes. The head is always a block that is durable. */
export class ChainRecords {
  readonly common: Common;
  readonly store: ChainStore;
  #head: Block;

  constructor(common: Common, store: ChainStore, head: Block) {
    this.common = common;
    this.store = store;
    this.#head = head;
  }

  /** The last sealed block. */
  get head(): Block {
    return this.#head;
  }

  /** Block, receipts, indexes, head and trie nodes in one durable write; then the head moves. */
  async append(
    block: Block,
    receipts: readonly ReceiptRecord[],
    nodes: Iterable<readonly [string, Uint8Array]>,
  ): Promise<void> {
    const { number } = block.header;
    const blockHash = bytesToHex(block.hash());
    const entries = new Map(nodes);
    entries.set(keys.blockKey(number), block.serialize());
    entries.set(keys.receiptsKey(number), encodeReceipts({ blockHash, receipts }));
    entries.set(keys.blockHashKey(blockHash), text(number));
    for (const [index, receipt] of receipts.entries()) {
      entries.set(keys.transactionKey(receipt.transactionHash), text(number, index));
      for (const { address } of receipt.logs) entries.set(keys.logsOfKey(address, number), EMPTY);
    }
    entries.set(keys.HEAD_KEY, text(number));
    await this.store.write(entries);
    this.#head = block;
  }

  blockAt(number: bigint): Block | undefined {
    if (number === this.#head.header.number) return this.#head;
    const encoded = this.store.get(keys.blockKey(number));
    return encoded && decodeBlock(this.common, encoded);
  }

  blockOf(hash: string): Block | undefined {
    const number = this.store.get(keys.blockHashKey(hash));
    return number && this.blockAt(BigInt(bytesToUtf8(number)));
  }

  receiptsAt(number: bigint): ReceiptsRecord | undefined {
    const encoded = this.store.get(keys.receiptsKey(number));
    return encoded && decodeReceipts(encoded);
  }

  /** Where a transaction stands. */
  locate(hash: string): { readonly number: bigint; readonly index: number } | undefined {
    const place = this.store.get(keys.transactionKey(hash));
    if (place === undefined) return undefined;
    const [number, index] = bytesToUtf8(place).split(' ');
    return { number: BigInt(number ?? ''), index: Number(index) };
  }
}

const EMPTY = new Uint8Array(0);

const text = (...numbers: (bigint | number)[]): Uint8Array => utf8ToBytes(numbers.join(' '));

/**
 * The records of a store: begun with `genesis` where it is empty, else recovered to the last head.
 *
 * @throws LedgerError `chain.other-chain`, `chain.damaged`
 */
export async function openRecords(
  common: Common,
  store: ChainStore,
  genesis: Block,
): Promise<ChainRecords> {
  const expected: ChainMeta = {
    format: 1,
    chainId: Number(common.chainId()),
    hardfork: common.hardfork(),
    genesisHash: bytesToHex(genesis.hash()),
  };
  const kept = store.get(keys.META_KEY);
  if (kept === undefined) {
    const records = new ChainRecords(common, store, genesis);
    const meta = utf8ToBytes(JSON.stringify(expected));
    await records.append(genesis, [], [[keys.META_KEY, meta]]);
    return records;
  }
  if (bytesToUtf8(kept) !== JSON.stringify(expected)) {
    const message = `the folder holds ${bytesToUtf8(kept)}, not ${JSON.stringify(expected)}`;
    throw new LedgerError('chain.other-chain', message);
  }
  return new ChainRecords(common, store, recoverHead(common, store));
}

function recoverHead(common: Common, store: ChainStore): Block {
  const number = bytesToUtf8(store.get(keys.HEAD_KEY) ?? EMPTY);
  const known = /^\d+$/.test(number);
  const encoded = known ? store.get(keys.blockKey(BigInt(number))) : undefined;
  if (encoded === undefined) throw new LedgerError('chain.damaged', 'the last block is missing');
  const head = decodeBlock(common, encoded);
  const { header } = head;
  const root = bytesToHex(header.stateRoot).slice(2);
  if (header.number > 0n && store.get(keys.nodeKey(root)) === undefined) {
    throw new LedgerError('chain.damaged', `the state of block ${header.number} is missing`);
  }
  return head;
}

function decodeBlock(common: Common, encoded: Uint8Array): Block {
  try {
    return createBlockFromRLP(encoded, blockOptions(common));
  } catch (cause) {
    throw new LedgerError('chain.damaged', 'a block cannot be read', { cause });
  }
}
