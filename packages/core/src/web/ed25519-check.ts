import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';

const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;

/**
 * Makes the check of one Ed25519 public key: RFC 8032 section 5.1.7 without cofactor, that is S < L
 * and the encoding of [S]B - [k]A equal to R to the byte. This is what OpenSSL does. The library's
 * own check multiplies by the cofactor, so a signer of two minds could make a signature that a
 * browser accepts and a server refuses ("Taming the many EdDSAs", vectors 4 and 5).
 * @throws Error if the bytes are no point
 */
export function createEd25519Check(
  publicKey: Uint8Array,
): (data: Uint8Array, signature: Uint8Array) => boolean {
  const negated = Point.fromBytes(publicKey, false).negate();

  return (data, signature) => {
    const r = signature.subarray(0, 32);
    const s = littleEndian(signature.subarray(32, 64));
    if (s >= ORDER) return false;
    const k = littleEndian(sha512(concat(r, publicKey, data))) % ORDER;
    const expected = Point.BASE.multiplyUnsafe(s).add(negated.multiplyUnsafe(k)).toBytes();
    return expected.every((byte, i) => byte === r[i]);
  };
}

function littleEndian(bytes: Uint8Array): bigint {
  let hex = '';
  for (const byte of bytes) hex = byte.toString(16).padStart(2, '0') + hex;
  return BigInt(`0x${hex}`);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
