import { type CryptoPrimitives, digestJson, type JsonValue } from '@originmark/core';
import {
  CONTEXT_URLS,
  type EntryVerdict,
  type EntryVerificationReportCredential,
} from '@originmark/schemas';

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
 * Writes a verdict as the credential in which a verifier reports it, unsigned: outcome, axes, clocks, policy
 * and counters as they stand in the verdict, the digest of the whole verdict in canonical form (RFC 8785),
 * and an edge to every entry that was judged. It holds from the moment of verification and is advisory: not
 * a ruling, a determination of origin or a release. It stays silent about the credentials of the bundle;
 * whoever has the verdict finds them there, and its digest here.
 */
export function createVerificationReport(
  verdict: EntryVerdict,
  { crypto, id, issuer }: VerificationReporter,
): EntryVerificationReportCredential {
  const { axes, clocks, counters, credentials, entryNumber, entryVersion, outcome, policy } =
    verdict;
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
      axes: structuredClone(axes),
      clocks: { ...clocks },
      policy: { ...policy },
      ...(counters !== undefined && { counters }),
      verdictDigest: digestJson(verdict as unknown as JsonValue, crypto.sha256),
    },
  };
  return edge.length > 0 ? { ...report, edge: edge } : report;
}
