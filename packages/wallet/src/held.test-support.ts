import { encodeBase64Url, type JsonObject } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { type HeldCredential, readCredential } from './read-credential.ts';

/** Primitives of the tests. */
export const crypto = createNodeCrypto();

/** What a test says of a credential; the rest is filled in. */
export interface HeldParts {
  readonly id: string;
  readonly type: string;
  /** Default `did:web:issuer.example`. */
  readonly issuer?: string;
  readonly subject?: JsonObject;
  /** Edges by role. */
  readonly edges?: readonly (readonly [role: string, to: HeldCredential])[];
  readonly more?: JsonObject;
}

/** A token in the form of a signed one: the wallet reads it and judges nothing. */
export function tokenOf(payload: JsonObject, kid = 'did:web:issuer.example#key'): string {
  const part = (value: JsonObject): string =>
    encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  return `${part({ alg: 'ES256', kid, typ: 'vc+jwt' })}.${part(payload)}.${encodeBase64Url(new Uint8Array(64))}`;
}

/** A credential as the wallet holds it. */
export function heldOf({
  edges = [],
  id,
  issuer = 'did:web:issuer.example',
  more = {},
  subject = {},
  type,
}: HeldParts): HeldCredential {
  const edge = edges.map(([role, to]) => ({
    role,
    credential: to.id,
    credentialDigest: to.credentialDigest,
  }));
  const payload = {
    id,
    type: ['VerifiableCredential', type],
    issuer,
    validFrom: '2026-01-06T00:00:00Z',
    credentialSubject: subject,
    ...(edge.length > 0 && { edge }),
    ...more,
  };
  return readCredential(tokenOf(payload, `${issuer}#key`), crypto);
}
