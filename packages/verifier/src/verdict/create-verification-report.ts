import type { CryptoPrimitives } from '@originmark/core';
import {
  CONTEXT_URLS,
  type EntryVerdict,
  type EntryVerificationReportCredential,
  type EvidencePackage,
} from '@originmark/schemas';
import { commitToVerdict } from '../evidence/commit-to-verdict.ts';
import { digestPackage } from '../evidence/package-parts.ts';

/** Who reports, under which name. */
export interface VerificationReporter {
  /** `urn:uuid:…` or another IRI: the id of the report. */
  readonly id: string;
  /** DID of the verifier, and the name by which it is known. */
  readonly issuer: { readonly id: string; readonly name?: string };
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
}

const ENTRY_TYPES = ['CBP7501EntrySummaryCredential', 'CBP3461EntryCredential'];

/**
 * Writes the verdict of an evidence package as the credential in which a verifier reports it, unsigned:
 * outcome, axes, clocks and policy as they stand in the verdict, an edge to every entry that was judged, and
 * which package it is of. It commits to verdict, fragments and inputs with the salt of the package, and to
 * counters among the inputs, so that nobody without the package can confirm a guess at any of them. It holds
 * from the moment of verification and is advisory: not a ruling, a determination of origin or a release. It
 * stays silent about the credentials of the bundle.
 */
export function createVerificationReport(
  evidence: EvidencePackage,
  { crypto, id, issuer }: VerificationReporter,
): EntryVerificationReportCredential {
  const verdict = JSON.parse(evidence.verdict) as EntryVerdict;
  const { axes, clocks, credentials, entryNumber, entryVersion, outcome, policy } = verdict;
  const edge = credentials
    .filter(({ reached, type }) => reached && ENTRY_TYPES.includes(type))
    .map(({ credentialDigest, id: credential }) => ({
      role: 'verified' as const,
      credential,
      credentialDigest,
    }));
  const report: EntryVerificationReportCredential = {
    '@context': [CONTEXT_URLS.credentials, CONTEXT_URLS.originmark],
    id,
    type: ['VerifiableCredential', 'EntryVerificationReportCredential'],
    issuer: { ...issuer },
    validFrom: clocks.verified,
    credentialSubject: {
      type: 'EntryVerificationReport',
      entryNumber,
      entryVersion,
      advisory: true,
      outcome,
      axes,
      clocks,
      policy,
      evidencePackage: digestPackage(evidence, crypto.sha256),
      commitments: commitToVerdict(evidence, crypto),
    },
  };
  return edge.length > 0 ? { ...report, edge: edge } : report;
}
