import { NODE_PREFIX } from './keys.ts';
import type { ChainStore } from './chain-store.ts';

/** A store that is gone with the process: for tests and for throw-away chains. */
export function openMemoryStore(): ChainStore {
  const values = new Map<string, Uint8Array>();
  // Trie nodes are read by hash only, so they take no part in the ordering.
  const ordered: string[] = [];
  let sorted = true;
  return {
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
