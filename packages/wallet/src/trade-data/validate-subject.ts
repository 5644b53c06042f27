import { type CredentialType, type SchemaFault, validateCredential } from '@originmark/schemas';

/** @internal The first fault of what a credential of this type would say, with its pointer there. */
export function validateSubject(type: CredentialType, subject: unknown): SchemaFault | undefined {
  const fault = validateCredential(type, {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'],
    id: 'urn:example:draft',
    type: ['VerifiableCredential', type],
    issuer: 'did:example:draft',
    validFrom: '2000-01-01T00:00:00Z',
    credentialSubject: subject,
  });
  return fault && { ...fault, pointer: fault.pointer.replace(/^\/credentialSubject/, '') };
}
