import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EthrEvent } from '@originmark/core';
import {
  appendEthrHistory,
  type EthrMark,
  fsck,
  loadEthrHistory,
  type OpenDatabase,
  truncateEthrHistory,
} from './index.ts';
import { MAX_ETHR_MARKS } from './ethr/ethr-history.ts';
import { testDatabases } from './test-databases.test-support.ts';

const identity = `0x${'a1'.repeat(20)}`;
const networkOf = (at: number): string => `0x${at.toString(16)}:0x${'e7'.repeat(20)}`;
const hashOf = (number: number, fork = 0): string =>
  `0x${fork}${number.toString(16).padStart(63, '0')}`;
const mark = (number: number, fork = 0): EthrMark => ({
  number,
  hash: hashOf(number, fork),
  time: 1_700_000_000 + number,
});
const event = (blockNumber: number, logIndex = 0, owner = identity): EthrEvent => ({
  kind: 'owner',
  ...{ identity, blockNumber, blockTime: 1_700_000_000 + blockNumber, logIndex, owner },
  previousChange: 0,
});

describe.each(testDatabases())('the history of a registry on $name', (where) => {
  let database: OpenDatabase;
  let networks = 0;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  function openNetwork() {
    const network = networkOf((networks += 1));
    return {
      network,
      append: (events: EthrEvent[], marks: EthrMark[], after?: EthrMark) =>
        database.transaction((tx) => appendEthrHistory(tx, { network, events, marks }, after)),
      truncate: (afterBlock: number) =>
        database.transaction((tx) => truncateEthrHistory(tx, { network, afterBlock })),
      load: () => database.transaction('reader', (tx) => loadEthrHistory(tx, network)),
    };
  }

  it('comes back as it was added, in the order of the chain', async () => {
    const { append, load, network } = openNetwork();
    expect(await load()).toBeUndefined();
    expect(await append([event(3, 1), event(3), event(2)], [mark(2), mark(3), mark(9)])).toBe(
      'kept',
    );
    expect(await append([event(12)], [mark(12)], mark(9))).toBe('kept');
    expect(await load()).toEqual({
      network,
      events: [event(2), event(3), event(3, 1), event(12)],
      marks: [mark(2), mark(3), mark(9), mark(12)],
    });
  });

  it('is that of one network: another has its own', async () => {
    const [one, other] = [openNetwork(), openNetwork()];
    await one.append([event(1)], [mark(1)]);
    await other.append([event(5)], [mark(5)]);
    await other.truncate(-1);
    expect(await other.load()).toBeUndefined();
    expect((await one.load())?.events).toEqual([event(1)]);
  });

  it('takes nothing behind another block than the newest', async () => {
    const { append, load } = openNetwork();
    await append([event(1)], [mark(1)]);
    const before = await load();
    expect(await append([event(2)], [mark(2)])).toBe('stale');
    expect(await append([event(2)], [mark(2)], mark(1, 5))).toBe('stale');
    expect(await append([event(2)], [mark(2)], mark(0))).toBe('stale');
    expect(await load()).toEqual(before);
    expect(await append([event(2)], [mark(2)], mark(1))).toBe('kept');
  });

  it('takes one of two that read on at the same time', async () => {
    const { append, load } = openNetwork();
    await append([], [mark(1)]);
    const answers = await Promise.all(
      [0, 1, 2].map((fork) => append([event(2, fork)], [mark(2, fork)], mark(1))),
    );
    expect(answers.toSorted()).toEqual(['kept', 'stale', 'stale']);
    expect((await load())?.events).toHaveLength(1);
  });

  it('adds what was withheld before, and what it holds only once', async () => {
    const { append, load } = openNetwork();
    await append([event(3)], [mark(3)]);
    expect(await append([event(3), event(1), event(1)], [], mark(3))).toBe('kept');
    expect((await load())?.events).toEqual([event(1), event(3)]);
  });

  it('refuses another event at a place that it holds, and adds nothing with it', async () => {
    const { append, load } = openNetwork();
    await append([event(3)], [mark(3)]);
    const other = event(3, 0, `0x${'b2'.repeat(20)}`);
    await expect(append([event(4), other], [mark(4)], mark(3))).rejects.toMatchObject({
      code: 'record.mismatch',
    });
    expect((await load())?.events).toEqual([event(3)]);
  });

  it('forgets what stands behind a block, and goes on from there', async () => {
    const { append, load, truncate } = openNetwork();
    await append([event(1), event(2), event(3)], [mark(1), mark(2), mark(3)]);
    await truncate(2);
    expect(await append([], [mark(4)], mark(3))).toBe('stale');
    expect(await append([event(3)], [mark(3, 1)], mark(2))).toBe('kept');
    expect(await load()).toMatchObject({
      events: [event(1), event(2), event(3)],
      marks: [mark(1), mark(2), mark(3, 1)],
    });
  });

  it('is read and written in pages, and keeps the newest marks', async () => {
    const { append, load } = openNetwork();
    const numbers = Array.from({ length: MAX_ETHR_MARKS + 3 }, (_, at) => at);
    const events = numbers.slice(0, 2501).map((number) => event(number));
    await append(
      events,
      numbers.slice(0, 5).map((number) => mark(number)),
    );
    await append(
      [],
      numbers.slice(5).map((number) => mark(number)),
      mark(4),
    );
    const { events: read, marks } = (await load()) ?? {};
    expect(read).toEqual(events);
    expect(marks?.length).toBe(MAX_ETHR_MARKS);
    expect(marks?.[0]).toEqual(mark(3));
    expect(marks?.at(-1)).toEqual(mark(MAX_ETHR_MARKS + 2));
  });

  it('is refused, and found by the self check, when a row says another place than its own', async () => {
    const { append, load, network, truncate } = openNetwork();
    await append([event(3)], [mark(3)]);
    const damage = async (text: string): Promise<void> => {
      await truncate(-1);
      await append([], [mark(3)]);
      await database.db
        .insertInto('ethr_event')
        .values({ network, block_number: 3n, log_index: 0, event: text })
        .execute();
    };
    for (const text of ['{', 'null', '{}', JSON.stringify(event(4))]) {
      await damage(text);
      await expect(load()).rejects.toMatchObject({ code: 'value.refused' });
      expect(await fsck(database)).toEqual([
        expect.objectContaining({ code: 'ethr.event-damaged', subject: network }),
      ]);
    }
    await truncate(-1);
    expect(await fsck(database)).toEqual([]);
  });
});
