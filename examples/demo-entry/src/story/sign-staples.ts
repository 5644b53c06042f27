import { createStatusBits, setStatusBit } from '@originmark/core';
import { gzip } from '@originmark/core/node';
import { createStatusListCredential } from '@originmark/issuer';
import type { DidResolutionCredential, TrustPolicyCredential } from '@originmark/schemas';
import { urnOf } from '../derive.ts';
import { issueOnce } from '../issue-once.ts';
import type { DraftDid, DraftStatusList, StoryDraft } from './draft.ts';
import type { SignedCredential } from './sign-credentials.ts';

const CONTEXT: ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://originmark.example/ns/v1',
];

/** Signs one version of a status list. */
export function signStatusList({ signer, ...list }: DraftStatusList): Promise<SignedCredential> {
  return issueOnce(list, signer, writeStatusList);
}

function writeStatusList(list: Omit<DraftStatusList, 'signer'>): Promise<object> {
  const bits = createStatusBits();
  for (const index of list.set) setStatusBit(bits, index, true);
  const { url, issuer, purpose, sequence, previousDigest, validFrom, validUntil, ttl } = list;
  return createStatusListCredential(
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
}

/** Signs what a resolver saw of a DID. */
export function signDidResolution(did: string, draft: DraftDid): Promise<SignedCredential> {
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
  return issueOnce(unsecured, draft.signer);
}

/** Signs the trust policy as its operator. */
export function signTrustPolicy(draft: StoryDraft): Promise<SignedCredential> {
  const { policy, policySigner } = draft;
  const unsecured: TrustPolicyCredential = {
    '@context': CONTEXT,
    id: urnOf(`trust policy ${policy.id} ${policy.sequence}`),
    type: ['VerifiableCredential', 'TrustPolicyCredential'],
    issuer: policySigner.kid.split('#')[0] as string,
    validFrom: policy.validFrom,
    credentialSubject: { id: policy.id, type: 'TrustPolicySubject', trustPolicy: policy },
  };
  return issueOnce(unsecured, policySigner);
}
