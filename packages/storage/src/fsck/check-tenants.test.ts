import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '../as-owner.test-support.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';
import { databaseChecks, fsck } from './fsck.ts';
import { runFsck } from './run-fsck.ts';

describe.each(testDatabases())('whose rows are whose, on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
    const at = new Date(NOW);
    for (const tenant of ['own', 'other'])
      await database.forTenant(tenant).transaction(async (tx) => {
        await tx
          .insertInto('tenant')
          .values({ id: 'other', name: 'Other', created_at: at })
          .onConflict((on) => on.doNothing())
          .execute();
        await tx
          .insertInto('part_match')
          .values({ importer: 'i', part: 'p', credentials: '[]', remembered_at: at })
          .execute();
      });
  }, 60_000);
  afterEach(async () => {
    await asOwner(database, [
      `update tenant set id = 'own' where name = 'own'`,
      `insert into tenant (id, name, created_at) select 'own', 'own', 'epoch'
        where not exists (select from tenant where id = 'own')`,
      `delete from part_match where part = 'q'`,
    ]);
  });
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const add = (tenant: string) =>
    asOwner(database, [
      `insert into part_match (tenant_id, importer, part, credentials, remembered_at)
        values ('${tenant}', 'i', 'q', '[]', 'epoch')`,
    ]);
  const repair = () => runFsck(databaseChecks(database), { repair: true });

  it('finds nothing where each row is of a tenant that there is', async () => {
    expect(await fsck(database, 'many')).toEqual([]);
  });

  it('is found where many are, for a tenant that there is not, and is lost', async () => {
    await add('nobody');
    expect(await fsck(database, 'many')).toMatchObject([
      { code: 'tenant.missing', subject: 'nobody', repair: 'lost' },
    ]);
  });

  it('is found in the folder of one party for any other, and left where a row stands in its place', async () => {
    await add('nobody');
    const { findings } = await repair();
    expect(findings).toMatchObject([
      { code: 'tenant.foreign', subject: 'part_match i p', found: 'other', repair: 'lost' },
      { code: 'tenant.foreign', subject: 'part_match i q', found: 'nobody', repair: 'rebuilt' },
    ]);
    expect(
      await asOwner(database, [`select tenant_id from part_match order by part, tenant_id`]),
    ).toEqual([{ tenant_id: 'other' }, { tenant_id: 'own' }, { tenant_id: 'own' }]);
  });

  it('is found where the tenant of the folder itself is gone', async () => {
    await asOwner(database, [`delete from tenant where id = 'own'`]);
    const { findings } = await repair();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'tenant.missing', subject: 'own', repair: 'rebuilt' }),
    );
  });

  it('lets nothing else be put back meanwhile', async () => {
    let done = 0;
    const other = {
      name: 'other',
      needs: [],
      run: () =>
        Promise.resolve([
          {
            code: 'other.wrong',
            subject: 'x',
            found: 'y',
            means: 'z',
            rebuild: { from: 'w', run: () => Promise.resolve(void (done += 1)) },
          },
        ]),
    };
    const { findings } = await runFsck([...databaseChecks(database), other], { repair: true });
    expect(done).toBe(0);
    expect(findings.map(({ code, repair: of }) => `${code} ${of}`)).toEqual([
      'other.wrong lost',
      'tenant.foreign lost',
    ]);
  });
});
