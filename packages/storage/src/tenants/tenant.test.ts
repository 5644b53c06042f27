import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTenant, findTenant, listTenants } from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

describe.each(testDatabases())('tenants, on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const create = (id: string, name = id) =>
    database.transaction((tx) => createTenant(tx, { id, name, createdAt: NOW }));

  it('are added once, and listed behind a key', async () => {
    await create('gulfline');
    await create('brightfern');
    expect(await create('gulfline')).toMatchObject({ id: 'gulfline', created_at: new Date(NOW) });
    const list = (after?: string) =>
      database.transaction('reader', (tx) =>
        listTenants(tx, { limit: 2, ...(after !== undefined && { after }) }),
      );
    expect((await list()).map(({ id }) => id)).toEqual(['brightfern', 'gulfline']);
    expect((await list('gulfline')).map(({ id }) => id)).toEqual(['own']);
    expect(await database.transaction((tx) => findTenant(tx, 'nobody'))).toBeUndefined();
  });

  it.each([
    ['another name', 'gulfline', 'Other', 'record.mismatch'],
    ['the operator’s id', 'own', 'own', 'value.refused'],
    ['an id that is none', 'Gulf Line', 'Gulf Line', 'value.refused'],
  ])('are not added with %s', async (_, id, name, code) => {
    await create('gulfline');
    await expect(create(id, name)).rejects.toMatchObject({ code });
  });
});
