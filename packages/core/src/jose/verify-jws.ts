import {
  type CryptoPrimitives,
  SIGNATURE_BYTES,
  type SignatureAlgorithm,
  type VerificationKey,
} from '../crypto/crypto-primitives.ts';
import type { ParsedJws } from './compact-jws.ts';

/**
 * Checks the signature of a token with a key (RFC 7515 section 5.2). The algorithm must be the
 * key's own and the signature of its exact length; anything else is false. A bad signature never
 * throws. ECDSA signatures with high s pass, as JOSE allows them: name tokens by the digest of
 * their payload, never by their text.
 * @param alg what `checkJoseHeader` returned for this token
 */
export function verifyJws(
  parsed: ParsedJws,
  alg: SignatureAlgorithm,
  key: VerificationKey,
  crypto: CryptoPrimitives,
): boolean | Promise<boolean> {
  if (alg !== key.alg || parsed.signature.length !== SIGNATURE_BYTES[alg]) return false;
  return crypto.verify(alg, key.handle, parsed.signingInput, parsed.signature);
}
