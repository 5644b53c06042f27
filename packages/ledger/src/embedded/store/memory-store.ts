import { NODE_PREFIX } from './keys.ts';
import type { ChainStore } from './chain-store.ts';

/** A store whose whole content may be copied; values are never changed in place. */
export interface MemoryStore extends ChainStore {
  readonly entries: () => Iterable<readonly [string, Uint8Array]>;
}

/** A store that is gone with the process: for tests and for throw-away chains. */
export function openMemoryStore(entries?: Iterable<readonly [string, Uint8Array]>): MemoryStore {
  const values = new Map<string, Uint8Array>(entries);
  // Trie nodes are read by hash only, so they take no part in the ordering.
  const ordered = [...values.keys()].filter((key) => !key.startsWith(NODE_PREFIX));
  let sorted = false;
  return {
    entries: () => values,
    get: (key) => values.get(key),
    async *range(from, to) {
      if (!sorted) ordered.sort();
      sorted = true;
      // Cut out before the first step: what is written meanwhile moves the places.
      const keys = ordered.slice(firstNotBelow(ordered, from), firstNotBelow(ordered, `${to}\0`));
      for (const key of keys) {
        const value = values.get(key);
        if (value !== undefined) yield await Promise.resolve([key, value] as const);
      }
    },
    write(entries) {
      for (const [key, value] of entries) {
        if (!key.startsWith(NODE_PREFIX) && !values.has(key)) {
          ordered.push(key);
          sorted = false;
        }
        values.set(key, value);
      }
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

function firstNotBelow(keys: readonly string[], bound: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
