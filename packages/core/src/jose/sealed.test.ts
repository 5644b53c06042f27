import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CompactEncrypt } from 'jose';
import type { PrivateJwk } from '../crypto/crypto-primitives.ts';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { generatePrivateJwk, publicJwkOf } from '../node/index.ts';
import { createUnseal, seal } from './sealed.ts';

const KID = 'did:web:cbp.example#agree-1';
const code = (value: string): unknown => expect.objectContaining({ code: value });
const text = encodeUtf8('a producer’s own presentation');
const p256 = generatePrivateJwk('ES256');
const x25519 = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }) as PrivateJwk;

function withHeader(jwe: string, change: object): string {
  const [header = '', ...rest] = jwe.split('.');
  const changed = {
    ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object),
    ...change,
  };
  return [encodeBase64Url(encodeUtf8(JSON.stringify(changed))), ...rest].join('.');
}

describe.each([
  ['P-256', p256],
  ['X25519', x25519],
])('sealed to %s', (_name, jwk) => {
  const recipient = { jwk: publicJwkOf(jwk), kid: KID };

  it('opens with its key and says what it holds', async () => {
    const jwe = await seal(text, recipient, 'vp+jwt');
    expect(await createUnseal([{ kid: KID, jwk }])(jwe)).toEqual(text);
    const header: unknown = JSON.parse(Buffer.from(jwe.split('.')[0]!, 'base64url').toString());
    expect(header).toMatchObject({
      alg: 'ECDH-ES+A256KW',
      enc: 'A256GCM',
      kid: KID,
      cty: 'vp+jwt',
    });
  });

  it('does not open with another key, or changed', async () => {
    const jwe = await seal(text, recipient, 'vp+jwt');
    const other = jwk === p256 ? generatePrivateJwk('ES256') : x25519Other();
    await expect(createUnseal([{ kid: KID, jwk: other }])(jwe)).rejects.toThrow(
      code('sealed.failed'),
    );
    await expect(createUnseal([{ kid: 'did:web:x.example#k', jwk }])(jwe)).rejects.toThrow(
      code('sealed.no-key'),
    );
    const unseal = createUnseal([{ kid: KID, jwk }]);
    await expect(unseal(withHeader(jwe, { cty: 'other' }))).rejects.toThrow(code('sealed.failed'));
    const parts = jwe.split('.');
    const flipped = parts.with(3, `${parts[3]!.startsWith('A') ? 'B' : 'A'}${parts[3]!.slice(1)}`);
    await expect(unseal(flipped.join('.'))).rejects.toThrow(code('sealed.failed'));
  });
});

function x25519Other(): PrivateJwk {
  return generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }) as PrivateJwk;
}

describe('seal', () => {
  it.each(['ES384', 'EdDSA', 'ES256K'] as const)('refuses a key of %s', async (alg) => {
    const jwk = publicJwkOf(generatePrivateJwk(alg));
    await expect(seal(text, { jwk, kid: KID }, 'vp+jwt')).rejects.toThrow(code('key.unsupported'));
  });

  it('refuses what would be too large to open, and what cannot be sealed', async () => {
    const recipient = { jwk: publicJwkOf(p256), kid: KID };
    await expect(seal(new Uint8Array(2 * 1024 * 1024), recipient, 'x')).rejects.toThrow(
      code('sealed.malformed'),
    );
    await expect(seal('text' as never, recipient, 'x')).rejects.toThrow(code('sealed.failed'));
  });
});

describe('createUnseal', () => {
  const recipient = { jwk: publicJwkOf(p256), kid: KID };
  const unseal = createUnseal([{ kid: KID, jwk: p256 }]);

  it.each([
    ['zip', { zip: 'DEF' }],
    ['p2c', { p2c: 1e6 }],
    ['crit', { crit: ['x'] }],
    ['jwk', { jwk: {} }],
    ['alg', { alg: 'PBES2-HS512+A256KW' }],
    ['alg', { alg: 'dir' }],
    ['enc', { enc: 'A128CBC-HS256' }],
    ['kid', { kid: 7 }],
    ['epk', { epk: undefined }],
    ['epk', { epk: { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) } }],
    ['epk', { epk: { kty: 'OKP', crv: 'X25519', x: publicJwkOf(x25519).x } }],
  ])('refuses a header with another %s', async (_name, change) => {
    const jwe = await seal(text, recipient, 'vp+jwt');
    await expect(unseal(withHeader(jwe, change))).rejects.toThrow(code('sealed.malformed'));
  });

  it.each([
    undefined,
    7,
    '',
    'a.b.c.d',
    'a.b.c.d.e.f',
    'AA..AA.AA.AA',
    'A=.AA.AA.AA.AA',
    'AA.AA.AA.AA.A',
    `${encodeBase64Url(encodeUtf8('[]'))}.AA.AA.AA.AA`,
    `${encodeBase64Url(encodeUtf8('{"alg":1,"alg":2}'))}.AA.AA.AA.AA`,
    'A'.repeat(2 * 1024 * 1024 + 1),
  ])('refuses %j', async (jwe) => {
    await expect(unseal(jwe as string)).rejects.toThrow(code('sealed.malformed'));
  });

  it('refuses a token of another profile made by a stranger', async () => {
    const jwe = await new CompactEncrypt(text)
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: KID })
      .encrypt({ ...publicJwkOf(p256) });
    await expect(unseal(jwe)).rejects.toThrow(code('sealed.malformed'));
  });

  it.each([
    ['key.malformed', { ...p256, d: '=' }],
    ['key.malformed', { ...p256, d: 'AA' }],
    ['key.malformed', { ...p256, d: undefined }],
    ['key.malformed', { ...p256, x: p256.y }],
    ['key.unsupported', generatePrivateJwk('EdDSA')],
  ])('throws %s for a private key that is none', (expected, jwk) => {
    expect(() => createUnseal([{ kid: KID, jwk: jwk as never }])).toThrow(code(expected));
  });
});
