import { beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { Authenticator, Shown } from './authenticator.ts';
import {
  clientKey,
  ISSUER,
  makeAuthenticator,
  makeKey,
  makeProof,
  makeToken,
  NOW,
  SECONDS,
  SERVICE,
  serverKey,
} from './tokens.test-support.ts';

let authenticator: Authenticator;
const strange = await makeKey();
const p384 = await makeKey('ES384');
beforeEach(() => {
  authenticator = makeAuthenticator();
});

const show = (change: Partial<Shown>): Shown => ({
  method: 'GET',
  path: '/entries/1',
  authorization: undefined,
  dpop: undefined,
  ...change,
});
const bound = async (token: string, proof?: string): Promise<Shown> =>
  show({ authorization: `DPoP ${token}`, dpop: proof ?? (await makeProof(token)) });
const codeOf = (shown: Shown): Promise<string> =>
  authenticator.authenticate(shown).then(
    () => 'taken',
    (error: unknown) => (error as { readonly code: string }).code,
  );
const codeOfToken = async (...made: Parameters<typeof makeToken>): Promise<string> =>
  codeOf(await bound(await makeToken(...made)));
const codeOfProof = async (
  claims: Parameters<typeof makeProof>[1],
  options?: Parameters<typeof makeProof>[2],
): Promise<string> => {
  const token = await makeToken();
  return codeOf(await bound(token, await makeProof(token, claims, options)));
};

describe('createTokenAuthenticator: the token', () => {
  it('says of a bound token whose it is and what it is good for', async () => {
    const token = await makeToken({ scope: 'read:entry submit:entry openid' });
    expect(await authenticator.authenticate(await bound(token))).toEqual({
      subject: 'a-client',
      tenant: 'acme',
      actors: new Set(['importer']),
      scopes: new Set(['read:entry', 'submit:entry']),
      boundTo: clientKey.thumbprint,
    });
  });

  it('takes a token that is bound to nothing from an importer', async () => {
    const token = await makeToken({ cnf: undefined });
    const principal = await authenticator.authenticate(show({ authorization: `Bearer ${token}` }));
    expect(principal).not.toHaveProperty('boundTo');
  });

  it('gives a token without scope no scope', async () => {
    const token = await makeToken({ scope: undefined });
    const { scopes } = await authenticator.authenticate(await bound(token));
    expect(scopes).toEqual(new Set());
  });

  it.each([undefined, ''])('asks for a token where there is %j', async (authorization) => {
    expect(await codeOf(show({ authorization }))).toBe('auth.token-missing');
  });

  it.each([
    ['of another scheme', 'Basic YTpi'],
    ['that is no token', 'DPoP a.b.c'],
    ['twice', 'DPoP a.b.c, DPoP a.b.c'],
  ])('refuses an Authorization %s', async (_name, authorization) => {
    expect(await codeOf(show({ authorization }))).toBe('auth.token-invalid');
  });

  it.each([
    ['of another issuer', { iss: 'https://other.example' }],
    ['of no issuer', { iss: undefined }],
    ['for another service', { aud: 'https://issuer.example' }],
    ['for no service', { aud: undefined }],
    ['that is over', { iat: SECONDS - 361, exp: SECONDS - 61 }],
    ['that never ends', { exp: undefined }],
    ['that lives too long', { exp: SECONDS + 301 }],
    ['of a time to come', { iat: SECONDS + 61, exp: SECONDS + 361 }],
    ['that is not valid yet', { nbf: SECONDS + 61 }],
    ['without time of issue', { iat: undefined }],
    ['without id', { jti: undefined }],
    ['without subject', { sub: undefined }],
    ['with an empty subject', { sub: '' }],
    ['without tenant', { tenant: undefined }],
    ['of a tenant that is not known', { tenant: 'nobody' }],
    ["of the operator's own tenant", { tenant: 'own' }],
    ['of tenants', { tenant: ['acme'] }],
    ['without roles', { roles: undefined }],
    ['with no role', { roles: [] }],
    ['with a role as text', { roles: 'importer' }],
    ['with a role that is not known', { roles: ['importer', 'root'] }],
    ['of an officer who is importer too', { tenant: 'customs', roles: ['officer', 'importer'] }],
    ["of an officer in a trader's tenant", { roles: ['officer'] }],
    ['with scopes as a list', { scope: ['read:entry'] }],
    ['bound in an unknown way', { cnf: { kid: 'x' } }],
    ['bound in a known and an unknown way', { cnf: { jkt: clientKey.thumbprint, jwe: 'x' } }],
    ['bound to nothing', { cnf: {} }],
    ['bound to null', { cnf: null }],
  ])('refuses a token %s', async (_name, claims) => {
    expect(await codeOfToken(claims)).toBe('auth.token-invalid');
  });

  it.each([
    ['that is over for 59 seconds', { iat: SECONDS - 359, exp: SECONDS - 59 }],
    ['of 59 seconds to come', { iat: SECONDS + 59, exp: SECONDS + 359 }],
    ['of 300 seconds', { exp: SECONDS + 300 }],
    ['for this service among others', { aud: ['https://issuer.example', SERVICE] }],
    ['of an officer', { tenant: 'customs', roles: ['officer'] }],
  ])('takes a token %s', async (_name, claims) => {
    expect(await codeOfToken(claims)).toBe('taken');
  });

  it.each([
    ['of another type', { header: { typ: 'JWT' } }],
    ['of no type', { header: { typ: undefined } }],
    ['of a key that is not known', { header: { kid: 'other' } }],
    ['signed by another', { key: strange }],
    ['with a critical extension', { header: { crit: ['ext'], ext: 1 } }],
  ])('refuses a token %s', async (_name, options) => {
    expect(await codeOfToken({}, options)).toBe('auth.token-invalid');
  });

  it('refuses what is not signed, or signed with the public key as if it were a secret', async () => {
    const claims = {
      sub: 'a-client',
      tenant: 'acme',
      roles: ['importer'],
      jti: '1',
      scope: 'read:entry',
      iss: ISSUER,
      aud: SERVICE,
      iat: SECONDS,
      exp: SECONDS + 300,
    };
    const none = new UnsecuredJWT(claims).encode();
    const secret = new TextEncoder().encode(JSON.stringify(serverKey.jwk));
    const hmac = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'server' })
      .sign(secret);
    for (const token of [none, `${none}x`, hmac])
      expect(await codeOf(show({ authorization: `Bearer ${token}` }))).toBe('auth.token-invalid');
  });

  it('refuses a token that says a thing twice, whose signature holds', async () => {
    const text = `{"tenant":"acme","tenant":"customs","sub":"a","jti":"1","iat":${SECONDS}}`;
    const encode = (part: string) => Buffer.from(part).toString('base64url');
    const input = `${encode('{"alg":"ES256","typ":"at+jwt","kid":"server"}')}.${encode(text)}`;
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      serverKey.privateKey,
      Buffer.from(input),
    );
    const token = `${input}.${Buffer.from(signature).toString('base64url')}`;
    await expect(
      authenticator.authenticate(show({ authorization: `Bearer ${token}` })),
    ).rejects.toMatchObject({ code: 'auth.token-invalid', cause: { code: 'json.duplicate-key' } });
  });

  it('reads tenant and roles from the claims that are configured, and from no others', async () => {
    authenticator = makeAuthenticator({ claims: { tenant: 'org', roles: 'groups' } });
    expect(await codeOfToken({ org: 'acme', groups: ['broker'] })).toBe('taken');
    expect(await codeOfToken()).toBe('auth.token-invalid');
  });
});

