import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  beginBulkJob,
  endBulkJob,
  findBulkJob,
  listBulkRows,
  listOpenRows,
  listRunningJobs,
  recordBulkRow,
} from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

describe.each(testDatabases())('a bulk job, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  const begin = (id: string, fileDigest = id, by = tenant) =>
    by.transaction((tx) =>
      beginBulkJob(tx, {
        id,
        fileDigest,
        identifier: 'did:web:a.example',
        rows: 5,
        createdAt: NOW,
      }),
    );
  const record = (
    jobId: string,
    row: number,
    end: { credentialId: string } | { problem: string },
  ) => tenant.transaction((tx) => recordBulkRow(tx, { jobId, row, ...end }));

  it('is begun once a file, goes on where it was left, and tells of each row', async () => {
    expect(await begin('one')).toMatchObject({ isNew: true, job: { issued: 0, refused: 0 } });
    expect(await begin('two', 'one')).toMatchObject({ isNew: false, job: { id: 'one' } });
    expect((await begin('other', 'one', other)).isNew).toBe(true);
    await record('one', 2, { credentialId: 'c:2' });
    await record('one', 2, { problem: 'later' });
    await record('one', 4, { problem: '{}' });
    const open = (limit: number) =>
      tenant.transaction((tx) => listOpenRows(tx, { jobId: 'one', limit }));
    expect(await open(9)).toEqual([1, 3, 5]);
    expect(await open(2)).toEqual([1, 3]);
    expect(await tenant.transaction((tx) => findBulkJob(tx, 'one'))).toMatchObject({
      rows: 5,
      issued: 1,
      refused: 1,
      state: 'running',
    });
    const rows = await tenant.transaction((tx) => listBulkRows(tx, { jobId: 'one', limit: 9 }));
    expect(rows).toMatchObject([
      { row: 2, credential_id: 'c:2', problem: null },
      { row: 4, credential_id: null, problem: '{}' },
    ]);
    expect(
      await tenant.transaction((tx) => listBulkRows(tx, { jobId: 'one', after: 2, limit: 9 })),
    ).toHaveLength(1);
  });

  it('ends once', async () => {
    await begin('ended');
    const end = (state: 'done' | 'stopped') =>
      tenant.transaction((tx) => endBulkJob(tx, { id: 'ended', state, at: NOW }));
    await end('done');
    await end('stopped');
    expect(await tenant.transaction((tx) => findBulkJob(tx, 'ended'))).toMatchObject({
      state: 'done',
      ended_at: new Date(NOW),
    });
    const running = await tenant.transaction((tx) => listRunningJobs(tx));
    expect(running.map(({ id }) => id)).not.toContain('ended');
  });

  it('of another tenant is not there', async () => {
    await begin('hidden');
    await record('hidden', 1, { credentialId: 'c:1' });
    expect(await other.transaction((tx) => findBulkJob(tx, 'hidden'))).toBeUndefined();
    const rows = other.transaction((tx) => listBulkRows(tx, { jobId: 'hidden', limit: 9 }));
    expect(await rows).toEqual([]);
    const write = other.transaction((tx) =>
      recordBulkRow(tx, { jobId: 'hidden', row: 2, credentialId: 'c:2' }),
    );
    await expect(write).rejects.toMatchObject({ code: 'permission.refused' });
  });
});
