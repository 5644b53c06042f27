import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { auditHash, listAuditRecords, type OpenDatabase } from '@originmark/storage';
import { Type } from 'typebox';
import { openInMemory } from '../../../../packages/storage/src/migrated-data.test-support.ts';
import type { App } from '../app.ts';
import type { Actor, Scope } from '../auth/scopes.ts';
import { createApp } from '../create-app.ts';
import { HttpError } from '../http/http-error.ts';
import type { AuditTrail } from './audit-trail.ts';
import { auditRoutes } from './audit-routes.ts';
import { headText, openAuditTrail } from './open-audit-trail.ts';
import { recordCalls } from './record-calls.ts';

const NOW = Date.parse('2026-09-24T15:05:00Z');
let database: OpenDatabase;
let app: App;
let trail: AuditTrail;
let broken = false;
const order: string[] = [];

beforeAll(async () => {
  database = await openInMemory({ clock: () => NOW });
  trail = openAuditTrail(database, () => NOW, { anchoredEvery: 5n });
  app = await createApp({
    role: 'verifier',
    // `<tenant>,<actor>,<scope>` is a token.
    authenticator: {
      authenticate({ authorization }) {
        if (authorization === undefined)
          return Promise.reject(new HttpError('auth.token-missing', 'no token'));
        const [tenant, actor, scope] = authorization.split(',');
        return Promise.resolve({
          subject: `client-of-${tenant}`,
          tenant: tenant!,
          actors: new Set([actor as Actor]),
          scopes: new Set([scope as Scope]),
          boundTo: 'a-key',
        });
      },
    },
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes: [
      recordCalls({
        async append(entry) {
          if (broken) throw new Error('the disk is full of secrets');
          await trail.append(entry);
          order.push('written down');
        },
      }),
      auditRoutes({ database }),
      (routes) => {
        const access = {
          scope: 'read:entry',
          actors: ['importer', 'officer', 'auditor', 'admin'],
        } as const;
        const schema = (operationId: string) => ({ operationId });
        routes.get('/things/:id', { config: { access }, schema: schema('readThing') }, () => ({}));
        routes.post(
          '/things',
          { config: { access }, schema: schema('makeThing') },
          (request, reply) => {
            request.about = 'uEiThing';
            order.push('done');
            return reply.code(201).header('etag', '"secret"').send({ made: true });
          },
        );
        routes.put('/things/:id', { config: { access }, schema: schema('noThing') }, () => {
          throw new HttpError('http.not-found', 'no such thing');
        });
        routes.delete(
          '/things/:id',
          { config: { access }, schema: schema('streamThing') },
          (_request, reply) => reply.type('text/plain').send(Readable.from(['a', 'b'])),
        );
        routes.post(
          '/gate',
          {
            config: { access: 'public' },
            schema: { operationId: 'gate', body: Type.Object({ in: Type.Boolean() }) },
          },
          (request) => {
            if (!request.body.in) throw new HttpError('http.invalid', 'not in');
            return {};
          },
        );
      },
    ],
  });
}, 60_000);
afterAll(async () => {
  await app.close();
  await database.close();
});
beforeEach(() => {
  order.length = 0;
  broken = false;
});

const call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  token?: string,
  payload?: object,
) =>
  app.inject({
    method,
    url,
    headers: token === undefined ? {} : { authorization: token },
    ...(payload && { payload }),
  });
const IMPORTER = 'acme,importer,read:entry';
const all = () => database.transaction((tx) => listAuditRecords(tx, { limit: 1000 }));
const lastOf = async () => (await all()).at(-1);
const countOf = async () => (await all()).length;

