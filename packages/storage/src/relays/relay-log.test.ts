import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markRelayed, type OpenDatabase, reserveRelay } from '../index.ts';
import type { RelaySum } from './relay-log.ts';
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

  const reserve = (number: number, at = NOW, owner = OWNER) => {
    const seen: { owner: unknown; all: unknown }[] = [];
    const entry = { digest: digestOf(number), owner, gas: 100, at };
    const rule = {
      windowMs: 1000,
      assertWithin: (spent: { readonly owner: RelaySum; readonly all: RelaySum }) => {
        seen.push(spent);
        if (spent.all.requests >= 3) throw new RangeError('enough');
      },
    };
    return database
      .transaction((tx) => reserveRelay(tx, entry, rule))
      .then((answer) => [answer, seen[0]?.owner, seen[0]?.all]);
  };

  it('is counted once, by what it cost in the end, and within the window alone', async () => {
    expect(await reserve(1)).toEqual([{}, { requests: 0, gas: 0 }, { requests: 0, gas: 0 }]);
    expect(await reserve(1)).toEqual([{}, { requests: 0, gas: 0 }, { requests: 0, gas: 0 }]);
    await database.transaction((tx) => markRelayed(tx, digestOf(1), { transaction: digestOf(9) }));
    await database.transaction((tx) => markRelayed(tx, digestOf(1), { gasUsed: 40 }));
    expect(await reserve(2)).toEqual([{}, { requests: 1, gas: 40 }, { requests: 1, gas: 40 }]);
    expect(await reserve(1)).toEqual([
      { transaction: digestOf(9) },
      { requests: 1, gas: 100 },
      { requests: 1, gas: 100 },
    ]);
    expect(await reserve(3, NOW + 1000)).toEqual([
      {},
      { requests: 0, gas: 0 },
      { requests: 0, gas: 0 },
    ]);
  });

  it('counts what is another owner’s against all, not against this one', async () => {
    const at = NOW + 5000;
    const other = `0x${'b'.repeat(40)}`;
    await reserve(5, at);
    expect(await reserve(6, at, other)).toEqual([
      {},
      { requests: 0, gas: 0 },
      { requests: 1, gas: 100 },
    ]);
  });

  it.each([
    ['one owner', () => OWNER],
    ['as many owners', (number: number) => `0x${String(number).padStart(40, '0')}`],
  ])('never lets two at once see the same room, of %s', async (what, ownerOf) => {
    const at = NOW + 10_000 * what.length;
    const ends = await Promise.allSettled(
      [10, 11, 12, 13, 14].map((number) => reserve(number + what.length, at, ownerOf(number))),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });
});
