import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabases } from '../test-databases.test-support.ts';
import type { OpenDatabase } from './open-database.ts';

describe.each(testDatabases())('exclusively, on $name', (where) => {
  let database: OpenDatabase;
  /** On a server a process of its own may open the database too. */
  let other: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
    other = where.name === 'postgres' ? await where.open() : database;
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await other.close();
    await where.drop();
  });

  const held = { name: 'StorageError', code: 'lock.held' };
  const nothing = () => Promise.resolve();

  /** Holds a lock until it is let go of. */
  async function hold(): Promise<() => Promise<void>> {
    let letGo: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const work = database.exclusively('anchoring', 0, async () => {
      begun();
      await until;
    });
    await beginning;
    return async () => {
      letGo();
      await work;
    };
  }

  it('refuses a second one at once, or when it has waited in vain; other work goes on', async () => {
    const letGo = await hold();
    await expect(other.exclusively('anchoring', 0, nothing)).rejects.toMatchObject(held);
    await expect(other.exclusively('anchoring', 20, nothing)).rejects.toMatchObject(held);
    await other.exclusively('anchor-worker', 0, nothing);
    await other.transaction((tx) => tx.selectFrom('setting').selectAll().execute());
    await letGo();
    await expect(other.exclusively('anchoring', 0, nothing)).resolves.toBeUndefined();
  });

  it('lets those who wait in, one after the other', async () => {
    const letGo = await hold();
    let inside = 0;
    const each = Array.from({ length: 3 }, (_, at) =>
      (at % 2 === 0 ? database : other).exclusively('anchoring', 10_000, async () => {
        inside += 1;
        await other.transaction((tx) => tx.selectFrom('setting').selectAll().execute());
        return inside--;
      }),
    );
    await letGo();
    expect(await Promise.all(each)).toEqual([1, 1, 1]);
  });

  it('is free again after work that failed, and hands the fault on', async () => {
    const fault = new Error('of the work');
    const failing = database.exclusively('anchoring', 0, () => Promise.reject(fault));
    await expect(failing).rejects.toBe(fault);
    await expect(other.exclusively('anchoring', 0, nothing)).resolves.toBeUndefined();
  });
});
