import { describe, expect, it } from '@jest/globals';
import type { SignatureAlgorithm } from '../crypto/crypto-primitives.ts';
import { createKeyImporter } from '../crypto/key-importer.ts';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { CoreError } from '../errors.ts';
import type { JsonObject } from '../json/json-value.ts';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
} from '../node/index.ts';
import { createWebCrypto } from '../web/index.ts';
import { parseCompactJws } from './compact-jws.ts';
import { checkJoseHeader } from './jose-header.ts';
import { signCompactJws } from './sign-jws.ts';
import { verifyJws } from './verify-jws.ts';

const node = createNodeCrypto();
const web = createWebCrypto();
const KID = 'did:web:maker.example#key-1';
const ALGORITHMS: readonly SignatureAlgorithm[] = ['ES256', 'ES384', 'EdDSA', 'ES256K'];
const code = (value: string): unknown => expect.objectContaining({ code: value });
const part = (value: unknown): string => encodeBase64Url(encodeUtf8(JSON.stringify(value)));

async function makeToken(alg: SignatureAlgorithm, payload: JsonObject = { id: 'urn:x', n: 1 }) {
  const jwk = generatePrivateJwk(alg);
  const signer = createNodeSigner(jwk, KID);
  const token = await signCompactJws(payload, { typ: 'vc+jwt', cty: 'vc', signer });
  return { token, jwk: publicJwkOf(jwk), signer };
}

describe.each(ALGORITHMS)('a token signed with %s', (alg) => {
  it('verifies on both platforms, keeps the order of its members, and fails with another key', async () => {
    const { token, jwk } = await makeToken(alg, { b: 1, a: 'é', '@context': [null, true] });
    const parsed = parseCompactJws(token);
    expect(parsed.header).toEqual({ alg, kid: KID, typ: 'vc+jwt', cty: 'vc' });
    expect(Object.keys(parsed.payload)).toEqual(['b', 'a', '@context']);
    expect(parsed.token).toBe(token);
    const check = checkJoseHeader(parsed.header, 'vc+jwt');
    expect(check).toEqual({ ok: true, alg, kid: KID });
    const other = publicJwkOf(generatePrivateJwk(alg));
    for (const crypto of [node, web]) {
      const importKey = createKeyImporter(crypto);
      expect(await verifyJws(parsed, alg, importKey(jwk), crypto)).toBe(true);
      expect(await verifyJws(parsed, alg, importKey(other), crypto)).toBe(false);
    }
  });

  it('is rejected with any one bit flipped', async () => {
    const { token, jwk } = await makeToken(alg, { id: 'urn:x' });
    const key = createKeyImporter(node)(jwk);
    const bytes = encodeUtf8(token);
    const accepted: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)));
      const text = String.fromCharCode(...flipped);
      if (await isAccepted(text, key)) accepted.push(bit);
    }
    expect(accepted).toEqual([]);
    expect(await isAccepted(token, key)).toBe(true);
  });

  async function isAccepted(
    token: string,
    key: ReturnType<ReturnType<typeof createKeyImporter>>,
  ): Promise<boolean> {
    try {
      const parsed = parseCompactJws(token);
      const check = checkJoseHeader(parsed.header, 'vc+jwt');
      return check.ok && (await verifyJws(parsed, check.alg, key, node));
    } catch (error) {
      if (error instanceof CoreError) return false;
      throw error;
    }
  }

  it('is rejected with a signature of another length or another algorithm', async () => {
    const { token, jwk } = await makeToken(alg);
    const parsed = parseCompactJws(token);
    const key = createKeyImporter(node)(jwk);
    const longer = Uint8Array.from([...parsed.signature, 0]);
    expect(verifyJws({ ...parsed, signature: longer }, alg, key, node)).toBe(false);
    for (const other of ALGORITHMS.filter((name) => name !== alg)) {
      expect(verifyJws(parsed, other, key, node)).toBe(false);
    }
  });
});

it('accepts an ECDSA signature of either s, as JOSE does', async () => {
  const { token, jwk } = await makeToken('ES256');
  const parsed = parseCompactJws(token);
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const s = BigInt(`0x${Buffer.from(parsed.signature.subarray(32)).toString('hex')}`);
  const otherS = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex');
  const signature = Uint8Array.from([...parsed.signature.subarray(0, 32), ...otherS]);
  for (const crypto of [node, web]) {
    const key = createKeyImporter(crypto)(jwk);
    expect(verifyJws({ ...parsed, signature }, 'ES256', key, crypto)).toBe(true);
  }
});