describe('recordCalls', () => {
  it('writes down what was done before it is answered', async () => {
    const answer = await call('POST', '/things', IMPORTER);
    expect([answer.statusCode, answer.json()]).toEqual([201, { made: true }]);
    expect(order).toEqual(['done', 'written down']);
    expect(await lastOf()).toMatchObject({
      tenant_id: 'acme',
      subject: 'client-of-acme',
      operation: 'makeThing',
      about: 'uEiThing',
      status: 201,
      at: new Date(NOW),
    });
  });

  it('writes down what was refused to somebody known, with the id of the path', async () => {
    expect((await call('PUT', '/things/no-1', IMPORTER)).statusCode).toBe(404);
    expect(await lastOf()).toMatchObject({ operation: 'noThing', about: 'no-1', status: 404 });
    expect((await call('POST', '/things', 'acme,broker,read:entry')).statusCode).toBe(403);
    expect(await lastOf()).toMatchObject({ operation: 'makeThing', about: '', status: 403 });
  });

  it.each(['a b\u0000c', 'ü', 'x'.repeat(600)])(
    'keeps the digest of what is no id',
    async (text) => {
      await call('PUT', `/things/${encodeURIComponent(text)}`, IMPORTER);
      expect((await lastOf())?.about).toMatch(/^sha-256 [0-9a-f]{64}$/);
    },
  );

  it.each([
    ['officer', 1],
    ['auditor', 1],
    ['importer', 0],
  ])('writes down what an %s reads: %i', async (actor, more) => {
    const before = await countOf();
    expect((await call('GET', '/things/1', `customs,${actor},read:entry`)).statusCode).toBe(200);
    expect((await countOf()) - before).toBe(more);
  });

  it('writes down what was done by anybody, and nothing of strangers who were not let in', async () => {
    expect((await call('POST', '/gate', undefined, { in: true })).statusCode).toBe(200);
    expect(await lastOf()).toMatchObject({ tenant_id: null, subject: 'public', operation: 'gate' });
    const before = await countOf();
    expect((await call('POST', '/gate', undefined, { in: false })).statusCode).toBe(422);
    expect((await call('POST', '/things')).statusCode).toBe(401);
    expect((await call('POST', '/nowhere', IMPORTER)).statusCode).toBe(404);
    expect(await countOf()).toBe(before);
  });

  it.each([
    ['what was done', 'POST', '/things'],
    ['what was refused', 'PUT', '/things/1'],
    ['what is streamed', 'DELETE', '/things/1'],
  ] as const)(
    'answers 503 to %s where it cannot be written down, and tells nothing',
    async (_name, method, url) => {
      broken = true;
      const answer = await call(method, url, IMPORTER);
      expect(answer.statusCode).toBe(503);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/problem+json',
        'retry-after': '2',
      });
      expect(answer.headers).not.toHaveProperty('etag');
      expect(answer.json()).toMatchObject({ code: 'http.busy', status: 503 });
      expect(answer.body).not.toContain('secret');
      broken = false;
      expect((await call(method, url, IMPORTER)).statusCode).not.toBe(503);
    },
  );
});

describe('the audit routes', () => {
  const AUDITOR = 'operator,auditor,read:audit';
  interface Page {
    readonly items: readonly { readonly position: string; readonly tenant: string | null }[];
    readonly next?: string;
  }

  it('show a tenant its own records alone, and the operator all, page by page', async () => {
    const own = (await call('GET', '/audit?limit=200', 'acme,admin,read:audit')).json<Page>();
    expect(new Set(own.items.map(({ tenant }) => tenant))).toEqual(new Set(['acme']));
    const first = (await call('GET', '/audit?limit=2', AUDITOR)).json<Page>();
    expect(first.items.map(({ position }) => position)).toEqual(['1', '2']);
    const second = (await call('GET', `/audit?limit=2&after=${first.next!}`, AUDITOR)).json<Page>();
    expect(second.items.map(({ position }) => position)).toEqual(['3', '4']);
  });

  it.each([
    ['acme,importer,read:audit', 403],
    ['operator,auditor,read:entry', 403],
    [undefined, 401],
  ])('are not for %s', async (token, status) => {
    for (const url of ['/audit', '/audit/export'])
      expect((await call('GET', url, token)).statusCode).toBe(status);
  });

  it('give the whole trail to nobody but the operator and customs', async () => {
    expect((await call('GET', '/audit/export', 'acme,admin,read:audit')).json()).toMatchObject({
      code: 'auth.forbidden',
    });
  });

  it('export every record with its hash, and the head', async () => {
    const rows = await all();
    const answer = await call('GET', '/audit/export', AUDITOR);
    expect(answer.headers['content-type']).toBe('application/jsonl');
    const lines = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly hash?: string });
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    expect(lines.slice(0, -1).map(({ hash }) => hash)).toEqual(
      rows.map((row) => hex(auditHash(row))),
    );
    const { hash, position } = rows.at(-1)!;
    expect(lines.at(-1)).toEqual({ head: { position: position.toString(), hash: hex(hash) } });
  });

  it.each(['bm8', 'YWZ0ZXIgeA'])('refuse the cursor %s', async (cursor) => {
    expect((await call('GET', `/audit?after=${cursor}`, AUDITOR)).json()).toMatchObject({
      code: 'page.cursor-invalid',
    });
  });
});

describe('openAuditTrail', () => {
  it('puts the head into the outbox at every so many records', async () => {
    const items = await database.transaction((tx) =>
      tx.selectFrom('anchor_item').select(['digest', 'tag']).execute(),
    );
    const rows = await all();
    expect(items).toHaveLength(Math.floor(rows.length / 5));
    expect(new Set(items.map(({ tag }) => tag))).toEqual(new Set(['document']));
    expect(headText(rows[4]!)).toBe(
      `{"hash":"${Buffer.from(rows[4]!.hash).toString('hex')}","position":"5"}`,
    );
  });
});
