import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { checkClaims } from './check-claims.ts';
import { createParty, createPayload, signCredential } from './signed-world.test-support.ts';

const issuer = createParty('did:web:horizonte.example');

async function check(changes: JsonObject) {
  const credential = await signCredential(createPayload(issuer.did, changes), issuer);
  const findings = checkClaims(credential);
  expect(findings.every(({ on }) => on === credential)).toBe(true);
  return findings.map(({ outcome, code, pointer }) =>
    [outcome, code, pointer].filter((text) => text !== undefined).join(' '),
  );
}

const ID = 'urn:uuid:eb56dd9f-0546-568b-bb14-261c843c2c2a';
const SUBJECT = 'urn:uuid:a238c349-598c-5839-9dfc-cc489086a274';

describe('registered claims', () => {
  it.each<[string, JsonObject]>([
    ['are absent', {}],
    ['say what the credential says', { iss: issuer.did, jti: ID }],
    ['name the issuer of an object', { iss: issuer.did, issuer: { id: issuer.did, name: 'H' } }],
    ['name the subject', { sub: SUBJECT, credentialSubject: { id: SUBJECT } }],
    ['belong to the signature', { iat: 1, exp: 2 }],
  ])('pass when they %s', async (_, changes) => {
    expect(await check(changes)).toEqual(['pass claims.ok']);
  });

  it.each<[string, JsonObject, string]>([
    ['another issuer', { iss: 'did:web:stranger.example' }, '/iss'],
    ['an issuer in another case', { iss: 'did:web:Horizonte.example' }, '/iss'],
    ['an issuer that is no text', { iss: null }, '/iss'],
    ['an issuer where the credential has none', { iss: issuer.did, issuer: {} }, '/iss'],
    [
      'an issuer where the credential’s is a list',
      { iss: issuer.did, issuer: [issuer.did] },
      '/iss',
    ],
    ['another subject', { sub: SUBJECT, credentialSubject: { id: ID } }, '/sub'],
    ['a subject where the credential names none', { sub: SUBJECT }, '/sub'],
    ['a subject that is no text', { sub: 7, credentialSubject: { id: 7 } }, '/sub'],
    ['another id', { jti: SUBJECT }, '/jti'],
    ['a list for an id', { jti: [ID] }, '/jti'],
    ['a credential inside', { vc: {} }, '/vc'],
    ['a presentation inside', { vp: {} }, '/vp'],
    ['a not-before', { nbf: 0 }, '/nbf'],
    ['a not-before of null', { nbf: null }, '/nbf'],
  ])('are claims.mismatch with %s', async (_, changes, pointer) => {
    expect(await check(changes)).toEqual([`fail claims.mismatch ${pointer}`]);
  });

  it('are each told when several disagree', async () => {
    expect(await check({ vc: {}, nbf: 1, iss: 'x', sub: 'x', jti: 'x' })).toEqual([
      'fail claims.mismatch /vc',
      'fail claims.mismatch /nbf',
      'fail claims.mismatch /iss',
      'fail claims.mismatch /sub',
      'fail claims.mismatch /jti',
    ]);
  });

  it.each([null, 7, [], 'text'])('survive an issuer of %j', async (value) => {
    expect(await check({ issuer: value })).toEqual(['pass claims.ok']);
  });
});
