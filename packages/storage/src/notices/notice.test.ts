import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addNotice,
  listNotices,
  listNoticesToTell,
  markNoticeDelivered,
  markNoticeTried,
} from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

describe.each(testDatabases())('notices, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  const add = (id: string, to: string, content = '{}') =>
    tenant.transaction((tx) => addNotice(tx, { id, kind: 'revoked', to, content, createdAt: NOW }));
  const toTell = async (at = NOW, by = tenant) => {
    const rows = await by.transaction((tx) => listNoticesToTell(tx, { at, limit: 50 }));
    return rows.map(({ id }) => id);
  };

  it('are told each receiver in order, and none is held up by another', async () => {
    for (const [id, to] of [
      ['z1', 'a'],
      ['y2', 'a'],
      ['x3', 'b'],
    ] as const)
      await add(id, to);
    expect(await toTell()).toEqual(['z1', 'x3']);
    expect(await toTell(NOW, other)).toEqual([]);
    await tenant.transaction((tx) => markNoticeTried(tx, { id: 'z1', nextTryAt: NOW + 1000 }));
    expect(await toTell(NOW + 999)).toEqual(['x3']);
    expect(await toTell(NOW + 1000)).toEqual(['z1', 'x3']);
    await tenant.transaction((tx) => markNoticeDelivered(tx, { id: 'z1', at: NOW }));
    expect(await toTell()).toEqual(['y2', 'x3']);
    await tenant.transaction((tx) => markNoticeTried(tx, { id: 'z1', nextTryAt: NOW }));
    const all = await tenant.transaction((tx) => listNotices(tx, { limit: 2 }));
    expect(all).toMatchObject([
      { id: 'z1', tries: 2, delivered_at: new Date(NOW) },
      { id: 'y2', tries: 0 },
    ]);
    const rest = await tenant.transaction((tx) =>
      listNotices(tx, { after: all[1]?.position ?? 0n, limit: 9 }),
    );
    expect(rest.map(({ id }) => id)).toEqual(['x3']);
    const ofA = await tenant.transaction((tx) => listNotices(tx, { to: 'a', limit: 9 }));
    expect(ofA).toHaveLength(2);
  });

  it('are added once an id, and for another tenant not at all', async () => {
    await add('once', 'c');
    await add('once', 'c');
    await expect(add('once', 'c', '[]')).rejects.toMatchObject({ code: 'record.mismatch' });
    const mark = other.transaction((tx) => markNoticeDelivered(tx, { id: 'once', at: NOW }));
    await expect(mark).rejects.toMatchObject({ code: 'record.not-found' });
  });
});
