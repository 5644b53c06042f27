// Browser and server must never disagree: the answers of both, side by side.
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import type { CryptoPrimitives, SignatureAlgorithm } from '../crypto/crypto-primitives.ts';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { CoreError } from '../errors.ts';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
} from '../node/index.ts';
import { createWebCrypto } from './web-crypto.ts';

const node = createNodeCrypto();
const web = createWebCrypto();
const { Point } = ed25519;
const L = Point.Fn.ORDER;

function bothVerify(
  jwk: never,
  alg: SignatureAlgorithm,
  data: Uint8Array,
  sig: Uint8Array,
): unknown {
  return [node, web].map((crypto) => crypto.verify(alg, crypto.importKey(jwk), data, sig));
}

function littleEndian(value: bigint): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse());
}

function hashToScalar(...parts: Uint8Array[]): bigint {
  const hash = sha512(new Uint8Array(Buffer.concat(parts)));
  return BigInt(`0x${Buffer.from(hash).reverse().toString('hex')}`) % L;
}

describe('Ed25519 signatures at the edges', () => {
  const torsion = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
  const a = 0x1234567890abcdefn;
  const r = 0xfedcba0987654321n;

  /** A signature of a key with a torsion part, as in vectors 2 to 5 of "Taming the many EdDSAs". */
  function makeMixed(keyTorsion: bigint, nonceTorsion: bigint, message: Uint8Array) {
    const add = (point: typeof torsion, times: bigint) =>
      times === 0n ? point : point.add(torsion.multiplyUnsafe(times));
    const key = add(Point.BASE.multiply(a), keyTorsion).toBytes();
    const nonce = add(Point.BASE.multiply(r), nonceTorsion).toBytes();
    const s = (r + hashToScalar(nonce, key, message) * a) % L;
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(key) } as never;
    return { jwk, signature: Uint8Array.from([...nonce, ...littleEndian(s)]), s, nonce };
  }

  it('get one answer on both platforms whatever the torsion', () => {
    const seen = new Set<string>();
    for (let key = 0n; key < 8n; key++) {
      for (let nonce = 0n; nonce < 8n; nonce++) {
        const message = Uint8Array.of(Number(key), Number(nonce));
        const { jwk, signature } = makeMixed(key, nonce, message);
        const [onNode, onWeb] = bothVerify(jwk, 'EdDSA', message, signature) as boolean[];
        expect([key, nonce, onWeb]).toEqual([key, nonce, onNode]);
        seen.add(String(onNode));
      }
    }
    // Both answers occur, or the comparison would show nothing.
    expect([...seen].sort()).toEqual(['false', 'true']);
  });

  it('fail with S + L, or with an R of another spelling', () => {
    const message = Uint8Array.of(1);
    const { jwk, signature, s, nonce } = makeMixed(0n, 0n, message);
    expect(bothVerify(jwk, 'EdDSA', message, signature)).toEqual([true, true]);
    const large = Uint8Array.from([...nonce, ...littleEndian(s + L)]);
    expect(bothVerify(jwk, 'EdDSA', message, large)).toEqual([false, false]);
    const negative = signature.with(31, signature[31]! ^ 0x80);
    expect(bothVerify(jwk, 'EdDSA', message, negative)).toEqual([false, false]);
  });
});

describe.each(['ES256', 'ES384', 'ES256K', 'EdDSA'] as const)('%s', (alg) => {
  it('gets one answer on both platforms for good and damaged signatures', () => {
    const privateJwk = generatePrivateJwk(alg);
    const jwk = publicJwkOf(privateJwk) as never;
    const signer = createNodeSigner(privateJwk, 'did:web:a.example#k');
    const change = fc.array(fc.tuple(fc.nat(63), fc.nat(255)), { maxLength: 2 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), change, (data, changes) => {
        const signature = new Uint8Array(signer.sign(data) as Uint8Array);
        const damaged = signature.slice();
        for (const [at, value] of changes) damaged[at] = value;
        const same = Buffer.compare(signature, damaged) === 0;
        expect(bothVerify(jwk, alg, data, damaged)).toEqual([same, same]);
      }),
      { numRuns: 15 },
    );
  });

  it('refuses zeros and ones on both platforms', () => {
    const jwk = publicJwkOf(generatePrivateJwk(alg)) as never;
    const length = alg === 'ES384' ? 96 : 64;
    for (const byte of [0, 1, 255]) {
      const signature = new Uint8Array(length).fill(byte);
      expect(bothVerify(jwk, alg, Uint8Array.of(1), signature)).toEqual([false, false]);
    }
  });
});

