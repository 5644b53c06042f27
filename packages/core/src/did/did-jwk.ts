import { decodeBase64Url } from '../encoding/base64url.ts';
import { parsePublicJwk, signatureAlgorithmOf } from '../crypto/public-jwk.ts';
import type { PublicJwk } from '../crypto/crypto-primitives.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { parseJson } from '../json/parse-json.ts';
import { DID_JSON, documentOfKey, refuseKey } from './did-key.ts';
import { didFailure, type DidResolver, didSuccess } from './did-resolver.ts';
import { parseDid } from './did-syntax.ts';

/**
 * Resolves did:jwk (the method text): the identifier is base64url of the JWK, the method is `#0`.
 * `use: "sig"` leaves out `keyAgreement`, `use: "enc"` leaves only it; without `use` an EC key serves
 * both. Ed25519 never agrees on keys, X25519 never signs. Private and weak keys are refused.
 */
export function createDidJwkResolver(): DidResolver {
  return {
    resolve(did) {
      const parsed = parseDid(did);
      if (parsed?.method !== 'jwk')
        return Promise.resolve(didFailure('invalidDid', 'not a did:jwk'));
      try {
        const value = parseJson(decodeBase64Url(parsed.id));
        const jwk = parsePublicJwk(value);
        const purposes = purposesOf(jwk, (value as JsonObject).use);
        return Promise.resolve(didSuccess(documentOfKey(did, '0', jwk, purposes), DID_JSON));
      } catch (cause) {
        return Promise.resolve(refuseKey(cause));
      }
    },
  };
}

function purposesOf(
  jwk: PublicJwk,
  use: JsonValue | undefined,
): { signing: boolean; agreement: boolean } {
  const canSign = signatureAlgorithmOf(jwk.crv) !== undefined;
  const canAgree = jwk.crv !== 'Ed25519';
  return {
    signing: canSign && (use === undefined || use === 'sig'),
    agreement: canAgree && (use === undefined || use === 'enc'),
  };
}
