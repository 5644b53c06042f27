import { describe, expect, it } from '@jest/globals';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { createNodeCrypto, generatePrivateJwk, publicJwkOf } from '../node/index.ts';
import { createWebCrypto } from '../web/index.ts';
import type { PublicJwk } from './crypto-primitives.ts';
import { jwkThumbprint } from './jwk-thumbprint.ts';
import { createKeyImporter } from './key-importer.ts';
import { jwkFromRawKey, parseMultikey, toMultikey } from './multikey.ts';
import { parsePublicJwk } from './public-jwk.ts';

const crypto = createNodeCrypto();
const code = (value: string): unknown => expect.objectContaining({ code: value });
const p256 = publicJwkOf(generatePrivateJwk('ES256'));
const ed = publicJwkOf(generatePrivateJwk('EdDSA'));
/** RFC 7748 section 6.1, Alice. */
const x25519: PublicJwk = {
  kty: 'OKP',
  crv: 'X25519',
  x: encodeBase64Url(
    Buffer.from('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a', 'hex'),
  ),
};

describe('parsePublicJwk', () => {
  it.each(['ES256', 'ES384', 'ES256K', 'EdDSA'] as const)('takes a key of %s', (alg) => {
    const jwk = publicJwkOf(generatePrivateJwk(alg));
    expect(parsePublicJwk({ ...jwk, alg, kid: 'x', use: 'sig' })).toEqual(jwk);
  });

  it('takes X25519, for sealing', () => {
    expect(parsePublicJwk({ ...x25519, alg: 'ECDH-ES+A256KW' })).toEqual(x25519);
  });

  it.each([
    ['key.malformed', null],
    ['key.malformed', 'key'],
    ['key.malformed', [p256]],
    ['key.malformed', {}],
    ['key.malformed', { ...p256, kty: 7 }],
    ['key.malformed', { ...p256, kty: 'OKP' }],
    ['key.malformed', { kty: 'EC' }],
    ['key.malformed', { ...p256, crv: ['P-256'] }],
    ['key.malformed', { ...p256, x: undefined }],
    ['key.malformed', { ...p256, y: undefined }],
    ['key.malformed', { ...p256, y: 7 }],
    ['key.malformed', { ...p256, x: `${p256.x}=` }],
    ['key.malformed', { ...p256, x: p256.y }],
    ['key.malformed', { ...p256, crv: 'P-384' }],
    ['key.malformed', { ...p256, alg: 'ES384' }],
    ['key.malformed', { ...p256, alg: ['ES256'] }],
    ['key.malformed', { ...p256, alg: null }],
    ['key.malformed', { ...ed, y: ed.x }],
    ['key.malformed', { ...ed, x: encodeBase64Url(new Uint8Array(31)) }],
    ['key.unsupported', { kty: 'RSA', n: 'AQ', e: 'AQAB' }],
    ['key.unsupported', { kty: 'oct' }],
    ['key.unsupported', { ...p256, crv: 'P-521' }],
    ['key.unsupported', { ...p256, crv: 'toString' }],
    ['key.weak', { ...ed, x: encodeBase64Url(new Uint8Array(32)) }],
    ['key.weak', { ...x25519, x: encodeBase64Url(new Uint8Array(32)) }],
    ['key.private', { ...p256, d: 'AQ' }],
    ['key.private', { ...p256, d: null }],
    ['key.private', { kty: 'oct', k: 'AQ' }],
  ])('throws %s for %j', (expected, value) => {
    expect(() => parsePublicJwk(value)).toThrow(code(expected));
  });
});

