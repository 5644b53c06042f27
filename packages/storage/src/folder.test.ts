import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from './index.ts';
import { readLockRecord } from './folder/lock-record.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { NOW, testDatabases } from './test-databases.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'originmark-storage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(testDatabases(join(folder, 'data')))('opened again and again, $name', (where) => {
  afterAll(async () => where.drop());

  beforeAll(async () => {
    const database = await where.open({ migrations: MIGRATIONS.slice(0, 2) });
    await database.close();
  }, 60_000);

  it('goes forward from an older schema, keeps what is there, and does nothing twice', async () => {
    const first = await where.open({ clock: () => NOW + 1 });
    await first.transaction(async (tx) => {
      await tx
        .insertInto('setting')
        .values({ key: 'kept', value: 'yes', updated_at: new Date(NOW) })
        .execute();
    });
    await first.close();
    await first.close();
    const second = await where.open({ clock: () => NOW + 2 });
    const rows = await second.db
      .selectFrom('schema_migration')
      .selectAll()
      .orderBy('number')
      .execute();
    const kept = await second.db.selectFrom('setting').select('value').execute();
    await second.close();
    expect(rows.map((row) => row.applied_at.getTime() - NOW)).toEqual(
      MIGRATIONS.map((_, at) => (at < 2 ? 0 : 1)),
    );
    expect(kept).toEqual([{ value: 'yes' }]);
  });

  it('refuses a database that a newer program made', async () => {
    const older = where.open({ migrations: MIGRATIONS.slice(0, 3) });
    await expect(older).rejects.toMatchObject({ code: 'migration.newer-database' });
  });

  it('refuses a database whose applied migrations are others', async () => {
    const [first, ...rest] = MIGRATIONS;
    const changed = [{ ...first!, statements: [...first!.statements, 'select 1'] }, ...rest];
    const opened = where.open({ migrations: changed });
    await expect(opened).rejects.toMatchObject({ code: 'migration.changed' });
  });

  it('keeps nothing of a migration that fails in the middle', async () => {
    const number = MIGRATIONS.length + 1;
    const broken = {
      number,
      name: 'broken',
      statements: ['create table half (a int)', 'nonsense'],
    };
    const opened = where.open({ migrations: [...MIGRATIONS, broken] });
    await expect(opened).rejects.toMatchObject({
      code: 'database.failed',
      cause: { code: '42601' },
    });
    const database = await where.open();
    const { length } = await database.db.selectFrom('schema_migration').select('number').execute();
    await database.close();
    expect(length).toBe(MIGRATIONS.length);
  });

  it('refuses what is asked after it was closed', async () => {
    const database = await where.open();
    await database.close();
    const late = database.transaction(() => Promise.resolve());
    await expect(late).rejects.toMatchObject({ code: 'database.closed' });
  });
});

describe('a data folder', () => {
  const data = join(folder, 'data');
  const open = async (place = data) => openDatabase({ folder: place }, { clock: () => NOW });

  it('is for one at a time, in the same process too, and free again after close', async () => {
    const database = await open();
    await expect(open()).rejects.toMatchObject({
      code: 'folder.locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await database.close();
    await (await open()).close();
  });

  it('is closed to others: folders 0700, files 0600', async () => {
    const database = await open();
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'database.lock')).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, 'pglite')).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'pglite', 'PG_VERSION')).mode & 0o777).toBe(0o600);
    await database.close();
  });

  it('is freed by the death of its holder', async () => {
    const database = await open();
    const held = readLockRecord(join(data, 'database.lock'));
    await database.close();
    writeFileSync(join(data, 'database.lock'), JSON.stringify({ ...held, startedAt: '1' }));
    const heir = await open();
    const now = readLockRecord(join(data, 'database.lock'));
    await heir.close();
    expect(now).toMatchObject({ pid: process.pid, startedAt: held?.startedAt });
  });

  it('that cannot be made is named, with the remedy', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(open(join(file, 'below'))).rejects.toMatchObject({
      code: 'folder.unusable',
      message: expect.stringContaining(join(file, 'below')),
      cause: { code: 'ENOTDIR' },
    });
  });
});

it('a server that does not answer is told from a wrong schema, without its password', async () => {
  const url = 'postgres://user:hidden@127.0.0.1:1/none';
  const opened = openDatabase({ url }, { clock: () => NOW });
  await expect(opened).rejects.toMatchObject({
    code: 'database.unreachable',
    message: expect.not.stringContaining('hidden'),
  });
});