describe('parseCompactJws', () => {
  const header = part({ alg: 'ES256' });
  const payload = part({ a: 1 });
  it.each([
    ['jws.malformed', undefined],
    ['jws.malformed', 7],
    ['jws.malformed', ''],
    ['jws.malformed', `${header}.${payload}`],
    ['jws.malformed', `${header}.${payload}.AA.AA`],
    ['jws.malformed', `.${payload}.AA`],
    ['jws.malformed', `${header}..AA`],
    ['jws.malformed', `${header}.${payload}.`],
    ['jws.malformed', `${part([])}.${payload}.AA`],
    ['jws.malformed', `${header}.${part('x')}.AA`],
    ['jws.malformed', `${header}.${part(null)}.AA`],
    ['jws.too-large', 'A'.repeat(256 * 1024 + 1)],
    ['jws.too-large', `${part({ x: 'x'.repeat(8192) })}.${payload}.AA`],
    ['base64url.malformed', `${header}=.${payload}.AA`],
    ['base64url.malformed', `${header}.${payload}.AB`],
    ['base64url.malformed', `${header}.${payload} .AA`],
    ['json.duplicate-key', `${encodeBase64Url(encodeUtf8('{"alg":"A","alg":"B"}'))}.${payload}.AA`],
    ['json.lossy-number', `${header}.${encodeBase64Url(encodeUtf8('{"exp":1e400}'))}.AA`],
    ['json.bom', `${header}.${encodeBase64Url(encodeUtf8('\ufeff{}'))}.AA`],
    ['json.not-utf8', `${header}.${encodeBase64Url(Uint8Array.of(0x22, 0xff))}.AA`],
  ])('throws %s for %j', (expected, token) => {
    expect(() => parseCompactJws(token as string)).toThrow(code(expected));
  });

  it('names the part at fault', () => {
    const twice = encodeBase64Url(encodeUtf8('{"a":{"b":1,"b":1}}'));
    expect(() => parseCompactJws(`${header}.${twice}.AA`)).toThrow(
      expect.objectContaining({ pointer: '/payload/a/b' }),
    );
    expect(() => parseCompactJws(`${header}.${payload}.A`)).toThrow(
      expect.objectContaining({ pointer: '/signature' }),
    );
  });

  it('reads up to the limit it is given', () => {
    const token = `${header}.${payload}.AA`;
    expect(parseCompactJws(token, { maxBytes: token.length }).payload).toEqual({ a: 1 });
    expect(() => parseCompactJws(token, { maxBytes: token.length - 1 })).toThrow(
      code('jws.too-large'),
    );
  });
});

describe('checkJoseHeader', () => {
  const good = { alg: 'ES256', kid: KID, typ: 'vc+jwt', cty: 'vc' };

  it.each([
    good,
    { ...good, cty: undefined },
    { ...good, typ: 'VC+JWT', cty: 'VC' },
    { ...good, typ: 'application/vc+jwt', cty: 'application/vc' },
    { ...good, typ: 'Application/VC+jwt' },
    { ...good, iat: 1, other: { x: 1 } },
  ])('takes %j', (header) => {
    const defined = JSON.parse(JSON.stringify(header)) as JsonObject;
    expect(checkJoseHeader(defined, 'vc+jwt')).toEqual({ ok: true, alg: 'ES256', kid: KID });
  });

  it('takes a presentation, and reads Ed25519 as EdDSA', () => {
    const header = { alg: 'Ed25519', kid: KID, typ: 'vp+jwt', cty: 'vp' };
    expect(checkJoseHeader(header, 'vp+jwt')).toEqual({ ok: true, alg: 'EdDSA', kid: KID });
  });

  it.each([
    ['typ-mismatch', '/typ', { typ: 'vp+jwt' }],
    ['typ-mismatch', '/typ', { typ: 'jwt' }],
    ['typ-mismatch', '/typ', { typ: null }],
    ['typ-mismatch', '/typ', { typ: ['vc+jwt'] }],
    ['typ-mismatch', '/typ', { typ: 'application/application/vc+jwt' }],
    ['typ-mismatch', '/typ', { typ: 'vc+jwt ' }],
    ['typ-mismatch', '/cty', { cty: 'vp' }],
    ['typ-mismatch', '/cty', { cty: null }],
    ['typ-mismatch', '/cty', { cty: 7 }],
    ['alg-not-allowed', '/alg', { alg: 'none' }],
    ['alg-not-allowed', '/alg', { alg: 'HS256' }],
    ['alg-not-allowed', '/alg', { alg: 'es256' }],
    ['alg-not-allowed', '/alg', { alg: 'RS256' }],
    ['alg-not-allowed', '/alg', { alg: null }],
    ['alg-not-allowed', '/alg', { alg: ['ES256'] }],
    ['header-key-refused', '/jwk', { jwk: {} }],
    ['header-key-refused', '/jwk', { jwk: null }],
    ['header-key-refused', '/jku', { jku: 'https://evil.example/' }],
    ['header-key-refused', '/x5u', { x5u: 'https://evil.example/' }],
    ['header-key-refused', '/x5c', { x5c: [] }],
    ['header-key-refused', '/x5t', { x5t: 'A' }],
    ['header-key-refused', '/x5t#S256', { 'x5t#S256': 'A' }],
    ['crit-unknown', '/crit', { crit: ['exp'] }],
    ['crit-unknown', '/crit', { crit: [] }],
    ['malformed', '/b64', { b64: false }],
    ['malformed', '/b64', { b64: true }],
    ['malformed', '/kid', { kid: 'key-1' }],
    ['malformed', '/kid', { kid: '#key-1' }],
    ['malformed', '/kid', { kid: 'did:web:maker.example' }],
    ['malformed', '/kid', { kid: 'did:web:maker.example?a=b#key-1' }],
    ['malformed', '/kid', { kid: 'did:web:maker.example/x#key-1' }],
    ['malformed', '/kid', { kid: 7 }],
  ])('answers %s at %s for %j', (fault, pointer, change) => {
    const header = { ...good, ...change } as JsonObject;
    const found = Object.values(change)[0];
    expect(checkJoseHeader(header, 'vc+jwt')).toMatchObject({ ok: false, fault, pointer, found });
  });

  it('sees only own members', () => {
    expect(checkJoseHeader({}, 'vc+jwt')).toMatchObject({ fault: 'typ-mismatch', found: null });
    const inherited = Object.create(good) as JsonObject;
    expect(checkJoseHeader(inherited, 'vc+jwt')).toMatchObject({ ok: false });
  });
});

