import { describe, expect, it } from '@jest/globals';
import { decodeBase64Url } from '../../encoding/base64url.ts';
import { encodeBase58 } from '../../encoding/base58.ts';
import { encodeBase64 } from '../../encoding/base64.ts';
import { encodeHexData } from '../../encoding/hex.ts';
import { toMultikey } from '../../crypto/multikey.ts';
import { createEthrKeyReader, readAttributeKey } from './attribute-key.ts';
import { compressedOf, ED25519, K256, multikeyOf, P256, rawOf } from './ethr.test-support.ts';

const textOf = (text: string): string => encodeHexData(new TextEncoder().encode(text));
const raw = decodeBase64Url(ED25519.x);
const uncompressed = `0x04${rawOf({ ...K256 }).slice(2)}${rawOf({ ...K256, x: K256.y! }).slice(2)}`;

describe('readAttributeKey', () => {
  it.each([
    ['did/pub/Ed25519/veriKey', rawOf(ED25519), ED25519],
    ['did/pub/Ed25519/veriKey/base64', rawOf(ED25519), ED25519],
    ['did/pub/Ed25519/veriKey/hex', textOf(Buffer.from(raw).toString('hex')), ED25519],
    ['did/pub/Ed25519/veriKey/base64', textOf(encodeBase64(raw)), ED25519],
    ['did/pub/Ed25519/veriKey/base58', textOf(encodeBase58(raw)), ED25519],
    ['did/pub/Multikey/veriKey', multikeyOf(P256), P256],
    ['did/pub/Multikey/sigAuth', multikeyOf(ED25519), ED25519],
    ['did/pub/Multikey/veriKey', multikeyOf(K256), K256],
    ['did/pub/Multikey/veriKey', textOf(toMultikey(P256)), P256],
    ['did/pub/Secp256k1/veriKey', compressedOf(K256), K256],
    ['did/pub/Secp256k1/veriKey', uncompressed, K256],
    ['did/pub/JsonWebKey/veriKey/jwk', textOf(JSON.stringify(P256)), P256],
  ])('reads %s', (name, value, jwk) => {
    expect(readAttributeKey(name, value)).toMatchObject({ jwk });
  });

  it.each([
    ['a key of another length', 'did/pub/Ed25519/veriKey', `${rawOf(ED25519)}00`],
    ['a weak point', 'did/pub/Ed25519/veriKey', `0x01${'00'.repeat(31)}`],
    ['no point', 'did/pub/Secp256k1/veriKey', `0x02${'ff'.repeat(32)}`],
    ['an unknown algorithm', 'did/pub/RSA/veriKey', '0x3082'],
    ['an unknown encoding', 'did/pub/Ed25519/veriKey/pem', textOf('-----BEGIN')],
    [
      'a private key',
      'did/pub/JsonWebKey/veriKey/jwk',
      textOf(JSON.stringify({ ...P256, d: P256.x })),
    ],
    ['a key of another curve', 'did/pub/Ed25519/veriKey/jwk', textOf(JSON.stringify(P256))],
    ['no hex', 'did/pub/Ed25519/veriKey', 'junk'],
    ['nothing', 'did/pub/Multikey/veriKey', '0x'],
    ['too much', 'did/pub/JsonWebKey/veriKey/jwk', `0x${'20'.repeat(2000)}`],
  ])('finds no key in %s', (_, name, value) => {
    expect(readAttributeKey(name, value)).toEqual({ purposes: ['assertionMethod'] });
  });

  it.each([
    'did/svc/Hub',
    'did/pub/Ed25519',
    'did/pub/Ed25519/other',
    'did/pub/Ed25519/veriKey/raw/x',
    '',
  ])('takes %p for no key', (name) => {
    expect(readAttributeKey(name, rawOf(ED25519))).toBeUndefined();
  });
});

describe('createEthrKeyReader', () => {
  it('answers as the reader does, remembered, forgotten and unreadable alike', () => {
    const read = createEthrKeyReader({ maxKeys: 2 });
    const asked = [
      ['did/pub/Ed25519/veriKey', rawOf(ED25519)],
      ['did/pub/Ed25519/sigAuth', rawOf(ED25519)],
      ['did/pub/Multikey/veriKey', multikeyOf(P256)],
      ['did/svc/Hub', '0x61'],
      ['did/pub/Ed25519/veriKey', '0x61'],
    ] as const;
    for (const [name, value] of [...asked, ...asked, ...asked.toReversed()])
      expect(read(name, value)).toEqual(readAttributeKey(name, value));
    expect(read('did/svc/Hub', '0x61')).toBe(read('did/svc/Hub', '0x61'));
  });
});
