import type { Block } from '@ethereumjs/block';
import { bytesToUtf8, utf8ToBytes } from '@ethereumjs/util';
import { ChainRecords } from './chain-records.ts';
import * as keys from './store/keys.ts';
import { type MemoryStore, openMemoryStore } from './store/memory-store.ts';

/**
 * Records of their own that end at a block. Trie nodes go along whole: they are named by their hash, so
 * those of later blocks are never asked for.
 */
export function forkRecords(
  { common }: ChainRecords,
  store: MemoryStore,
  head: Block,
): { readonly records: ChainRecords; readonly store: MemoryStore } {
  const { number } = head.header;
  const copy = openMemoryStore(kept(store, number));
  return { records: new ChainRecords(common, copy, head), store: copy };
}

function* kept(store: MemoryStore, last: bigint): Iterable<readonly [string, Uint8Array]> {
  for (const entry of store.entries()) {
    const [key, value] = entry;
    if (key === keys.HEAD_KEY) yield [key, utf8ToBytes(last.toString())];
    else if (numberOf(key, value) <= last) yield entry;
  }
}

/** The block that an entry belongs to; -1 for what belongs to none. */
function numberOf(key: string, value: Uint8Array): bigint {
  switch (key.slice(0, 2)) {
    case 'b/':
    case 'r/':
    case 'a/':
      return keys.blockOfKey(key);
    case 'h/':
    case 't/':
      // The number of the block, and for a transaction its place after it.
      return BigInt(bytesToUtf8(value).split(' ')[0] ?? '');
    default:
      return -1n;
  }
}
