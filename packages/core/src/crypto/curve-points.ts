// Which public keys are points of their curve. Public values only: nothing here needs constant time.
// The curves' library would do the same and costs 40 ms to load, which a command line pays at each
// start; the tests hold both against each other.

/** y² = x³ + ax + b over the field of p, all with p ≡ 3 (mod 4). SEC 2 version 2, FIPS 186-5. */
interface WeierstrassCurve {
  readonly bytes: number;
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
}

/** The curves of ECDSA keys. */
export const WEIERSTRASS_CURVES = {
  'P-256': {
    bytes: 32,
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    a: -3n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    bytes: 48,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    a: -3n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  secp256k1: {
    bytes: 32,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn,
    a: 0n,
    b: 7n,
  },
} as const satisfies Record<string, WeierstrassCurve>;

/** Name of a curve of {@link WEIERSTRASS_CURVES}. */
export type WeierstrassName = keyof typeof WEIERSTRASS_CURVES;

/** True if (x, y), big-endian and of full length, is a point of the curve (SEC 1 section 3.2.2). */
export function isOnWeierstrassCurve(
  name: WeierstrassName,
  xBytes: Uint8Array,
  yBytes: Uint8Array,
): boolean {
  const curve = WEIERSTRASS_CURVES[name];
  if (xBytes.length !== curve.bytes || yBytes.length !== curve.bytes) return false;
  const x = toBigInt(xBytes);
  const y = toBigInt(yBytes);
  return x < curve.p && y < curve.p && (y * y - rightSide(curve, x)) % curve.p === 0n;
}

/**
 * Coordinates of a compressed point (SEC 1 section 2.3.4: 02 or 03, then x); undefined if it is none.
 */
export function decompressPoint(
  name: WeierstrassName,
  compressed: Uint8Array,
): { readonly x: Uint8Array; readonly y: Uint8Array } | undefined {
  const curve = WEIERSTRASS_CURVES[name];
  const sign = compressed[0];
  if (compressed.length !== curve.bytes + 1 || (sign !== 2 && sign !== 3)) return undefined;
  const xBytes = compressed.slice(1);
  const x = toBigInt(xBytes);
  if (x >= curve.p) return undefined;
  const root = power(rightSide(curve, x), (curve.p + 1n) / 4n, curve.p);
  // None of the three curves has a point with y = 0, so the root of the other sign always exists.
  const y = (root & 1n) === BigInt(sign & 1) ? root : curve.p - root;
  const yBytes = toBytes(y, curve.bytes);
  return isOnWeierstrassCurve(name, xBytes, yBytes) ? { x: xBytes, y: yBytes } : undefined;
}

function rightSide(curve: WeierstrassCurve, x: bigint): bigint {
  // Never negative: b is larger than what -3x takes from x³.
  return (x * x * x + curve.a * x + curve.b) % curve.p;
}

const P25519 = (1n << 255n) - 19n;
const D25519 = 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n;
/** y of the points of order 8 is this or its negative. */
const ORDER_8_Y = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
/** y of the points of order 4, 1, 2 and 8, whatever the sign of x. */
const SMALL_ORDER_Y = [0n, 1n, P25519 - 1n, ORDER_8_Y, P25519 - ORDER_8_Y];

/**
 * How an Ed25519 public key fares: `weak` if it is of small order (any signature can be made to fit)
 * or not written canonically, `malformed` if it is no point of the curve (RFC 8032 section 5.1.3).
 */
export function judgeEd25519Point(bytes: Uint8Array): 'good' | 'weak' | 'malformed' {
  if (bytes.length !== 32) return 'malformed';
  const encoded = toBigInt(Uint8Array.from(bytes).reverse());
  const y = encoded & ((1n << 255n) - 1n);
  if (y >= P25519 || SMALL_ORDER_Y.includes(y)) return 'weak';
  // x² = (y² - 1) / (dy² + 1) must be a square; u/v and uv are squares together (Euler).
  const u = (y * y - 1n) % P25519;
  const v = (D25519 * y * y + 1n) % P25519;
  return power(u * v, (P25519 - 1n) / 2n, P25519) === 1n ? 'good' : 'malformed';
}

/**
 * How an X25519 public key fares: `weak` if it forces an all-zero secret (RFC 7748 section 6.1) or
 * is not written canonically.
 */
export function judgeX25519Point(bytes: Uint8Array): 'good' | 'weak' | 'malformed' {
  if (bytes.length !== 32) return 'malformed';
  const u = toBigInt(Uint8Array.from(bytes).reverse());
  return u >= P25519 || SMALL_ORDER_U.includes(u) ? 'weak' : 'good';
}

/** u of the points of small order on Curve25519 and its twist, canonical ones. */
const SMALL_ORDER_U = [
  0n,
  1n,
  P25519 - 1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
];

function toBigInt(bigEndian: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bigEndian) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

function toBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}

function power(base: bigint, exponent: bigint, p: bigint): bigint {
  let result = 1n;
  let square = base % p;
  for (let bits = exponent; bits > 0n; bits >>= 1n) {
    if ((bits & 1n) === 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}
