import type { PartyName } from './facts/parties.ts';
import { didOf, keyOf } from './keys.ts';

/** A DID document, open to edits. */
export interface DemoDidDocument {
  '@context': string[];
  id: string;
  verificationMethod: DemoVerificationMethod[];
  authentication: string[];
  assertionMethod: string[];
  keyAgreement?: string[];
  [member: string]: unknown;
}

/** A verification method; that of a controller of a did:ethr names an account and has no key. */
export interface DemoVerificationMethod {
  id: string;
  type: string;
  controller: string;
  publicKeyJwk?: Record<string, unknown>;
  [member: string]: unknown;
}

/**
 * The document of a did:web party: one key to sign credentials (`assertionMethod`), another for
 * presentations (`authentication`); the verifier has a third that is sealed to (`keyAgreement`).
 */
export function createDidDocument(party: PartyName): DemoDidDocument {
  const did = didOf(party);
  const uses =
    party === 'verifier'
      ? (['issue', 'present', 'receive'] as const)
      : (['issue', 'present'] as const);
  const methods = uses.map((use): DemoVerificationMethod => {
    const { kid, publicJwk } = keyOf(party, use);
    return { id: kid, type: 'JsonWebKey', controller: did, publicKeyJwk: { ...publicJwk } };
  });
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod: methods,
    authentication: [`${did}#present`],
    assertionMethod: [`${did}#issue`],
    ...(party === 'verifier' && { keyAgreement: [`${did}#receive`] }),
  };
}
