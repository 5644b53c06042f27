import { createHash, randomUUID } from 'node:crypto';
import { createNodeCrypto } from '@originmark/core/node';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JWK,
  SignJWT,
} from 'jose';
import type { Authenticator } from './authenticator.ts';
import { createKeySet } from './key-sets.ts';
import { createTokenAuthenticator } from './token-authenticator.ts';

// An authorization server, a client and a service in one place; every claim and header can be another.

export const NOW = Date.parse('2026-09-24T15:05:00Z');
export const SECONDS = NOW / 1000;
export const ISSUER = 'https://auth.example';
export const SERVICE = 'https://verifier.example';

export interface TestKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
  readonly thumbprint: string;
}

export async function makeKey(alg = 'ES256'): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { privateKey, jwk, thumbprint: await calculateJwkThumbprint(jwk) };
}

export const serverKey = await makeKey();
export const clientKey = await makeKey();

type Change = Readonly<Record<string, unknown>>;

/** An access token of an importer, unless it is told otherwise; undefined leaves a claim out. */
export async function makeToken(
  claims: Change = {},
  { header = {}, key = serverKey }: { readonly header?: Change; readonly key?: TestKey } = {},
): Promise<string> {
  return new SignJWT({
    iss: ISSUER,
    aud: SERVICE,
    sub: 'a-client',
    iat: SECONDS,
    exp: SECONDS + 300,
    jti: randomUUID(),
    scope: 'read:entry',
    tenant: 'acme',
    roles: ['importer'],
    cnf: { jkt: clientKey.thumbprint },
    ...claims,
  })
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'at+jwt',
      kid: 'server',
      ...header,
    })
    .sign(key.privateKey, { crit: { ext: true } });
}

/** A proof for GET of one entry, unless it is told otherwise. */
export async function makeProof(
  token: string,
  claims: Change = {},
  { header = {}, key = clientKey }: { readonly header?: Change; readonly key?: TestKey } = {},
): Promise<string> {
  return new SignJWT({
    htm: 'GET',
    htu: `${SERVICE}/entries/1`,
    iat: SECONDS,
    jti: randomUUID(),
    ath: createHash('sha256').update(token).digest('base64url'),
    ...claims,
  })
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'dpop+jwt',
      jwk: key.jwk,
      ...header,
    })
    .sign(key.privateKey, { crit: { ext: true } });
}

/** The key set of the server, and how often it was asked for. */
export function standInKeys(keys: readonly JWK[] = [{ ...serverKey.jwk, kid: 'server' }]) {
  const answers = { keys: [...keys], asked: 0, down: false };
  return Object.assign(answers, {
    load: () => {
      answers.asked += 1;
      return answers.down
        ? Promise.reject(new Error('down'))
        : Promise.resolve({ keys: answers.keys } as never);
    },
  });
}

/** The authenticator of the service, with marks in memory. */
export function makeAuthenticator(
  change: Partial<Parameters<typeof createTokenAuthenticator>[0]> = {},
): Authenticator {
  const marks = new Set<string>();
  const clock = change.clock ?? (() => NOW);
  return createTokenAuthenticator({
    issuer: ISSUER,
    audience: SERVICE,
    publicUrl: SERVICE,
    findKey: createKeySet({ clock, load: standInKeys().load }),
    isTenant: (id) => Promise.resolve(['acme', 'customs', 'own'].includes(id)),
    replays: {
      spend: (mark) => Promise.resolve(!marks.has(mark) && marks.add(mark) === marks),
    },
    crypto: createNodeCrypto(),
    clock,
    ...change,
  });
}
