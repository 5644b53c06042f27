import { createStatusBits, setStatusBit } from '@originmark/core';
import { createNodeCrypto, gzip } from '@originmark/core/node';
import { createStatusListCredential, issueCredential } from '@originmark/issuer';
import type { DidResolutionCredential, TrustPolicyCredential } from '@originmark/schemas';
import { urnOf } from '../derive.ts';
import type { DraftDid, DraftStatusList, StoryDraft } from './draft.ts';
import type { SignedCredential } from './sign-credentials.ts';

const crypto = createNodeCrypto();
const CONTEXT: ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://originmark.example/ns/v1',
];

/** Signs one version of a status list. */
export async function signStatusList(list: DraftStatusList): Promise<SignedCredential> {
  const bits = createStatusBits();
  for (const index of list.set) setStatusBit(bits, index, true);
  const { url, issuer, purpose, sequence, previousDigest, validFrom, validUntil, ttl } = list;
  const unsecured = await createStatusListCredential(
    {
      id: url,
      issuer,
      purpose,
      bits,
      sequence,
      ...(previousDigest !== undefined && { previousDigest }),
      validFrom,
      validUntil,
      ...(ttl !== undefined && { ttl }),
      revocations: list.revocations,
    },
    { gzip },
  );
  return issueCredential(unsecured, { signer: list.signer, crypto });
}

/** Signs what a resolver saw of a DID. */
export async function signDidResolution(did: string, draft: DraftDid): Promise<SignedCredential> {
  const unsecured: DidResolutionCredential = {
    '@context': CONTEXT,
    id: urnOf(`resolution of ${did} at ${draft.resolvedAt}`),
    type: ['VerifiableCredential', 'DidResolutionCredential'],
    issuer: draft.signer.kid.split('#')[0] as string,
    validFrom: draft.resolvedAt,
    validUntil: draft.validUntil,
    credentialSubject: {
      id: did,
      type: 'DidResolution',
      resolvedAt: draft.resolvedAt,
      didDocument: draft.document,
      ...(draft.metadata !== undefined && { didDocumentMetadata: draft.metadata }),
    },
  };
  return issueCredential(unsecured, { signer: draft.signer, crypto });
}

/** Signs the trust policy as its operator. */
export async function signTrustPolicy(draft: StoryDraft): Promise<SignedCredential> {
  const { policy, policySigner } = draft;
  const unsecured: TrustPolicyCredential = {
    '@context': CONTEXT,
    id: urnOf(`trust policy ${policy.id} ${policy.sequence}`),
    type: ['VerifiableCredential', 'TrustPolicyCredential'],
    issuer: policySigner.kid.split('#')[0] as string,
    validFrom: policy.validFrom,
    credentialSubject: { id: policy.id, type: 'TrustPolicySubject', trustPolicy: policy },
  };
  return issueCredential(unsecured, { signer: policySigner, crypto });
}
