import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createClient,
  createTokenSource,
  generateKeyPair,
  importPrivateKey,
  type KeyPair,
} from '@originmark/client';
import type { PrivateJwk } from '@originmark/core';
import { createNodeCrypto, generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import {
  createClient as keepClient,
  endClient,
  loadSetting,
  type OpenDatabase,
  openSecretBox,
} from '@originmark/storage';
import { createLocalJWKSet, SignJWT, importJWK, decodeJwt, type JSONWebKeySet } from 'jose';
import { openInMemory } from '../../../../../packages/storage/src/migrated-data.test-support.ts';
import type { App } from '../../app.ts';
import { createApp } from '../../create-app.ts';
import { principalOf } from '../principal.ts';
import { createKeySet } from '../key-sets.ts';
import { embeddedKeySet } from '../open-authenticator.ts';
import { createTokenAuthenticator } from '../token-authenticator.ts';
import { createAuthorizationServer } from './create-authorization-server.ts';
import { loadSigningKey } from './signing-key.ts';
import { tokenRoutes } from './token-routes.ts';

// The true clock: the library has no other.

const VERIFIER = 'https://verifier.example';
const clock = () => Date.now();
const officerKey = generatePrivateJwk('ES256');
let database: OpenDatabase;
let app: App;
let signingKey: PrivateJwk;
let again: PrivateJwk;
let issuer: string;
let boundTo: KeyPair;
const faults: unknown[] = [];

const marks = new Set<string>();
const replays = {
  spend: (mark: string) => Promise.resolve(!marks.has(mark) && marks.add(mark) === marks),
};

beforeAll(async () => {
  database = await openInMemory({ clock });
  await database.transaction((tx) =>
    tx
      .insertInto('tenant')
      .values({ id: 'operator', name: 'operator', created_at: new Date(0) })
      .execute(),
  );
  const secretBox = await openSecretBox(database, {
    secret: 'a secret of the tests',
    clock,
    cost: 14,
  });
  signingKey = await loadSigningKey(database, { clock, secretBox });
  again = await loadSigningKey(database, { clock, secretBox });
  boundTo = await generateKeyPair();
  // The port is known when it listens, and it must be known before: so it is asked for first.
  const placeholder = createServer();
  await new Promise<void>((done) => placeholder.listen(0, '127.0.0.1', done));
  const { port } = placeholder.address() as AddressInfo;
  await new Promise((done) => placeholder.close(done));
  issuer = `http://127.0.0.1:${port}`;
  const serve = createAuthorizationServer({
    issuer,
    audiences: [VERIFIER, 'https://issuer.example'],
    signingKey,
    database,
    replays,
    clock,
    onFault: (fault) => faults.push(fault),
  });
  app = await createApp({
    role: 'auth',
    authenticator: { authenticate: () => Promise.reject(new Error('nobody calls')) },
    tokenUrl: `${issuer}/token`,
    readiness: () => Promise.resolve({}),
    routes: [tokenRoutes(serve)],
  });
  await app.listen({ port, host: '127.0.0.1' });
  for (const [id, roles, bound] of [
    ['officer', ['officer'], true],
    ['trader', ['importer'], false],
    ['ended', ['importer'], false],
  ] as const)
    await database.transaction((tx) =>
      keepClient(tx, {
        id,
        actsFor: 'operator',
        roles,
        scopes: ['read:entry', 'verify:credential'],
        publicKey: JSON.stringify(publicJwkOf(officerKey)),
        bound,
        createdAt: clock(),
      }),
    );
  await database.transaction((tx) => endClient(tx, { id: 'ended', endedAt: clock() }));
}, 60_000);
afterAll(async () => {
  await app.close();
  await database.close();
});

const tokensOf = async (change: object = {}) =>
  createTokenSource({
    issuer,
    clientId: 'officer',
    clientKey: await importPrivateKey(officerKey),
    resource: VERIFIER,
    scope: 'read:entry',
    boundTo,
    fetch,
    clock,
    ...change,
  });
const tokenOf = async (change: object = {}): Promise<string> => {
  const { authorization } = await (await tokensOf(change)).authorize('GET', `${VERIFIER}/entries`);
  return authorization!.replace('DPoP ', '');
};

/** The token endpoint itself, with an assertion of the officer unless it is told otherwise. */
async function ask(
  claims: object = {},
  {
    alg = 'ES256',
    key = officerKey,
    body = {},
    dpop,
  }: {
    readonly alg?: string;
    readonly key?: object;
    readonly body?: Readonly<Record<string, string>>;
    readonly dpop?: string;
  } = {},
) {
  const now = Math.floor(clock() / 1000);
  const assertion = await new SignJWT({
    iss: 'trader',
    sub: 'trader',
    aud: issuer,
    iat: now,
    exp: now + 60,
    jti: crypto.randomUUID(),
    ...claims,
  })
    .setProtectedHeader({ alg })
    .sign(await importJWK(key, alg));
  return send(assertion, { body, ...(dpop !== undefined && { dpop }) });
}

async function send(
  assertion: string,
  {
    body = {},
    dpop,
  }: { readonly body?: Readonly<Record<string, string>>; readonly dpop?: string } = {},
) {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(dpop !== undefined && { dpop }),
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'read:entry',
      resource: VERIFIER,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...body,
    }),
  });
  const answer = (await response.json()) as { readonly error?: string };
  return { status: response.status, ...answer };
}

