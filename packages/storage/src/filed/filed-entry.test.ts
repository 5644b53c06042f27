import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findFiledEntry, keepFiledReport, listFiledEntries, recordFiledEntry } from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

describe.each(testDatabases())('filed entries, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  const file = (number: string, version = 1, bundle = 1, by = tenant) =>
    by.transaction((tx) =>
      recordFiledEntry(tx, {
        number,
        version,
        credentialId: 'c:entry',
        bundle: new Uint8Array([bundle, 255]),
        facts: '{}',
        filedAt: NOW,
      }),
    );

  it('are kept once a number and version, before they are sent', async () => {
    const ends = await Promise.all(Array.from({ length: 20 }, () => file('F-1')));
    expect(ends.filter(({ isNew }) => isNew)).toHaveLength(1);
    await expect(file('F-1', 1, 2)).rejects.toMatchObject({ code: 'record.mismatch' });
    expect((await file('F-1', 1, 2, other)).isNew).toBe(true);
  });

  it('take the report of the verifier', async () => {
    await file('G-1');
    await file('G-1', 2);
    const keep = (version: number) =>
      tenant.transaction((tx) =>
        keepFiledReport(tx, { number: 'G-1', version, submissionId: 's', report: 'a.b.c' }),
      );
    await keep(1);
    const find = (version?: number) =>
      tenant.transaction((tx) =>
        findFiledEntry(tx, { number: 'G-1', ...(version !== undefined && { version }) }),
      );
    expect(await find(1)).toMatchObject({ report: 'a.b.c', submission_id: 's' });
    expect(await find()).toMatchObject({ entry_version: 2, report: null });
    await expect(keep(3)).rejects.toMatchObject({ code: 'record.not-found' });
  });

  it('are listed a page at a time, without their bytes', async () => {
    for (const version of [1, 2]) for (const number of ['H-2', 'H-1']) await file(number, version);
    const list = async (more: object) => {
      const rows = await tenant.transaction((tx) => listFiledEntries(tx, { limit: 50, ...more }));
      for (const row of rows) expect(row).not.toHaveProperty('bundle');
      return rows.map(({ entry_number, entry_version }) => `${entry_number} ${entry_version}`);
    };
    expect(await list({ number: 'H-1' })).toEqual(['H-1 1', 'H-1 2']);
    expect(await list({ after: { number: 'H-1', version: 1 }, limit: 2 })).toEqual([
      'H-1 2',
      'H-2 1',
    ]);
  });
});
