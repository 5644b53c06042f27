import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '../as-owner.test-support.ts';
import {
  appendAuditRecord,
  findAuditBreak,
  findAuditHead,
  listAuditRecords,
  type StorageTransaction,
} from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

describe.each(testDatabases())('the audit trail, on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
    const roles = ['app', 'judge', 'officer'] as const;
    await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        database
          .forTenant(at % 2 === 0 ? 'a' : 'b')
          .transaction(roles[at % roles.length] ?? 'app', (tx) =>
            appendAuditRecord(tx, {
              ...(at % 2 === 0 && { tenant: 'a' }),
              subject: 'client-1',
              operation: 'presentEntry',
              about: `digest-${at}`,
              status: 201,
              at: NOW + at,
            }),
          ),
      ),
    );
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const list = (more: object = {}) =>
    database.transaction((tx) => listAuditRecords(tx, { limit: 100, ...more }));

  it('is one chain without a gap, whoever adds at once', async () => {
    const rows = await list();
    expect(rows.map(({ position }) => position)).toEqual(
      Array.from({ length: 30 }, (_, at) => BigInt(at + 1)),
    );
    expect(findAuditBreak(rows)).toBeUndefined();
    expect(findAuditBreak(rows.slice(10), rows[9])).toBeUndefined();
    const head = await database.transaction((tx) => findAuditHead(tx));
    expect(head).toEqual(rows.at(-1));
  });

  it('is read a page at a time, of one tenant or of all', async () => {
    expect(await list({ tenant: 'a' })).toHaveLength(15);
    expect((await list({ after: 28n })).map(({ position }) => position)).toEqual([29n, 30n]);
    expect(await list({ limit: 3 })).toHaveLength(3);
  });

  it('shows whatever was changed in it', async () => {
    const rows = await list();
    const [first, second, ...rest] = rows;
    if (first === undefined || second === undefined) throw new Error('no records');
    expect(findAuditBreak([first, ...rest])).toBe(2n);
    expect(findAuditBreak([second, first, ...rest])).toBe(1n);
    expect(findAuditBreak([first, first, second, ...rest])).toBe(2n);
    const changes = {
      tenant_id: 'c',
      subject: 'x',
      operation: 'x',
      about: 'x',
      status: 200,
      at: new Date(NOW - 1),
      previous_hash: new Uint8Array(32).fill(1),
      hash: new Uint8Array(32),
      position: 3n,
    };
    for (const [column, value] of Object.entries(changes))
      expect(findAuditBreak([first, { ...second, [column]: value }, ...rest])).toBe(2n);
  });

  it('is changed by no role', async () => {
    for (const role of ['app', 'judge', 'officer', 'repair'] as const)
      for (const statement of [
        (tx: StorageTransaction): Promise<unknown> =>
          tx.updateTable('audit_record').set({ status: 200 }).execute(),
        (tx: StorageTransaction): Promise<unknown> => tx.deleteFrom('audit_record').execute(),
      ])
        await expect(database.transaction(role, statement)).rejects.toMatchObject({
          code: 'permission.refused',
        });
    const [count] = await asOwner(database, ['select count(*)::int as count from audit_record']);
    expect(count).toEqual({ count: 30 });
  });
});
