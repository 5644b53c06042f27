import type { Sha256 } from '../digest.ts';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { PublicJwk } from './crypto-primitives.ts';

/** RFC 7638 thumbprint of a key: base64url of the SHA-256 of its required members, in order. */
export function jwkThumbprint(jwk: PublicJwk, sha256: Sha256): string {
  const { crv, kty, x, y } = jwk;
  const required = kty === 'EC' ? { crv, kty, x, y } : { crv, kty, x };
  return encodeBase64Url(sha256(encodeUtf8(JSON.stringify(required))));
}
