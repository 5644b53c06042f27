import { encodeBase64Url, decodeBase64Url } from './encoding/base64url.ts';
import { encodeUtf8 } from './encoding/utf8.ts';
import { canonicalizeJson } from './json/canonicalize-json.ts';
import type { ParsedJws } from './jose/compact-jws.ts';
import type { JsonValue } from './json/json-value.ts';

/** Computes SHA-256 of bytes: 32 bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

const SHA2_256 = 0x12;
const DIGEST_BYTES = 32;
// 'u' and 34 bytes in base64url.
const DIGEST_LENGTH = 47;

/**
 * The digest of bytes as Originmark writes it: multibase base64url (`u`) of the SHA-256 multihash.
 * Always 47 characters.
 */
export function digestBytes(bytes: Uint8Array, sha256: Sha256): string {
  const multihash = new Uint8Array(2 + DIGEST_BYTES);
  multihash[0] = SHA2_256;
  multihash[1] = DIGEST_BYTES;
  multihash.set(sha256(bytes), 2);
  return `u${encodeBase64Url(multihash)}`;
}

/**
 * The digest of a JSON value: of the UTF-8 bytes of its canonical form (RFC 8785). For a
 * credential this is its `credentialDigest`.
 */
export function digestJson(value: JsonValue, sha256: Sha256): string {
  return digestBytes(encodeUtf8(canonicalizeJson(value)), sha256);
}

/**
 * The `credentialDigest` of a token: the digest of its payload's canonical form. A payload that was
 * signed in that form is not written again.
 */
export function digestPayload(
  { payload, canonicalPayload }: Pick<ParsedJws, 'payload' | 'canonicalPayload'>,
  sha256: Sha256,
): string {
  return canonicalPayload === undefined
    ? digestJson(payload, sha256)
    : digestBytes(canonicalPayload, sha256);
}

/** True if a value is written exactly as {@link digestBytes} writes: no other base, no other hash. */
export function isDigest(text: unknown): text is string {
  // 0x12 0x20 and the first four bits of the hash: the prefix is 'uEi' and then A to P.
  if (typeof text !== 'string' || text.length !== DIGEST_LENGTH || !text.startsWith('u')) {
    return false;
  }
  try {
    const bytes = decodeBase64Url(text.slice(1));
    return bytes[0] === SHA2_256 && bytes[1] === DIGEST_BYTES;
  } catch {
    return false;
  }
}
