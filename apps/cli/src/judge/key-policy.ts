import type { TrustPolicy } from '@originmark/schemas';

/**
 * The policy of a reader who believes one key and nothing else: signatures of this DID hold when they are
 * by that key. Nothing is recognised by it that anybody could issue.
 */
export function createKeyPolicy(
  signer: { readonly did: string; readonly thumbprint: string },
  ledgers: TrustPolicy['ledgers'],
): TrustPolicy {
  return {
    type: 'TrustPolicy',
    version: 1,
    id: 'urn:originmark:one-key',
    sequence: 0,
    validFrom: '1970-01-01T00:00:00Z',
    audience: signer.did,
    roots: [
      {
        did: signer.did,
        name: signer.did,
        keys: [signer.thumbprint],
        recognizedTo: [{ action: 'issue', credentialType: 'EntryVerificationReportCredential' }],
      },
    ],
    didMethods: ['ethr', 'web', 'key', 'jwk'],
    ...(ledgers !== undefined && ledgers.length > 0 && { ledgers }),
    required: {
      integrity: ['signature'],
      filing: ['entry'],
      preference: ['origin'],
      ipr: ['licence'],
      documents: ['documents'],
    },
    rules: { statusMaxAgeSeconds: 0, unprovenPossession: 'review' },
  };
}
