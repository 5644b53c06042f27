import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { MIGRATIONS } from '../migrations/migrations.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';
import type { OpenDatabase } from './open-database.ts';

describe.each(testDatabases())('a database on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const save = (key: string) => ({ key, value: 'v', updated_at: new Date(NOW) });

  it('stands at the last migration', async () => {
    const rows = await database.db.selectFrom('schema_migration').select('number').execute();
    expect(rows.map(({ number }) => number)).toEqual(MIGRATIONS.map(({ number }) => number));
  });

  it('gives values of the same types', async () => {
    const { rows } =
      await sql`select 1::int8 as small, 9007199254740993::int8 as large, count(*) as n,
      '\\x0001ff'::bytea as bytes, timestamptz '2026-09-24 17:10:00.123+02' as at, 1.50::numeric as money,
      date '2026-09-24' as day, 7::int4 as int, true as yes, null::int8 as nothing, '{"a":1}'::jsonb as json`.execute(
        database.db,
      );
    expect(rows).toEqual([
      {
        small: 1n,
        large: 9007199254740993n,
        n: 1n,
        bytes: new Uint8Array([0, 1, 255]),
        at: new Date('2026-09-24T15:10:00.123Z'),
        money: '1.50',
        day: '2026-09-24',
        int: 7,
        yes: true,
        nothing: null,
        json: { a: 1 },
      },
    ]);
    expect((rows[0] as { bytes: Uint8Array }).bytes.constructor).toBe(Uint8Array);
  });

  it('takes bytes, times and large integers as parameters and gives them back', async () => {
    const bytes = new Uint8Array([9, 8, 0, 255]);
    const at = new Date('2026-09-24T15:10:00.001Z');
    const { rows } = await sql`select ${bytes}::bytea as bytes, ${at}::timestamptz as at,
      ${9007199254740993n}::int8 as large`.execute(database.db);
    expect(rows).toEqual([{ bytes, at, large: 9007199254740993n }]);
  });

  it('runs everything under a role that is no superuser', async () => {
    const who = sql<{ who: string }>`select current_user::text as who`;
    expect((await who.execute(database.db)).rows).toEqual([{ who: 'originmark_app' }]);
    const asApp = await database.transaction(async (tx) => (await who.execute(tx)).rows);
    expect(asApp).toEqual([{ who: 'originmark_app' }]);
    const asReader = await database.transaction(
      'reader',
      async (tx) => (await who.execute(tx)).rows,
    );
    expect(asReader).toEqual([{ who: 'originmark_reader' }]);
  });

  it('refuses a reader that writes, and lets it read', async () => {
    const write = database.transaction('reader', async (tx) => {
      await tx.insertInto('setting').values(save('reader')).execute();
    });
    await expect(write).rejects.toMatchObject({ code: 'permission.refused' });
    const read = database.transaction('reader', async (tx) =>
      tx.selectFrom('credential_record').selectAll().execute(),
    );
    await expect(read).resolves.toEqual([]);
  });

  it('keeps nothing of a transaction that throws, and hands its error on', async () => {
    const stop = new Error('stop');
    const run = database.transaction(async (tx) => {
      await tx.insertInto('setting').values(save('rolled-back')).execute();
      throw stop;
    });
    await expect(run).rejects.toBe(stop);
    const rows = await database.db
      .selectFrom('setting')
      .selectAll()
      .where('key', '=', 'rolled-back')
      .execute();
    expect(rows).toEqual([]);
  });

  it('does not call a rollback a commit when a failed statement was ignored', async () => {
    const run = database.transaction(async (tx) => {
      await tx.insertInto('setting').values(save('twice')).execute();
      await tx
        .insertInto('setting')
        .values(save('twice'))
        .execute()
        .catch(() => undefined);
    });
    await expect(run).rejects.toMatchObject({ code: 'transaction.rolled-back' });
  });

  it('names a duplicate, with its constraint and the cause', async () => {
    const run = database.transaction(async (tx) => {
      await tx
        .insertInto('setting')
        .values([save('same'), save('same')])
        .execute();
    });
    await expect(run).rejects.toMatchObject({
      code: 'record.duplicate',
      message: expect.stringContaining('setting_pkey'),
      cause: { code: '23505' },
    });
  });

  it('refuses an outer query or transaction inside a transaction', async () => {
    const query = database.transaction(async () =>
      database.db.selectFrom('setting').selectAll().execute(),
    );
    await expect(query).rejects.toMatchObject({ code: 'transaction.nested' });
    const nested = database.transaction(async () => {
      await database.transaction(() => Promise.resolve());
    });
    await expect(nested).rejects.toMatchObject({ code: 'transaction.nested' });
  });

  it('lets work that a transaction started and outlived use the database', async () => {
    let late: Promise<unknown> = Promise.resolve();
    let go: () => void = () => undefined;
    await database.transaction(async () => {
      const ended = new Promise<void>((resolve) => {
        go = resolve;
      });
      late = ended.then(async () => database.db.selectFrom('setting').selectAll().execute());
      await Promise.resolve();
    });
    go();
    await expect(late).resolves.toEqual([]);
  });

  it('lets timers run while one question follows another', async () => {
    let rang = false;
    const timer = setTimeout(() => (rang = true), 1);
    const end = performance.now() + 5000;
    await database.transaction(async (tx) => {
      while (!rang && performance.now() < end) await sql`select 1`.execute(tx);
    });
    clearTimeout(timer);
    expect(rang).toBe(true);
  });

  it('serves twenty transactions at once', async () => {
    const keys = Array.from({ length: 20 }, (_, at) => `parallel-${at}`);
    await Promise.all(
      keys.map(async (key) =>
        database.transaction(async (tx) => {
          await tx.insertInto('setting').values(save(key)).execute();
        }),
      ),
    );
    const rows = await database.db
      .selectFrom('setting')
      .select('key')
      .where('key', 'like', 'parallel-%')
      .execute();
    expect(rows).toHaveLength(20);
  });
});
