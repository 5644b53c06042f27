import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDueDate, dueDateKey, listDueDates, markDueDateDone } from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

describe.each(testDatabases())('what is due, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  const add = (id: string, lastDay?: string, more: object = {}) =>
    tenant.transaction((tx) =>
      addDueDate(tx, {
        id,
        kind: 'protest',
        about: `entry ${id}`,
        ...(lastDay !== undefined && { lastDay }),
        rule: '19 CFR 174.12(e)',
        source: 'liquidation',
        createdAt: NOW,
        ...more,
      }),
    );
  const list = async (more: object = {}, by = tenant) => {
    const rows = await by.transaction((tx) => listDueDates(tx, { limit: 50, ...more }));
    return rows.map(({ id }) => id);
  };

  it('is listed the soonest first, what has no day last, a page at a time, and to its tenant alone', async () => {
    await add('a', '2026-12-01');
    await add('b');
    await add('c', '2026-10-01');
    const { row } = await add('Z', '2026-12-01');
    await add('d', '2026-12-02');
    expect(await list()).toEqual(['c', 'Z', 'a', 'd', 'b']);
    expect(await list({ after: dueDateKey(row), limit: 2 })).toEqual(['a', 'd']);
    expect(await list({ until: '2026-12-01' })).toEqual(['c', 'Z', 'a']);
    expect(await list({ kind: 'else' })).toEqual([]);
    expect(await list({}, other)).toEqual([]);
  });

  it('is entered once a kind and subject', async () => {
    expect((await add('e', '2027-01-01')).isNew).toBe(true);
    const again = await add('f', '2027-02-02', { about: 'entry e' });
    expect(again).toMatchObject({ isNew: false, row: { id: 'e', last_day: '2027-01-01' } });
    expect((await add('g', '2027-01-01', { about: 'entry e', kind: 'else' })).isNew).toBe(true);
  });

  it('is done once', async () => {
    await add('h', '2026-09-30');
    const done = (at: number) =>
      tenant.transaction((tx) => markDueDateDone(tx, { id: 'h', because: 'filed', at }));
    await done(NOW);
    expect(await done(NOW + 1)).toMatchObject({ done_at: new Date(NOW), done_because: 'filed' });
    expect(await list()).not.toContain('h');
    expect(await list({ withDone: true })).toContain('h');
    const elsewhere = other.transaction((tx) =>
      markDueDateDone(tx, { id: 'h', because: 'filed', at: NOW }),
    );
    await expect(elsewhere).rejects.toMatchObject({ code: 'record.not-found' });
  });
});
