import { describe, expect, it } from '@jest/globals';
import { CORE_ERROR_CODES, digestBytes, encodeBase64Url } from '@originmark/core';
import { isFindingCode } from '../codes/registry.ts';
import {
  createContext,
  createParty,
  createPayload,
  crypto,
  signToken,
} from '../secure/signed-world.test-support.ts';
import { intakeCode, readToken } from './read-token.ts';

const issuer = createParty('did:web:horizonte.example');
const encode = (data: string | Uint8Array): string =>
  encodeBase64Url(typeof data === 'string' ? new TextEncoder().encode(data) : data);
const HEADER = encode('{"alg":"ES256"}');
const SIGNATURE = encode(new Uint8Array(64));
const withPayload = (payload: string | Uint8Array): string =>
  `${HEADER}.${encode(payload)}.${SIGNATURE}`;

const read = (token: string, maxBytes = 262_144) =>
  readToken(token, maxBytes, '/evidence/statusLists', createContext());

describe('a token', () => {
  it('is taken apart, and nothing about it is believed yet', async () => {
    const payload = createPayload(issuer.did);
    const result = read(await signToken(payload, issuer));
    expect(result).toMatchObject({ ok: true, jws: { payload, header: { kid: issuer.kid } } });
  });

  it('may be exactly as long as the limit, and no longer', async () => {
    const token = await signToken(createPayload(issuer.did), issuer);
    expect(read(token, token.length).ok).toBe(true);
    expect(read(token, token.length - 1)).toMatchObject({
      ok: false,
      finding: { code: 'intake.too-large', outcome: 'fail' },
    });
  });
});

describe('a token that cannot be read', () => {
  it.each<[string, string, string]>([
    ['empty', '', 'signature.malformed'],
    ['no token', 'token', 'signature.malformed'],
    ['a token of two parts', `${HEADER}.${HEADER}`, 'signature.malformed'],
    ['a token of four parts', `${HEADER}.${HEADER}.${SIGNATURE}.`, 'signature.malformed'],
    ['a token without a signature', `${HEADER}.${HEADER}.`, 'signature.malformed'],
    ['a token with padding', `${HEADER}=.${HEADER}.${SIGNATURE}`, 'signature.malformed'],
    ['a token with unused bits', `${HEADER}.${HEADER}.AB`, 'signature.malformed'],
    ['a payload that is a list', withPayload('[]'), 'signature.malformed'],
    ['a payload that is null', withPayload('null'), 'signature.malformed'],
    ['a payload that is no JSON', withPayload('{'), 'intake.not-json'],
    ['a payload that is no UTF-8', withPayload(Uint8Array.of(0x22, 0xff, 0x22)), 'intake.not-json'],
    ['a payload with a byte order mark', withPayload('\u{feff}{}'), 'intake.not-json'],
    ['a member named twice', withPayload('{"id":1,"id":2}'), 'intake.duplicate-key'],
    [
      'a member named twice by an escape',
      withPayload('{"id":1,"\\u0069d":2}'),
      'intake.duplicate-key',
    ],
    ['half of a surrogate pair', withPayload('{"id":"\\ud800"}'), 'intake.malformed'],
    ['a number that is lost', withPayload('{"id":9007199254740993}'), 'intake.malformed'],
    [
      'a payload nested too deep',
      withPayload(`{"a":${'['.repeat(64)}${']'.repeat(64)}}`),
      'intake.too-large',
    ],
    [
      'a header that is too long',
      `${encode(`{"a":"${'x'.repeat(8192)}"}`)}.${HEADER}.${SIGNATURE}`,
      'intake.too-large',
    ],
  ])('is %s', (_, token, code) => {
    const result = read(token);
    expect(result).toMatchObject({
      ok: false,
      finding: { code, outcome: 'fail', pointer: '/evidence/statusLists' },
    });
  });

  it('is named by the digest of its text, because its place depends on order', () => {
    const result = read('token');
    const digest = digestBytes(new TextEncoder().encode('token'), crypto.sha256);
    expect(JSON.stringify(result)).toContain(digest);
  });

  it.each([undefined, null, 7, {}, []])('is %j', (token) => {
    expect(read(token as never)).toMatchObject({
      ok: false,
      finding: { code: 'signature.malformed' },
    });
  });
});

describe('the finding for a problem of the strict readers', () => {
  it.each([
    ['json.duplicate-key', 'intake.duplicate-key'],
    ['jws.too-large', 'intake.too-large'],
    ['json.too-large', 'intake.too-large'],
    ['json.too-deep', 'intake.too-large'],
    ['jws.malformed', 'signature.malformed'],
    ['base64url.malformed', 'signature.malformed'],
    ['json.not-json', 'intake.not-json'],
    ['json.not-utf8', 'intake.not-json'],
    ['json.bom', 'intake.not-json'],
    ['json.lone-surrogate', 'intake.malformed'],
    ['json.lossy-number', 'intake.malformed'],
    ['a code of tomorrow', 'intake.malformed'],
  ])('for %s is %s', (problem, code) => {
    expect(intakeCode(problem)).toBe(code);
  });

  it('is one of the registry for every code that core throws', () => {
    const codes = Object.keys(CORE_ERROR_CODES).map(intakeCode);
    expect(codes.filter((code) => !isFindingCode(code))).toEqual([]);
  });
});
