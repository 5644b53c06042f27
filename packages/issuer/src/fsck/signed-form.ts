import {
  type CryptoPrimitives,
  isJsonObject,
  type JsonObject,
  type ParsedJws,
  parseCompactJws,
  type SignatureAlgorithm,
  verifyJws,
} from '@originmark/core';
import type { KnownKey } from './known-keys.ts';

/** Status lists are the largest that is signed here. */
const MAX_TOKEN_BYTES = 2 * 1024 * 1024;

/** A token taken apart, undefined where it is none. */
export function readToken(token: string | null): ParsedJws | undefined {
  if (token === null) return undefined;
  try {
    return parseCompactJws(token, { maxBytes: MAX_TOKEN_BYTES });
  } catch {
    return undefined;
  }
}

/** True where a key that the issuer has, or had, signed the token. */
export async function isSignedByIssuer(
  jws: ParsedJws,
  issuer: string,
  { crypto, keys }: { readonly crypto: CryptoPrimitives; readonly keys: readonly KnownKey[] },
): Promise<boolean> {
  const alg = jws.header['alg'] as SignatureAlgorithm;
  for (const { did, key } of keys)
    if ((did === issuer || did === null) && (await verifyJws(jws, alg, key, crypto))) return true;
  return false;
}

/** The id of the issuer that a payload names. */
export function issuerOf({ issuer }: JsonObject): string | undefined {
  const id = isJsonObject(issuer ?? null) ? (issuer as JsonObject)['id'] : issuer;
  return typeof id === 'string' ? id : undefined;
}