it('SHA-256 is the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
      expect(Buffer.from(web.sha256(data)).equals(node.sha256(data))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

describe('gunzip', () => {
  const data = new Uint8Array(20_000).map((_, i) => i % 251);
  const member = new Uint8Array(gzipSync(data));
  const deflated = new Uint8Array(deflateRawSync(data));
  const trailer = member.slice(-8);

  function withHeader(flags: number, extra: readonly number[]): Uint8Array {
    const head = [0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3];
    return Uint8Array.from([...head, ...extra, ...deflated, ...trailer]);
  }

  async function outcomes(bytes: Uint8Array, maxBytes = 1_000_000): Promise<string[]> {
    return Promise.all([node, web].map((crypto) => outcome(crypto, bytes, maxBytes)));
  }

  async function outcome(
    crypto: CryptoPrimitives,
    bytes: Uint8Array,
    maxBytes: number,
  ): Promise<string> {
    try {
      const expanded = await crypto.gunzip(bytes, maxBytes);
      return Buffer.compare(expanded, data) === 0 ? 'good' : 'other';
    } catch (error) {
      if (error instanceof CoreError) return error.code;
      throw error;
    }
  }

  it.each([
    ['plain', member],
    ['with a name', withHeader(8, [0x61, 0])],
    ['with a comment', withHeader(16, [0x61, 0])],
    ['with extra', withHeader(4, [2, 0, 9, 9])],
    ['with all of them', withHeader(28, [1, 0, 9, 0x61, 0, 0])],
    ['inside a larger buffer', Uint8Array.from([9, ...member, 9]).subarray(1, -1)],
  ])('expands a member %s', async (_name, bytes) => {
    expect(await outcomes(bytes)).toEqual(['good', 'good']);
  });

  it('stops at the limit', async () => {
    expect(await outcomes(member, 20_000)).toEqual(['good', 'good']);
    expect(await outcomes(member, 19_999)).toEqual(['gzip.too-large', 'gzip.too-large']);
    // A trailer that lies about the size does not help.
    const liar = member.slice();
    liar.set([1, 0, 0, 0], liar.length - 4);
    expect(await outcomes(liar, 19_999)).toEqual(['gzip.too-large', 'gzip.too-large']);
  });

  it.each([
    ['empty', new Uint8Array()],
    ['a header alone', member.slice(0, 10)],
    ['no gzip', member.with(0, 0x1e)],
    ['no gzip either', member.with(1, 0x8a)],
    ['not deflate', member.with(2, 7)],
    ['a reserved flag', member.with(3, 0x20)],
    ['a header checksum', withHeader(2, [0, 0])],
    ['an endless name', withHeader(8, []).fill(1, 10)],
    ['an endless comment', withHeader(16, []).fill(1, 10)],
    ['an endless extra', withHeader(4, [255, 255])],
    ['a broken stream', member.with(12, member[12]! ^ 0xff)],
    ['a stream cut short', Uint8Array.from([...member.slice(0, -30), ...trailer])],
    ['another checksum', member.with(-8, member.at(-8)! ^ 1)],
    ['another size', member.with(-4, member.at(-4)! ^ 1)],
    ['a second trailer', Uint8Array.from([...member, ...trailer])],
    ['junk before the trailer', Uint8Array.from([...member.slice(0, -8), 1, ...trailer])],
    ['two members', Uint8Array.from([...member, ...member])],
  ])('refuses %s', async (_name, bytes) => {
    expect(await outcomes(bytes)).toEqual(['gzip.malformed', 'gzip.malformed']);
  });
});
