import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import type { App, RoutePlugin } from './app.ts';
import type { Authenticator } from './auth/authenticator.ts';
import { principalOf } from './auth/principal.ts';
import { type AppOptions, createApp } from './create-app.ts';
import { HttpError } from './http/http-error.ts';
import { didDocumentRoutes } from './routes/did-document.ts';

const DID = 'did:web:issuer.example';

/** Takes `<scope>,<actor>` for a token. */
const authenticator: Authenticator = {
  authenticate({ authorization }) {
    if (authorization === undefined)
      return Promise.reject(new HttpError('auth.token-missing', 'no token'));
    const [scope, actor] = authorization.split(',');
    return Promise.resolve({
      subject: 'someone',
      tenant: 'acme',
      actors: new Set([actor as 'importer']),
      scopes: new Set([scope as 'read:entry']),
    });
  },
};

const echo: RoutePlugin = (app) => {
  app.post(
    '/echo',
    {
      config: { access: { scope: 'read:entry', actors: ['importer'] } },
      schema: {
        operationId: 'echo',
        body: Type.Object({ count: Type.Integer() }, { additionalProperties: false }),
        response: { 200: Type.Object({ count: Type.Integer(), tenant: Type.String() }) },
      },
    },
    (request) => ({ ...request.body, tenant: principalOf(request).tenant }),
  );
  app.get('/broken', { config: { access: 'public' } }, () => {
    throw new Error('the password is 1234');
  });
};

async function makeApp(change: Partial<AppOptions> = {}): Promise<App> {
  return createApp({
    role: 'issuer',
    authenticator,
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({ database: undefined }),
    routes: [
      echo,
      didDocumentRoutes((host) =>
        Promise.resolve(host === 'issuer.example' ? { id: DID } : undefined),
      ),
    ],
    ...change,
  });
}

const asImporter = { authorization: 'read:entry,importer' };

describe('createApp', () => {
  it('serves the did:web document of its host, and 404 as a problem for another', async () => {
    const app = await makeApp();
    const found = await app.inject({
      url: '/.well-known/did.json',
      headers: { host: 'issuer.example' },
    });
    expect(found.statusCode).toBe(200);
    expect(found.headers['content-type']).toBe('application/did+json; charset=utf-8');
    expect(found.json()).toEqual({ id: DID });
    const other = await app.inject({ url: '/did.json', headers: { host: 'other.example' } });
    expect(other.statusCode).toBe(404);
    expect(other.headers['content-type']).toContain('application/problem+json');
    expect(other.json()).toMatchObject({ code: 'http.not-found', status: 404 });
  });

  it.each([
    ['without a token', {}, 401, 'auth.token-missing'],
    ['with another scope', { authorization: 'read:audit,importer' }, 403, 'auth.scope'],
    ['as another actor', { authorization: 'read:entry,officer' }, 403, 'auth.forbidden'],
  ])('refuses a call %s', async (_name, headers, status, code) => {
    const app = await makeApp();
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      headers,
      payload: { count: 1 },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code, status });
  });

  it('answers whoever may call, with the tenant of the token', async () => {
    const app = await makeApp();
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: asImporter,
      payload: { count: 1 },
    });
    expect(answer.json()).toEqual({ count: 1, tenant: 'acme' });
  });

  it.each([
    ['a number given as text', '{"count":"1"}', '/count'],
    ['a member that is not known', '{"count":1,"more":1}', ''],
    ['a member named twice', '{"count":1,"count":2}', '/count'],
  ])('refuses %s', async (_name, payload, pointer) => {
    const app = await makeApp();
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { ...asImporter, 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'http.malformed', pointer });
  });

  it('tells nothing of a fault of its own but where to find it', async () => {
    const answer = await (await makeApp()).inject({ url: '/broken' });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'http.fault' });
    expect(answer.body).not.toContain('1234');
  });

  it('is not ready while anything it needs fails', async () => {
    const app = await makeApp({
      readiness: () => Promise.resolve({ ledger: 'the node at 10.0.0.1' }),
    });
    const answer = await app.inject({ url: '/readyz' });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ ready: false, failing: ['ledger'] });
  });

  it('refuses a route that does not say who may call it', async () => {
    const open: RoutePlugin = (app) => {
      app.get('/open', () => ({}));
    };
    await expect(makeApp({ routes: [open] })).rejects.toThrow('/open does not say');
  });

  it('says in its OpenAPI document who may call every route', async () => {
    const { paths } = (await (await makeApp()).inject({ url: '/openapi.json' })).json<{
      paths: Record<string, Record<string, object>>;
    }>();
    expect(paths['/echo']?.['post']).toMatchObject({
      operationId: 'echo',
      security: [{ oauth: ['read:entry'] }],
      'x-actors': ['importer'],
      responses: {
        default: {
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
      },
    });
    expect(paths['/livez']?.['get']).toMatchObject({ security: [] });
  });
});
