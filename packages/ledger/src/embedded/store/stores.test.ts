import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ChainStore } from './chain-store.ts';
import { openLevelStore } from './level-store.ts';
import { openMemoryStore } from './memory-store.ts';

const folders: string[] = [];
const stores: ChainStore[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const kinds: [string, () => Promise<ChainStore>][] = [
  ['in memory', () => Promise.resolve(openMemoryStore())],
  [
    'in a folder',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'store-'));
      folders.push(folder);
      return openLevelStore(folder);
    },
  ],
];

describe.each(kinds)('a store %s', (_, open) => {
  const opened = async (): Promise<ChainStore> => {
    const store = await open();
    stores.push(store);
    return store;
  };
  const entry = (key: string, byte = 1) => [key, Uint8Array.of(byte)] as const;
  const keysOf = async (store: ChainStore, from: string, to: string): Promise<string[]> => {
    const keys: string[] = [];
    for await (const [key] of store.range(from, to)) keys.push(key);
    return keys;
  };

  it('gives back what was written last, and nothing else', async () => {
    const store = await opened();
    await store.write(new Map([entry('a/1', 1), entry('s/1', 2)]));
    await store.write(new Map([entry('a/1', 3)]));
    expect(store.get('a/1')).toEqual(Uint8Array.of(3));
    expect(store.get('s/1')).toEqual(Uint8Array.of(2));
    expect(store.get('a/2')).toBeUndefined();
  });

  it('gives a range with both its ends, in order', async () => {
    const store = await opened();
    await store.write(new Map([entry('a/4'), entry('a/2'), entry('b/1'), entry('a/1')]));
    await store.write(new Map([entry('a/3'), entry('a/2')]));
    expect(await keysOf(store, 'a/2', 'a/4')).toEqual(['a/2', 'a/3', 'a/4']);
    expect(await keysOf(store, 'a/5', 'a/9')).toEqual([]);
    expect(await keysOf(store, 'a/', 'b/1')).toEqual(['a/1', 'a/2', 'a/3', 'a/4', 'b/1']);
  });

  it('gives a range as it was when it was begun', async () => {
    const store = await opened();
    await store.write(new Map([entry('b/1'), entry('b/2')]));
    const seen: string[] = [];
    for await (const [key] of store.range('a/', 'c/')) {
      seen.push(key);
      await store.write(new Map([entry(`a/${seen.length}`)]));
      await keysOf(store, 'a/', 'c/');
    }
    expect(seen).toEqual(['b/1', 'b/2']);
  });
});
