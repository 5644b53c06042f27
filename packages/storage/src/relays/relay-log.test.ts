import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markRelayed, type OpenDatabase, reserveRelay } from '../index.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const OWNER = `0x${'a'.repeat(40)}`;
const digestOf = (number: number): string => `0x${String(number).padStart(64, '0')}`;

describe.each(testDatabases())('what a relayer paid for, $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const reserve = (number: number, at = NOW) => {
    const seen: unknown[] = [];
    const entry = { digest: digestOf(number), owner: OWNER, gas: 100, at };
    const rule = {
      windowMs: 1000,
      assertWithin: (spent: { readonly requests: number }) => {
        seen.push(spent);
        if (spent.requests >= 3) throw new RangeError('enough');
      },
    };
    return database
      .transaction((tx) => reserveRelay(tx, entry, rule))
      .then((answer) => [answer, seen[0]]);
  };

  it('is counted once, by what it cost in the end, and within the window alone', async () => {
    expect(await reserve(1)).toEqual([{}, { requests: 0, gas: 0 }]);
    expect(await reserve(1)).toEqual([{}, { requests: 0, gas: 0 }]);
    await database.transaction((tx) => markRelayed(tx, digestOf(1), { transaction: digestOf(9) }));
    await database.transaction((tx) => markRelayed(tx, digestOf(1), { gasUsed: 40 }));
    expect(await reserve(2)).toEqual([{}, { requests: 1, gas: 40 }]);
    expect(await reserve(1)).toEqual([{ transaction: digestOf(9) }, { requests: 1, gas: 100 }]);
    expect(await reserve(3, NOW + 1000)).toEqual([{}, { requests: 0, gas: 0 }]);
  });

  it('never lets two at once see the same room', async () => {
    const at = NOW + 10_000;
    const ends = await Promise.allSettled(
      [10, 11, 12, 13, 14].map((number) => reserve(number, at)),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });
});
