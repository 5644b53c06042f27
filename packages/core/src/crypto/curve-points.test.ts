// The arithmetic of our own against @noble/curves, and against the published points of small order.
import { describe, expect, it } from '@jest/globals';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import fc from 'fast-check';
import {
  decompressPoint,
  isOnWeierstrassCurve,
  judgeEd25519Point,
  judgeX25519Point,
  WEIERSTRASS_CURVES,
} from './curve-points.ts';

const LIBRARY = { 'P-256': p256, 'P-384': p384, secp256k1 } as const;
const names = Object.keys(LIBRARY) as (keyof typeof LIBRARY)[];
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

describe.each(names)('%s', (name) => {
  const curve = LIBRARY[name];
  const size = WEIERSTRASS_CURVES[name].bytes;

  it('has the constants of the standard', () => {
    const { p, a, b } = curve.Point.CURVE();
    expect(WEIERSTRASS_CURVES[name]).toMatchObject({ p, b });
    expect((WEIERSTRASS_CURVES[name].a + p) % p).toBe(a);
  });

  it('decompresses what the library decompresses', () => {
    const candidate = fc.tuple(
      fc.constantFrom(2, 3, 0, 4, 5),
      fc.uint8Array({ minLength: size, maxLength: size }),
    );
    fc.assert(
      fc.property(candidate, ([sign, x]) => {
        const compressed = Uint8Array.from([sign, ...x]);
        const own = decompressPoint(name, compressed);
        let expected: Uint8Array | undefined;
        try {
          expected = curve.Point.fromBytes(compressed).toBytes(false);
        } catch {
          expected = undefined;
        }
        expect(own && Uint8Array.from([4, ...own.x, ...own.y])).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('has the base point and no neighbour of it', () => {
    const point = curve.Point.BASE.toBytes(false);
    const x = point.slice(1, 1 + size);
    const y = point.slice(1 + size);
    expect(isOnWeierstrassCurve(name, x, y)).toBe(true);
    expect(isOnWeierstrassCurve(name, x, x)).toBe(false);
    expect(isOnWeierstrassCurve(name, new Uint8Array(size), new Uint8Array(size))).toBe(false);
    expect(isOnWeierstrassCurve(name, x, y.slice(1))).toBe(false);
    expect(isOnWeierstrassCurve(name, Uint8Array.from([0, ...x]), y)).toBe(false);
    // The same point with p added to a coordinate would be a second name of the key.
    expect(isOnWeierstrassCurve(name, new Uint8Array(size).fill(255), y)).toBe(false);
    expect(isOnWeierstrassCurve(name, x, new Uint8Array(size).fill(255))).toBe(false);
    expect(
      decompressPoint(name, new Uint8Array(size + 1).fill(255, 1).fill(2, 0, 1)),
    ).toBeUndefined();
    expect(decompressPoint(name, Uint8Array.of(2))).toBeUndefined();
  });
});

describe('Ed25519 points', () => {
  it('are judged as the library judges them', () => {
    const { Point } = ed25519;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        let expected = 'good';
        try {
          if (Point.fromBytes(bytes, false).isSmallOrder()) expected = 'weak';
        } catch {
          expected = 'refused';
        }
        const own = judgeEd25519Point(bytes);
        expect(own === 'good' ? 'good' : 'refused').toBe(expected === 'good' ? 'good' : 'refused');
      }),
      { numRuns: 100 },
    );
  });

  // "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko 2020), tables 1 and 2: small order, then
  // the same points written with y + p or a superfluous sign.
  it.each([
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '0100000000000000000000000000000000000000000000000000000000000080',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  ])('%s is weak', (text) => {
    expect(judgeEd25519Point(hex(text))).toBe('weak');
  });

  it('of another length or off the curve are malformed', () => {
    expect(judgeEd25519Point(new Uint8Array(31))).toBe('malformed');
    expect(judgeEd25519Point(hex(`02${'00'.repeat(31)}`))).toBe('malformed');
  });
});

describe('X25519 points', () => {
  it.each([
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    `ec${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}7f`,
    'ff'.repeat(32),
  ])('%s is weak', (text) => {
    expect(judgeX25519Point(hex(text))).toBe('weak');
  });

  it('are good when the library makes them, malformed when they are too short', () => {
    expect(judgeX25519Point(x25519.getPublicKey(new Uint8Array(32).fill(7)))).toBe('good');
    expect(judgeX25519Point(new Uint8Array(31))).toBe('malformed');
  });
});