describe('signCompactJws', () => {
  const jwk = generatePrivateJwk('ES256');
  const signer = createNodeSigner(jwk, KID);
  const options = { typ: 'vp+jwt', cty: 'vp', signer } as const;

  it('adds header members but replaces none', async () => {
    const header = { iat: 5, alg: 'none', kid: 'x', typ: 'x', cty: 'x' };
    const token = await signCompactJws({ a: 1 }, { ...options, header });
    expect(parseCompactJws(token).header).toEqual({
      iat: 5,
      alg: 'ES256',
      kid: KID,
      typ: 'vp+jwt',
      cty: 'vp',
    });
  });

  it.each([
    ['jws.malformed', [1]],
    ['jws.malformed', 'text'],
    ['jws.malformed', undefined],
    ['jws.malformed', { a: undefined }],
    ['jws.malformed', { a: () => 1 }],
    ['json.lossy-number', { a: Number.NaN }],
    ['json.lossy-number', { a: -0 }],
    ['json.lossy-number', { a: 2 ** 53 }],
    ['json.lone-surrogate', { a: '\ud800' }],
    ['json.too-deep', JSON.parse(`{"a":${'['.repeat(64)}${']'.repeat(64)}}`)],
    ['json.too-deep', JSON.parse(`{"a":${'['.repeat(99)}${']'.repeat(99)}}`)],
    ['jws.too-large', { a: 'x'.repeat(256 * 1024) }],
  ])('throws %s for the payload %j', async (expected, payload) => {
    await expect(signCompactJws(payload as never, options)).rejects.toThrow(code(expected));
  });

  it.each([
    ['jws.malformed', { crit: ['x'] }],
    ['jws.malformed', { jwk: {} }],
    ['jws.too-large', { x: 'x'.repeat(8192) }],
  ])('throws %s for a header that would be refused', async (expected, header) => {
    await expect(signCompactJws({}, { ...options, header })).rejects.toThrow(code(expected));
  });

  it('throws jws.sign-failed for a signer that gives no signature', async () => {
    const answers = [undefined, 'sig', new Uint8Array(63)];
    for (const answer of answers) {
      const broken = { ...signer, sign: () => answer as never };
      await expect(signCompactJws({}, { ...options, signer: broken })).rejects.toThrow(
        code('jws.sign-failed'),
      );
    }
    const cause = new Error('HSM gone');
    const gone = { ...signer, sign: () => Promise.reject(cause) };
    await expect(signCompactJws({}, { ...options, signer: gone })).rejects.toThrow(
      expect.objectContaining({ code: 'jws.sign-failed', cause }),
    );
  });

  it('throws jws.malformed for a signer without a DID URL', async () => {
    await expect(
      signCompactJws({}, { ...options, signer: { ...signer, kid: 'key-1' } }),
    ).rejects.toThrow(expect.objectContaining({ code: 'jws.malformed', pointer: '/header/kid' }));
  });
});

describe('createNodeSigner', () => {
  it.each([
    ['key.malformed', { ...generatePrivateJwk('ES256'), d: generatePrivateJwk('ES256').d }],
    ['key.malformed', { ...generatePrivateJwk('EdDSA'), d: generatePrivateJwk('EdDSA').d }],
    ['key.malformed', { ...generatePrivateJwk('ES256'), d: '=' }],
    ['key.malformed', { ...generatePrivateJwk('ES256'), d: undefined }],
    ['key.unsupported', { kty: 'OKP', crv: 'X25519', x: `${'A'.repeat(42)}k`, d: 'AA' }],
  ])('throws %s for a key whose parts do not fit', (expected, jwk) => {
    expect(() => createNodeSigner(jwk as never, KID)).toThrow(code(expected));
  });
});
