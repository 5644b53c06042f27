import type { JsonObject } from '@originmark/core';
import type { ManagedKey } from './identifiers.ts';

/**
 * The document that a did:web host serves: every key as `JsonWebKey`, for assertions and for
 * presentations: an importer that files itself does both. A key that was
 * taken out verifies nothing signed later, and what was signed before only with proof of existence.
 */
export function toDidWebDocument(did: string, keys: readonly ManagedKey[]): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod: keys.map(({ kid, jwk }) => ({
      id: kid,
      type: 'JsonWebKey',
      controller: did,
      publicKeyJwk: { ...jwk },
    })),
    assertionMethod: keys.map(({ kid }) => kid),
    authentication: keys.map(({ kid }) => kid),
  };
}