describe('the embedded authorization server', () => {
  it('gives a client a token that the service takes, with its tenant, roles and key', async () => {
    const service = await createApp({
      role: 'verifier',
      authenticator: createTokenAuthenticator({
        issuer,
        audience: VERIFIER,
        publicUrl: VERIFIER,
        findKey: createKeySet({ clock, load: embeddedKeySet(issuer) }),
        isTenant: () => Promise.resolve(true),
        replays,
        crypto: createNodeCrypto(),
        clock,
      }),
      tokenUrl: `${issuer}/token`,
      readiness: () => Promise.resolve({}),
      routes: [
        (routes) =>
          routes.get(
            '/me/:id',
            { config: { access: { scope: 'read:entry', actors: ['importer'], bound: true } } },
            (request) => ({ ...(request.params as object), tenant: principalOf(request).tenant }),
          ),
      ],
    });
    interface Paths {
      '/me/{id}': {
        get: {
          parameters: { path: { id: string } };
          responses: { 200: { content: { 'application/json': { id: string; tenant: string } } } };
        };
      };
    }
    const client = createClient<Paths>({
      baseUrl: VERIFIER,
      tokens: await tokensOf({ clientId: 'trader' }),
      async fetch(url, init) {
        const { body, headers, statusCode } = await service.inject({
          method: init.method as 'GET',
          url: url.slice(VERIFIER.length),
          headers: init.headers as Record<string, string>,
        });
        return new Response(body, { status: statusCode, headers: headers as HeadersInit });
      },
    });
    expect(await client.call('get', '/me/{id}', { path: { id: 'a b/../c' } })).toEqual({
      status: 200,
      data: { id: 'a b/../c', tenant: 'operator' },
    });
    const missing = createClient<Paths>({ baseUrl: issuer, tokens: undefined, fetch });
    await expect(missing.call('get', '/me/{id}', { path: { id: '1' } })).rejects.toMatchObject({
      code: 'answer.problem',
      problem: { code: 'http.not-found', status: 404 },
    });
    const wrong = createClient<Paths>({
      baseUrl: issuer,
      tokens: await tokensOf(),
      fetch: () => Promise.resolve(new Response('', { status: 502 })),
    });
    await expect(wrong.call('get', '/me/{id}', { path: { id: '1' } })).rejects.toMatchObject({
      code: 'answer.unreadable',
    });
    await expect(wrong.call('get', '/me/{id}', { path: { id: '..' } })).rejects.toMatchObject({
      code: 'request.unfit',
    });
    await service.close();
  });

  it('writes tokens of five minutes, for one service, of the client and its tenant', async () => {
    const payload = decodeJwt(await tokenOf());
    expect(payload).toMatchObject({
      iss: issuer,
      aud: VERIFIER,
      sub: 'officer',
      client_id: 'officer',
      tenant: 'operator',
      roles: ['officer'],
      scope: 'read:entry',
      cnf: { jkt: expect.any(String) },
    });
    expect(payload.exp! - payload.iat!).toBe(300);
  });

  it('makes its key once, and keeps it sealed', async () => {
    expect(again).toEqual(signingKey);
    const kept = await database.transaction((tx) => loadSetting(tx, 'oauth-signing-key'));
    expect(kept).not.toContain(signingKey.d);
  });

  it('keeps a token until shortly before its end, and asks anew when it is forgotten', async () => {
    let asked = 0;
    const time = { now: clock() };
    const tokens = await tokensOf({
      clock: () => time.now,
      fetch: (url: string, init: RequestInit) => {
        asked += 1;
        return fetch(url, init);
      },
    });
    const both = await Promise.all([
      tokens.authorize('GET', VERIFIER),
      tokens.authorize('GET', VERIFIER),
    ]);
    expect(both[0].authorization).toBe(both[1].authorization);
    expect(both[0].dpop).not.toBe(both[1].dpop);
    time.now += 269_000;
    await tokens.authorize('GET', VERIFIER);
    expect(asked).toBe(1);
    tokens.forget();
    time.now = clock();
    await tokens.authorize('GET', VERIFIER);
    expect(asked).toBe(2);
  });

  it('gives no token with a scope that is not of the client', async () => {
    await expect(tokenOf({ scope: 'read:entry admin:tenant' })).rejects.toMatchObject({
      code: 'token.refused',
      message: expect.stringContaining('scope'),
    });
  });

  it('gives a client that need not be bound a token without a key', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 300 });
  });

  it.each([
    ['for itself as another', { sub: 'officer' }, 'invalid_client'],
    ['of nobody', { iss: 'nobody', sub: 'nobody' }, 'invalid_client'],
    ['of a client that ended', { iss: 'ended', sub: 'ended' }, 'invalid_client'],
    ['for another server', { aud: 'https://other.example' }, 'invalid_client'],
    ['that is over', { exp: Math.floor(clock() / 1000) - 60 }, 'invalid_client'],
    ['without id', { jti: undefined }, 'invalid_client'],
    [
      'of a client that must be bound, without a key',
      { iss: 'officer', sub: 'officer' },
      'invalid_grant',
    ],
  ])('refuses an assertion %s', async (_name, claims, error) => {
    expect(await ask(claims)).toMatchObject({
      status: error === 'invalid_client' ? 401 : 400,
      error,
    });
  });

  it('refuses an assertion of another key, or made with the public key as a secret', async () => {
    expect(await ask({}, { key: generatePrivateJwk('ES256') })).toMatchObject({
      error: 'invalid_client',
    });
    const secret = Buffer.from(JSON.stringify(publicJwkOf(officerKey))).toString('base64url');
    expect(await ask({}, { alg: 'HS256', key: { kty: 'oct', k: secret } })).toMatchObject({
      error: 'invalid_client',
    });
  });

  it('takes an assertion once, also where it comes five times at once', async () => {
    const now = Math.floor(clock() / 1000);
    const assertion = await new SignJWT({
      iss: 'trader',
      sub: 'trader',
      aud: issuer,
      exp: now + 60,
      iat: now,
      jti: 'once',
    })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(await importJWK(officerKey, 'ES256'));
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(assertion)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ error }) => error === 'invalid_request')).toHaveLength(4);
  });

  it.each([
    [
      'for a service that is not known',
      { resource: 'https://elsewhere.example' },
      'invalid_target',
    ],
    ['for no service', { resource: '' }, 'invalid_target'],
    ['of another grant', { grant_type: 'authorization_code' }, 'unsupported_grant_type'],
  ])('refuses a token %s', async (_name, body, error) => {
    expect(await ask({}, { body })).toMatchObject({ error });
  });

  it('refuses a proof for another URL, whatever host the caller names', async () => {
    const proof = async (htu: string) => {
      const { privateKey, publicKey } = boundTo;
      return new SignJWT({ htm: 'POST', htu, jti: crypto.randomUUID() })
        .setProtectedHeader({
          alg: 'ES256',
          typ: 'dpop+jwt',
          jwk: await crypto.subtle.exportKey('jwk', publicKey),
        })
        .setIssuedAt()
        .sign(privateKey);
    };
    expect(await ask({}, { dpop: await proof(`${issuer}/token`) })).toMatchObject({
      token_type: 'DPoP',
    });
    expect(await ask({}, { dpop: await proof('https://evil.example/token') })).toMatchObject({
      error: 'invalid_dpop_proof',
    });
  });

  it('serves keys without their private part, its metadata, and nothing else of its library', async () => {
    const jwks = (await (await fetch(`${issuer}/jwks`)).json()) as JSONWebKeySet;
    expect(Object.keys(jwks.keys[0]!).toSorted()).toEqual(
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'].toSorted(),
    );
    expect(() => createLocalJWKSet(jwks)).not.toThrow();
    const metadata = await (await fetch(`${issuer}/.well-known/oauth-authorization-server`)).json();
    expect(metadata).toMatchObject({
      issuer,
      token_endpoint: `${issuer}/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      grant_types_supported: ['client_credentials'],
    });
    for (const path of ['/auth', '/session/end', '/token/introspection', '/me', '/reg'])
      expect((await fetch(`${issuer}${path}`)).status).toBe(404);
    expect(faults).toEqual([]);
  });
});