describe('jwkThumbprint', () => {
  it('is that of RFC 8037 appendix A.3', () => {
    const jwk = {
      kty: 'OKP',
      crv: 'Ed25519',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    } as const;
    expect(jwkThumbprint(jwk, crypto.sha256)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it('leaves no member out for EC keys', () => {
    const other = { ...p256, y: p256.x };
    expect(jwkThumbprint(p256, crypto.sha256)).not.toBe(jwkThumbprint(other, crypto.sha256));
  });
});

describe('createKeyImporter', () => {
  it('imports once and remembers so many', () => {
    const importKey = createKeyImporter(crypto, { maxKeys: 1 });
    const key = importKey({ ...p256, kid: 'a' });
    expect(key).toMatchObject({ alg: 'ES256', jwk: p256 });
    expect(key.thumbprint).toBe(jwkThumbprint(p256, crypto.sha256));
    expect(importKey(p256)).toBe(key);
    importKey(ed);
    expect(importKey(p256)).not.toBe(key);
    expect(importKey(p256)).toEqual(key);
  });

  it('takes what says that it is for verifying', () => {
    const importKey = createKeyImporter(crypto);
    expect(importKey({ ...p256, use: 'sig', key_ops: ['verify'], alg: 'ES256' }).alg).toBe('ES256');
  });

  it.each([
    ['key.private', { ...p256, d: 'AQ' }],
    ['key.unsupported', { ...p256, use: 'enc' }],
    ['key.unsupported', { ...p256, use: null }],
    ['key.unsupported', { ...p256, key_ops: ['sign'] }],
    ['key.unsupported', { ...p256, key_ops: [] }],
    ['key.unsupported', { ...p256, key_ops: 'verify' }],
    ['key.unsupported', { ...p256, alg: 'ECDH-ES' }],
    ['key.unsupported', x25519],
    ['key.malformed', { ...p256, x: p256.y }],
    ['key.malformed', 'key'],
  ])('throws %s for %j though it knows the point', (expected, value) => {
    const importKey = createKeyImporter(crypto);
    importKey(p256);
    expect(() => importKey(value)).toThrow(code(expected));
  });
});

describe('multikey', () => {
  it.each([
    p256,
    ed,
    x25519,
    ...(['ES384', 'ES256K'] as const).map((a) => publicJwkOf(generatePrivateJwk(a))),
  ])('comes back: $crv', (jwk) => {
    expect(parseMultikey(toMultikey(jwk))).toEqual(jwk);
  });

  it('reads base64url too, and the examples of the did:key text', () => {
    const bytes = Uint8Array.from([0xed, 0x01, ...Buffer.from(ed.x, 'base64url')]);
    expect(parseMultikey(`u${encodeBase64Url(bytes)}`)).toEqual(ed);
    expect(parseMultikey('zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169').crv).toBe('P-256');
    expect(parseMultikey('z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK').crv).toBe('Ed25519');
  });

  it.each([
    ['key.malformed', undefined],
    ['key.malformed', 7],
    ['key.malformed', ''],
    ['key.malformed', 'f00'],
    ['key.malformed', 'z0'],
    ['key.malformed', 'u='],
    ['key.malformed', `u${'A'.repeat(300)}`],
    ['key.unsupported', 'z'],
    ['key.unsupported', 'zJss'],
    ['key.malformed', `u${encodeBase64Url(Uint8Array.from([0x80, 0x24, 2, 1]))}`],
    ['key.malformed', `u${encodeBase64Url(Uint8Array.from([0xed, 0x01, 1]))}`],
    ['key.weak', `u${encodeBase64Url(Uint8Array.from([0xed, 0x01, ...new Uint8Array(32)]))}`],
  ])('throws %s for %j', (expected, text) => {
    expect(() => parseMultikey(text)).toThrow(code(expected));
  });

  it('reads uncompressed points only where a type allows them', () => {
    const raw = Uint8Array.from([
      4,
      ...Buffer.from(p256.x, 'base64url'),
      ...Buffer.from(p256.y as string, 'base64url'),
    ]);
    expect(jwkFromRawKey('P-256', raw, 'any')).toEqual(p256);
    expect(() => jwkFromRawKey('P-256', raw)).toThrow(code('key.malformed'));
    expect(() => jwkFromRawKey('P-256', raw.with(5, 1), 'any')).toThrow(code('key.malformed'));
    expect(() => jwkFromRawKey('P-256', raw.slice(1), 'any')).toThrow(code('key.malformed'));
  });
});

describe.each([
  ['node', createNodeCrypto()],
  ['web', createWebCrypto()],
])('the primitives of %s', (_name, primitives) => {
  it('refuse a key that is none', () => {
    expect(() => primitives.importKey({ ...p256, y: p256.x })).toThrow(code('key.malformed'));
  });

  it('bind a key to its algorithm', () => {
    const handle = primitives.importKey(p256);
    const none = new Uint8Array(64);
    expect(primitives.verify('ES256K', handle, none, none)).toBe(false);
    expect(primitives.verify('ES256', {}, none, none)).toBe(false);
    expect(primitives.verify('ES256', handle, none, none.subarray(1))).toBe(false);
    expect(primitives.verify('ES256', handle, none, none)).toBe(false);
  });
});

it('signs nothing with an X25519 key in a browser', () => {
  expect(() => createWebCrypto().importKey(x25519)).toThrow(code('key.unsupported'));
});
