import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addLicence,
  findLicence,
  listLicences,
  listLicencesAbove,
  listLicencesBelow,
  listReportedUses,
  recordReportedUse,
  type StorageTransaction,
  sumReportedUses,
} from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const ids = (rows: readonly { readonly credential_id: string }[]) =>
  rows.map(({ credential_id }) => credential_id);

describe.each(testDatabases())('the licence register, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  const add = (id: string, parentId?: string, more: object = {}, by = tenant) =>
    by.transaction((tx) =>
      addLicence(tx, {
        credentialId: id,
        credentialDigest: `digest of ${id}`,
        kind: parentId === undefined ? 'right' : 'licence',
        ...(parentId !== undefined && { parentId }),
        licensorDid: 'did:web:licensor.example',
        licenseeDid: `did:web:${id}.example`,
        token: 'a.b.c',
        until: NOW,
        sellOffDays: 90,
        addedAt: NOW,
        ...more,
      }),
    );
  const read = <T>(run: (tx: StorageTransaction) => Promise<T>, by = tenant) => by.transaction(run);

  it('holds each licence once, below what it rests on', async () => {
    for (const [id, parent] of [
      ['r'],
      ['a', 'r'],
      ['b', 'r'],
      ['a1', 'a'],
      ['a2', 'a'],
      ['a1x', 'a1'],
    ])
      expect((await add(id ?? '', parent)).isNew).toBe(true);
    await add('r2');
    expect(await add('a', 'r')).toMatchObject({
      isNew: false,
      row: { until_at: new Date(NOW), from_at: null, sell_off_days: 90 },
    });
    const below = await read((tx) => listLicencesBelow(tx, 'a'));
    expect(below.map(({ credential_id, depth }) => `${credential_id} ${depth}`)).toEqual([
      'a 0',
      'a1 1',
      'a2 1',
      'a1x 2',
    ]);
    expect(ids(await read((tx) => listLicencesAbove(tx, 'a1x')))).toEqual(['a1x', 'a1', 'a', 'r']);
    expect(below[0]?.until_at).toEqual(new Date(NOW));
    expect(ids(await read((tx) => listLicences(tx, { under: 'r', limit: 9 })))).toEqual([
      'a',
      'a1',
      'a1x',
      'a2',
      'b',
      'r',
    ]);
    expect(
      ids(await read((tx) => listLicences(tx, { under: 'r', after: 'a1x', limit: 2 }))),
    ).toEqual(['a2', 'b']);
    expect(ids(await read((tx) => listLicences(tx, { kind: 'right', limit: 9 })))).toEqual([
      'r',
      'r2',
    ]);
    const holderDid = 'did:web:b.example';
    expect(ids(await read((tx) => listLicences(tx, { holderDid, limit: 9 })))).toEqual(['b']);
  });

  it.each([
    ['other content', 'c', undefined, { credentialDigest: 'other' }, 'record.mismatch'],
    ['a parent that is not there', 'd', 'nothing', {}, 'record.not-found'],
    ['itself as its parent', 'e', 'e', {}, 'record.not-found'],
  ])('refuses %s', async (_, id, parent, more, code) => {
    await add('c');
    await expect(add(id, parent, more)).rejects.toMatchObject({ code });
  });

  it('of one tenant rests on nothing of another’s, and shows it nothing', async () => {
    await add('t');
    await expect(add('u', 't', {}, other)).rejects.toMatchObject({ code: 'record.not-found' });
    expect(await read((tx) => findLicence(tx, 't'), other)).toBeUndefined();
    expect((await add('t', undefined, {}, other)).isNew).toBe(true);
    await add('t1', 't');
    expect(ids(await read((tx) => listLicencesBelow(tx, 't'), other))).toEqual(['t']);
  });

  it('counts a reported use once, and sums without a rounding', async () => {
    await add('v');
    const report = (reference: string, quantity: string, more: object = {}) =>
      tenant.transaction((tx) =>
        recordReportedUse(tx, {
          credentialId: 'v',
          reference,
          quantity,
          unit: 'PCS',
          onDay: '2026-09-24',
          reportedBy: 'client-1',
          recordedAt: NOW,
          ...more,
        }),
      );
    const ends = await Promise.all(Array.from({ length: 20 }, () => report('1', '0.1')));
    expect(ends.filter(({ isNew }) => isNew)).toHaveLength(1);
    await report('2', '0.2');
    await report('3', '999999999999999999');
    await report('4', '5', { unit: 'KG' });
    await expect(report('4', '6')).rejects.toMatchObject({ code: 'record.mismatch' });
    await expect(report('5', '1', { credentialId: 'w' })).rejects.toMatchObject({
      code: 'record.not-found',
    });
    await expect(report('6', '-1')).rejects.toMatchObject({ code: 'value.refused' });
    expect(await read((tx) => sumReportedUses(tx, ['v', 'w']))).toEqual([
      { credentialId: 'v', unit: 'KG', quantity: '5', uses: 1 },
      { credentialId: 'v', unit: 'PCS', quantity: '999999999999999999.3', uses: 3 },
    ]);
    expect(await read((tx) => sumReportedUses(tx, []))).toEqual([]);
    const uses = await read((tx) =>
      listReportedUses(tx, { credentialId: 'v', after: '1', limit: 2 }),
    );
    expect(uses.map(({ reference }) => reference)).toEqual(['2', '3']);
  });
});
