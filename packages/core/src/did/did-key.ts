import type { DIDDocument, VerificationMethod } from 'did-resolver';
import { parseMultikey } from '../crypto/multikey.ts';
import type { PublicJwk } from '../crypto/crypto-primitives.ts';
import { assertCoreError } from '../errors.ts';
import { parseDid } from './did-syntax.ts';
import { didFailure, type DidResolver, didSuccess } from './did-resolver.ts';

/** The content type of documents that a resolver makes itself. */
export const DID_JSON = 'application/did+json';

/**
 * Resolves did:key (the CCG method text) for Ed25519 (`z6Mk`), P-256 (`zDn`), P-384 (`z82`),
 * secp256k1 (`zQ3s`) and X25519 (`z6LS`), as JsonWebKey. A signature key serves `authentication`,
 * `assertionMethod`, `capabilityInvocation` and `capabilityDelegation`; it never serves
 * `keyAgreement`, because the text derives an encryption key only on demand and only from Ed25519.
 * An X25519 key serves `keyAgreement` alone. Only base58btc is a did:key. Weak keys are refused.
 */
export function createDidKeyResolver(): DidResolver {
  return {
    resolve(did) {
      const parsed = parseDid(did);
      if (parsed?.method !== 'key' || !parsed.id.startsWith('z')) {
        return Promise.resolve(didFailure('invalidDid', 'not a did:key'));
      }
      try {
        const jwk = parseMultikey(parsed.id);
        return Promise.resolve(didSuccess(documentOfKey(did, parsed.id, jwk), DID_JSON));
      } catch (cause) {
        return Promise.resolve(refuseKey(cause));
      }
    },
  };
}

/** The answer for a DID whose own key is refused. */
export function refuseKey(cause: unknown): ReturnType<typeof didFailure> {
  assertCoreError(cause);
  return didFailure('invalidDid', `${cause.code}: ${cause.message}`);
}

/** A document of one key that serves everything its curve (and `use`, if given) allows. */
export function documentOfKey(
  did: string,
  fragment: string,
  jwk: PublicJwk,
  purposes: { readonly signing: boolean; readonly agreement: boolean } = {
    signing: jwk.crv !== 'X25519',
    agreement: jwk.crv === 'X25519',
  },
): DIDDocument {
  const id = `${did}#${fragment}`;
  const method: VerificationMethod = {
    id,
    type: 'JsonWebKey',
    controller: did,
    publicKeyJwk: { ...jwk },
  };
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod: [method],
    ...(purposes.signing && {
      authentication: [id],
      assertionMethod: [id],
      capabilityInvocation: [id],
      capabilityDelegation: [id],
    }),
    ...(purposes.agreement && { keyAgreement: [id] }),
  };
}
