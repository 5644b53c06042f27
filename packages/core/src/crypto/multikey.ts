import { decodeBase58, encodeBase58 } from '../encoding/base58.ts';
import { decodeBase64Url } from '../encoding/base64url.ts';
import { CoreError } from '../errors.ts';
import type { PublicJwk } from './crypto-primitives.ts';
import { decompressPoint, isOnWeierstrassCurve, type WeierstrassName } from './curve-points.ts';
import { jwkFromCoordinates } from './public-jwk.ts';

/** Multicodec names of public keys, as the two bytes of their varint. */
const CODECS: readonly (readonly [number, number, PublicJwk['crv']])[] = [
  [0xed, 0x01, 'Ed25519'],
  [0xec, 0x01, 'X25519'],
  [0x80, 0x24, 'P-256'],
  [0x81, 0x24, 'P-384'],
  [0xe7, 0x01, 'secp256k1'],
];

/**
 * Reads a public key written as multibase and multicodec (Controlled Identifiers 1.0 section 2.2.2,
 * the did:key method): base58btc (`z`) or base64url (`u`); EC points compressed.
 * @throws CoreError `key.malformed` `key.unsupported` `key.weak`
 */
export function parseMultikey(text: unknown): PublicJwk {
  return jwkFromMulticodec(decodeMultibase(text));
}

/**
 * Reads a public key behind its multicodec name, as bytes; EC points compressed.
 * @throws CoreError `key.malformed` `key.unsupported` `key.weak`
 */
export function jwkFromMulticodec(bytes: Uint8Array): PublicJwk {
  const codec = CODECS.find(([first, second]) => bytes[0] === first && bytes[1] === second);
  if (codec === undefined) throw new CoreError('key.unsupported', 'an unknown key codec');
  return jwkFromRawKey(codec[2], bytes.subarray(2));
}

/**
 * Reads a raw public key of a known curve: 32 bytes, or an EC point, compressed or (04) not.
 * @throws CoreError `key.malformed` `key.weak`
 */
export function jwkFromRawKey(
  crv: PublicJwk['crv'],
  raw: Uint8Array,
  form: 'compressed' | 'any' = 'compressed',
): PublicJwk {
  if (crv === 'Ed25519' || crv === 'X25519') return jwkFromCoordinates(crv, raw);
  const point = form === 'any' && raw[0] === 4 ? splitPoint(crv, raw) : decompressPoint(crv, raw);
  if (point === undefined) throw new CoreError('key.malformed', `not a point of ${crv}`);
  return jwkFromCoordinates(crv, point.x, point.y);
}

/** Writes a public key as multikey in base58btc: what stands behind `did:key:`. */
export function toMultikey(jwk: PublicJwk): string {
  const codec = CODECS.find(([, , crv]) => crv === jwk.crv) as (typeof CODECS)[number];
  const x = decodeBase64Url(jwk.x);
  const y = jwk.y === undefined ? undefined : decodeBase64Url(jwk.y);
  const sign = y === undefined ? [] : [2 + ((y.at(-1) as number) & 1)];
  return `z${encodeBase58(Uint8Array.from([codec[0], codec[1], ...sign, ...x]))}`;
}

function splitPoint(
  crv: WeierstrassName,
  raw: Uint8Array,
): { x: Uint8Array; y: Uint8Array } | undefined {
  const half = (raw.length - 1) / 2;
  const x = raw.slice(1, 1 + half);
  const y = raw.slice(1 + half);
  return isOnWeierstrassCurve(crv, x, y) ? { x, y } : undefined;
}

function decodeMultibase(text: unknown): Uint8Array {
  try {
    if (typeof text === 'string' && text.startsWith('z')) return decodeBase58(text.slice(1));
    if (typeof text === 'string' && text.startsWith('u') && text.length <= 256) {
      return decodeBase64Url(text.slice(1));
    }
  } catch (cause) {
    throw new CoreError('key.malformed', 'the key is not multibase', { cause });
  }
  throw new CoreError('key.malformed', 'the key is not multibase base58btc or base64url');
}
