import type { JsonObject } from '@originmark/core';
import type { ManagedKey } from './identifiers.ts';

/** What a document says besides keys. */
export interface DidDocumentExtras {
  /** Other identifiers of the same subject. */
  readonly alsoKnownAs?: readonly string[];
  readonly service?: readonly {
    readonly id: string;
    readonly type: string;
    readonly serviceEndpoint: string;
  }[];
}

/**
 * The document that a did:web host serves: every key as `JsonWebKey`, for assertions and for
 * presentations: an importer that files itself does both. A key that was
 * taken out verifies nothing signed later, and what was signed before only with proof of existence.
 */
export function toDidWebDocument(
  did: string,
  keys: readonly ManagedKey[],
  { alsoKnownAs = [], service = [] }: DidDocumentExtras = {},
): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    ...(alsoKnownAs.length > 0 && { alsoKnownAs: [...alsoKnownAs] }),
    verificationMethod: keys.map(({ kid, jwk }) => ({
      id: kid,
      type: 'JsonWebKey',
      controller: did,
      publicKeyJwk: { ...jwk },
    })),
    assertionMethod: keys.map(({ kid }) => kid),
    authentication: keys.map(({ kid }) => kid),
    ...(service.length > 0 && { service: service.map((one) => ({ ...one })) }),
  };
}