describe('createTokenAuthenticator: what a token is bound to', () => {
  it.each(['officer', 'auditor', 'admin'])('asks %s for a bound token', async (role) => {
    const token = await makeToken({ cnf: undefined, tenant: 'customs', roles: [role] });
    expect(await codeOf(show({ authorization: `Bearer ${token}` }))).toBe('auth.unbound');
    expect(await codeOfToken({ tenant: 'customs', roles: [role] })).toBe('taken');
  });

  it('refuses a bound token as Bearer, with and without its proof', async () => {
    const token = await makeToken();
    const authorization = `Bearer ${token}`;
    expect(await codeOf(show({ authorization }))).toBe('auth.token-invalid');
    expect(await codeOf(show({ authorization, dpop: await makeProof(token) }))).toBe(
      'auth.token-invalid',
    );
  });

  it('refuses a token that is bound to no key as DPoP', async () => {
    expect(await codeOfToken({ cnf: undefined })).toBe('auth.token-invalid');
  });

  it('takes a proof once, also where it comes twice at once', async () => {
    const token = await makeToken();
    const shown = await bound(token);
    const codes = await Promise.all([codeOf(shown), codeOf(shown), codeOf(shown)]);
    expect(codes.toSorted()).toEqual(['auth.proof-invalid', 'auth.proof-invalid', 'taken']);
    expect(await codeOf(await bound(token))).toBe('taken');
  });

  it.each([
    ['for another method', { htm: 'POST' }],
    ['for a method in small letters', { htm: 'get' }],
    ['for another path', { htu: `${SERVICE}/entries/2` }],
    ['for another host', { htu: 'https://issuer.example/entries/1' }],
    ['for no URL', { htu: undefined }],
    ['of another token', { ath: 'A'.repeat(43) }],
    ['of no token', { ath: undefined }],
    ['made too long ago', { iat: SECONDS - 61 }],
    ['made in a time to come', { iat: SECONDS + 61 }],
    ['made at no time', { iat: undefined }],
    ['without id', { jti: undefined }],
    ['with an empty id', { jti: '' }],
    ['with a long id', { jti: 'x'.repeat(257) }],
  ])('refuses a proof %s', async (_name, claims) => {
    expect(await codeOfProof(claims)).toBe('auth.proof-invalid');
  });

  it.each([
    ['made 60 seconds ago', { iat: SECONDS - 60 }],
    ['made 60 seconds from now', { iat: SECONDS + 60 }],
    ['with the query of the URL', { htu: `${SERVICE}/entries/1?version=1#top` }],
    ['with a claim that is not known', { more: true }],
  ])('takes a proof %s', async (_name, claims) => {
    expect(await codeOfProof(claims)).toBe('taken');
  });

  it.each([
    ['of another type', { header: { typ: 'jwt' } }],
    ['of no type', { header: { typ: undefined } }],
    ['without a key', { header: { jwk: undefined } }],
    ['with another algorithm than that of its key', { header: { alg: 'ES384' }, key: p384 }],
    ['of another key', { key: strange }],
    [
      'of another key, with the key of the token in it',
      { header: { jwk: clientKey.jwk }, key: strange },
    ],
    ['with a critical extension', { header: { crit: ['ext'], ext: 1 } }],
  ])('refuses a proof %s', async (_name, options) => {
    expect(await codeOfProof({}, options)).toBe('auth.proof-invalid');
  });

  it('refuses a proof that shows a private key, a secret, or nothing that can be read', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const leaked = await exportJWK(privateKey);
    expect(await codeOfProof({}, { header: { jwk: leaked } })).toBe('auth.proof-invalid');
    const token = await makeToken();
    const secret = new TextEncoder().encode('x'.repeat(32));
    const hmac = await new SignJWT({ htm: 'GET' })
      .setProtectedHeader({
        alg: 'HS256',
        typ: 'dpop+jwt',
        jwk: { kty: 'oct', k: 'eHh4' } as never,
      })
      .sign(secret);
    for (const proof of [hmac, '', 'a.b', `${await makeProof(token)}, ${await makeProof(token)}`])
      expect(await codeOf(await bound(token, proof))).toBe('auth.proof-invalid');
    const authorization = `DPoP ${token}`;
    expect(await codeOf(show({ authorization }))).toBe('auth.proof-invalid');
  });

  it('does not spend the id of a proof that did not hold', async () => {
    const token = await makeToken();
    const jti = 'the-same';
    const stale = await makeProof(token, { jti, iat: SECONDS - 61 });
    expect(await codeOf(await bound(token, stale))).toBe('auth.proof-invalid');
    expect(await codeOf(await bound(token, await makeProof(token, { jti })))).toBe('taken');
  });

  it('takes proofs by EdDSA', async () => {
    const key = await makeKey('Ed25519');
    const token = await makeToken({ cnf: { jkt: key.thumbprint } });
    const proof = await makeProof(token, {}, { key, header: { alg: 'EdDSA' } });
    expect(await codeOf(await bound(token, proof))).toBe('taken');
  });

  it('takes a token that is bound to a certificate over a connection that shows it, and no other', async () => {
    const thumbprint = 'c'.repeat(43);
    const token = await makeToken({ cnf: { 'x5t#S256': thumbprint } });
    const authorization = `Bearer ${token}`;
    const shown = show({ authorization, certificateThumbprint: thumbprint });
    expect(await authenticator.authenticate(shown)).toMatchObject({ boundTo: thumbprint });
    expect(await codeOf(show({ authorization }))).toBe('auth.proof-invalid');
    expect(await codeOf(show({ authorization, certificateThumbprint: 'd'.repeat(43) }))).toBe(
      'auth.proof-invalid',
    );
  });

  it('asks for both where a token is bound to both', async () => {
    const both = { jkt: clientKey.thumbprint, 'x5t#S256': 'c'.repeat(43) };
    const token = await makeToken({ cnf: both });
    expect(await codeOf(await bound(token))).toBe('auth.proof-invalid');
    const shown = { ...(await bound(token)), certificateThumbprint: 'c'.repeat(43) };
    expect(await codeOf(shown)).toBe('taken');
  });

  it('knows the time by its clock', async () => {
    const token = await makeToken();
    authenticator = makeAuthenticator({ clock: () => NOW + 362_000 });
    expect(await codeOf(await bound(token))).toBe('auth.token-invalid');
  });
});
