import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '@originmark/core/node';
import type { OpenDatabase } from '@originmark/storage';
import type { App } from '../../apps/server/src/app.ts';
import { auditRoutes } from '../../apps/server/src/audit/audit-routes.ts';
import { openAuditTrail } from '../../apps/server/src/audit/open-audit-trail.ts';
import { recordCalls } from '../../apps/server/src/audit/record-calls.ts';
import {
  createFirstTenants,
  openAuthenticator,
} from '../../apps/server/src/auth/open-authenticator.ts';
import {
  ISSUER,
  makeProof,
  makeToken,
  NOW,
  SECONDS,
  SERVICE,
  standInKeys,
} from '../../apps/server/src/auth/tokens.test-support.ts';
import { createApp } from '../../apps/server/src/create-app.ts';
import { testDatabases } from '../../packages/storage/src/test-databases.test-support.ts';

// One route that asks for everything (scope, role, a bound token) by real tokens, a failure of each kind.

describe.each(testDatabases())('a route by real tokens, on $name', (where) => {
  let database: OpenDatabase;
  let app: App;
  const keys = standInKeys();
  const time = { now: NOW };
  const clock = () => time.now;
  beforeAll(async () => {
    database = await where.open({ clock });
    await createFirstTenants(database, clock);
    app = await createApp({
      role: 'verifier',
      authenticator: openAuthenticator({
        database,
        crypto: createNodeCrypto(),
        publicUrl: SERVICE,
        issuer: ISSUER,
        loadKeys: keys.load,
        clock,
      }),
      tokenUrl: `${ISSUER}/token`,
      readiness: () => Promise.resolve({}),
      routes: [recordCalls(openAuditTrail(database, clock)), auditRoutes({ database })],
    });
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.close();
    await where.drop();
  });

  const AUDITOR = { tenant: 'customs', roles: ['auditor'], scope: 'read:audit' };
  const call = async (authorization?: string, dpop?: string) => {
    const answer = await app.inject({
      url: '/audit?limit=1',
      headers: {
        // Where it was sent is not the caller's word.
        host: 'evil.example',
        ...(authorization !== undefined && { authorization }),
        ...(dpop !== undefined && { dpop }),
      },
    });
    const { code } = answer.json<{ code?: string }>();
    return [answer.statusCode, code, answer.headers['www-authenticate']];
  };
  const callBy = async (claims: object = {}, proof: object = {}) => {
    const token = await makeToken({ ...AUDITOR, ...claims });
    return call(`DPoP ${token}`, await makeProof(token, { htu: `${SERVICE}/audit`, ...proof }));
  };

  it('lets in who shows a token and the key that it is bound to', async () => {
    expect(await callBy()).toEqual([200, undefined, undefined]);
  });

  it.each([
    ['of another service', { aud: 'https://issuer.example' }, 401, 'auth.token-invalid'],
    ['that is over', { iat: SECONDS - 400, exp: SECONDS - 100 }, 401, 'auth.token-invalid'],
    ['of a tenant that there is not', { tenant: 'nobody' }, 401, 'auth.token-invalid'],
    ['of the service itself', { tenant: 'own' }, 401, 'auth.token-invalid'],
    ['without scope', { scope: undefined }, 403, 'auth.scope'],
    ['of another role', { roles: ['importer'] }, 403, 'auth.forbidden'],
    [
      'of an auditor who is officer too',
      { roles: ['auditor', 'officer'] },
      401,
      'auth.token-invalid',
    ],
  ])('keeps out a token %s', async (_name, claims, status, code) => {
    expect((await callBy(claims)).slice(0, 2)).toEqual([status, code]);
  });

  it('keeps out a proof for the host that the caller names, and says how to come in', async () => {
    expect(await callBy({}, { htu: 'http://evil.example/audit' })).toEqual([
      401,
      'auth.proof-invalid',
      'DPoP error="auth.proof-invalid"',
    ]);
  });

  it('keeps out a token without its key, or none at all', async () => {
    const token = await makeToken(AUDITOR);
    expect((await call(`Bearer ${token}`))[1]).toBe('auth.token-invalid');
    const loose = await makeToken({ ...AUDITOR, cnf: undefined });
    expect((await call(`Bearer ${loose}`))[1]).toBe('auth.unbound');
    expect((await call())[1]).toBe('auth.token-missing');
  });

  it('takes a proof once of twenty at once, and forgets it when it is too old anyway', async () => {
    const token = await makeToken(AUDITOR);
    const proof = await makeProof(token, { htu: `${SERVICE}/audit` });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call(`DPoP ${token}`, proof)),
    );
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
    const marks = async () =>
      (await database.transaction((tx) => tx.selectFrom('replay_mark').selectAll().execute()))
        .length;
    expect(await marks()).toBeGreaterThan(0);
    time.now += 180_000;
    const iat = SECONDS + 180;
    expect((await callBy({ iat, exp: iat + 300 }, { iat }))[0]).toBe(200);
    expect(await marks()).toBe(1);
    time.now = NOW;
  });

  it('answers 503 while the keys of the authorization server cannot be had', async () => {
    keys.down = true;
    time.now += 3_600_000;
    const iat = SECONDS + 3600;
    expect((await callBy({ iat, exp: iat + 300 }, { iat })).slice(0, 2)).toEqual([
      503,
      'http.busy',
    ]);
    keys.down = false;
    expect((await callBy({ iat, exp: iat + 300 }, { iat }))[0]).toBe(200);
    time.now = NOW;
  });
});
