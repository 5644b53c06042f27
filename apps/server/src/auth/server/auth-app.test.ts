import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { listAuditRecords, type OpenDatabase } from '@originmark/storage';
import { openInMemory } from '../../../../../packages/storage/src/migrated-data.test-support.ts';
import { auditRoutes } from '../../audit/audit-routes.ts';
import { openAuditTrail } from '../../audit/open-audit-trail.ts';
import { recordCalls } from '../../audit/record-calls.ts';
import type { App } from '../../app.ts';
import { createApp } from '../../create-app.ts';
import { HttpError } from '../../http/http-error.ts';
import { tenantRoutes } from '../../tenants/tenant-routes.ts';
import { createFirstTenants } from '../open-authenticator.ts';
import { clientRoutes } from './client-routes.ts';

const clock = () => Date.parse('2026-09-24T15:05:00Z');
const key = publicJwkOf(generatePrivateJwk('ES256'));
let database: OpenDatabase;
let app: App;

beforeAll(async () => {
  database = await openInMemory({ clock });
  await createFirstTenants(database, clock);
  await createFirstTenants(database, clock);
  app = await createApp({
    role: 'auth',
    // The tenant of an admin is a token.
    authenticator: {
      authenticate: ({ authorization }) =>
        authorization === undefined
          ? Promise.reject(new HttpError('auth.token-missing', 'no token'))
          : Promise.resolve({
              subject: 'an-admin',
              tenant: authorization,
              actors: new Set(['admin'] as const),
              scopes: new Set(['admin:tenant'] as const),
              boundTo: 'a-key',
            }),
    },
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes: [
      recordCalls(openAuditTrail(database, clock)),
      clientRoutes({ clock, database }),
      tenantRoutes({ clock, database }),
      auditRoutes({ database }),
    ],
  });
  for (const id of ['harborpine', 'gulfline'])
    await post('/tenants', 'operator', { id, name: `${id} Inc.` });
}, 60_000);
afterAll(async () => {
  await app.close();
  await database.close();
});

async function send(
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  tenant: string,
  payload?: object,
) {
  const answer = await app.inject({
    method,
    url,
    headers: { authorization: tenant },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json<object>() };
}
const post = (url: string, tenant: string, payload: object) => send('POST', url, tenant, payload);
const client = (change: object = {}) => ({
  id: `client-${crypto.randomUUID().slice(0, 8)}`,
  tenant: 'harborpine',
  roles: ['importer'],
  scopes: ['read:entry'],
  publicKey: key,
  ...change,
});
const make = (change: object = {}, by = 'operator') => post('/clients', by, client(change));

describe('tenants', () => {
  it('are made by the operator, once, and listed without the service itself', async () => {
    const again = { id: 'harborpine', name: 'harborpine Inc.' };
    expect(await post('/tenants', 'operator', again)).toEqual({ status: 201, body: again });
    expect(await send('GET', '/tenants', 'operator')).toMatchObject({
      body: {
        items: [{ id: 'customs' }, { id: 'gulfline' }, { id: 'harborpine' }, { id: 'operator' }],
      },
    });
  });

  it.each([
    [
      'another name for one that there is',
      'operator',
      { id: 'gulfline', name: 'x' },
      409,
      'tenant.exists',
    ],
    ['the service itself', 'operator', { id: 'own', name: 'own' }, 422, 'http.invalid'],
    ['an id that is none', 'operator', { id: 'Harbor Pine', name: 'x' }, 400, 'http.malformed'],
    ['a member more', 'operator', { id: 'new', name: 'x', secret: 'x' }, 400, 'http.malformed'],
    ["another's admin", 'gulfline', { id: 'new', name: 'x' }, 403, 'auth.forbidden'],
  ])('are not made: %s', async (_name, by, payload, status, code) => {
    expect(await post('/tenants', by, payload)).toMatchObject({ status, body: { code } });
  });
});

describe('clients', () => {
  it('are made with their public key, listed, and end for good', async () => {
    const made = client();
    const { publicKey, ...shown } = made;
    expect(publicKey).not.toHaveProperty('d');
    expect(await post('/clients', 'harborpine', made)).toEqual({
      status: 201,
      body: { ...shown, bound: true },
    });
    expect(await post('/clients', 'operator', made)).toMatchObject({
      status: 409,
      body: { code: 'client.exists' },
    });
    const list = async (by: string) => JSON.stringify((await send('GET', '/clients', by)).body);
    expect(await list('harborpine')).toContain(made.id);
    expect(await list('operator')).toContain(made.id);
    expect(await list('gulfline')).not.toContain(made.id);
    const end = (by: string) => send('DELETE', `/clients/${made.id}`, by);
    expect(await end('gulfline')).toMatchObject({ status: 404 });
    expect(await end('harborpine')).toMatchObject({ status: 204 });
    expect(await end('harborpine')).toMatchObject({ status: 404 });
    expect(await post('/clients', 'operator', made)).toMatchObject({ status: 409 });
  });

  it.each([
    ['an officer of customs', { tenant: 'customs', roles: ['officer'] }],
    ['an auditor of a trader', { roles: ['auditor'] }],
    ['an admin of a trader', { roles: ['admin'] }],
    ['an admin of its own', { tenant: 'operator', roles: ['admin', 'auditor'] }],
    ['importer and broker in one', { roles: ['importer', 'broker'], bound: false }],
  ])('are made by the operator: %s', async (_name, change) => {
    expect((await make(change)).status).toBe(201);
  });

  it.each([
    ['an officer who is importer too', { tenant: 'customs', roles: ['officer', 'importer'] }, 422],
    ['an officer of a trader', { roles: ['officer'] }, 422],
    ['an officer of the operator', { tenant: 'operator', roles: ['officer'] }, 422],
    ['a trader of the operator', { tenant: 'operator', roles: ['importer'] }, 422],
    [
      'an officer who need show no key',
      { tenant: 'customs', roles: ['officer'], bound: false },
      422,
    ],
    ['one of a tenant that is not known', { tenant: 'nobody' }, 422],
    ['no role', { roles: [] }, 400],
    ['a role that is not known', { roles: ['root'] }, 400],
    ['a scope that is not known', { scopes: ['all'] }, 400],
    ['a private key', { publicKey: generatePrivateJwk('ES256') }, 400],
    ['a key off its curve', { publicKey: { ...key, x: key.y } }, 422],
    ['a key for another algorithm', { publicKey: publicJwkOf(generatePrivateJwk('EdDSA')) }, 400],
    ['a secret', { client_secret: 'x' }, 400],
  ])('are not made: %s', async (_name, change, status) => {
    expect((await make(change)).status).toBe(status);
  });

  it.each([
    ['of another', { tenant: 'gulfline' }],
    ['as admin', { roles: ['admin'] }],
    ['as auditor', { roles: ['auditor'] }],
    ['as officer', { tenant: 'customs', roles: ['officer'] }],
  ])("are not made by a trader's admin %s", async (_name, change) => {
    expect(await make(change, 'harborpine')).toMatchObject({
      status: 403,
      body: { code: 'auth.forbidden' },
    });
  });

  it('are written down with whoever made them', async () => {
    const made = client();
    await post('/clients', 'operator', made);
    const rows = await database.transaction((tx) => listAuditRecords(tx, { limit: 500 }));
    expect(rows.at(-1)).toMatchObject({
      tenant_id: 'operator',
      operation: 'createClient',
      about: made.id,
      status: 201,
    });
    expect(JSON.stringify(rows.map(({ about }) => about))).not.toContain(key.x);
  });
});
