import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createClient,
  endClient,
  findClient,
  listClients,
  type OauthClient,
  type OpenDatabase,
} from '../index.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const client = (id: string, change: Partial<OauthClient> = {}): OauthClient => ({
  id,
  actsFor: 'operator',
  roles: ['importer'],
  scopes: ['read:entry', 'submit:entry'],
  publicKey: '{}',
  bound: true,
  createdAt: NOW,
  ...change,
});

describe.each(testDatabases())('who may get tokens, $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
    await database.transaction((tx) =>
      tx
        .insertInto('tenant')
        .values({ id: 'operator', name: 'operator', created_at: new Date(NOW) })
        .execute(),
    );
    for (const id of ['client-a', 'client-b', 'client-c'])
      await database.transaction((tx) => createClient(tx, client(id)));
    await database.transaction((tx) => createClient(tx, client('of-own', { actsFor: 'own' })));
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });
  const find = (id: string) => database.transaction((tx) => findClient(tx, id));
  const list = (page: Parameters<typeof listClients>[1]) =>
    database.transaction((tx) => listClients(tx, page)).then((all) => all.map(({ id }) => id));

  it('is found as it was kept', async () => {
    expect(await find('client-a')).toEqual(client('client-a'));
    expect(await find('nobody')).toBeUndefined();
  });

  it('is listed page by page, of all or of one tenant', async () => {
    expect(await list({ limit: 2 })).toEqual(['client-a', 'client-b']);
    expect(await list({ limit: 9, after: 'client-b' })).toEqual(['client-c', 'of-own']);
    expect(await list({ limit: 9, actsFor: 'own' })).toEqual(['of-own']);
  });

  it('is kept once, also after its end, and ended by its own tenant alone', async () => {
    const end = (actsFor?: string) =>
      database.transaction((tx) =>
        endClient(tx, { id: 'client-c', endedAt: NOW, ...(actsFor && { actsFor }) }),
      );
    expect(await end('own')).toBe(false);
    expect(await end('operator')).toBe(true);
    expect(await end()).toBe(false);
    expect(await find('client-c')).toBeUndefined();
    expect(await list({ limit: 9 })).not.toContain('client-c');
    for (const id of ['client-a', 'client-c'])
      await expect(
        database.transaction((tx) => createClient(tx, client(id))),
      ).rejects.toMatchObject({ code: 'record.duplicate' });
  });

  it('is of a tenant that there is', async () => {
    await expect(
      database.transaction((tx) => createClient(tx, client('lost', { actsFor: 'nobody' }))),
    ).rejects.toMatchObject({ name: 'StorageError' });
  });
});
