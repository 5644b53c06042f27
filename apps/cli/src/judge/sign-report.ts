import { createNodeCrypto } from '@originmark/core/node';
import { didOf, PARTIES, signerOf, urnOf } from '@originmark/demo-entry';
import { issueCredential } from '@originmark/issuer';
import type { EntryVerdict } from '@originmark/schemas';
import { createVerificationReport } from '@originmark/verifier';

/** The report as the verifier signs it. */
export interface SignedReport {
  /** Compact JWS, `vc+jwt`. */
  readonly token: string;
  readonly credentialDigest: string;
  /** Digest of the verdict that it reports. */
  readonly verdictDigest: string;
}

/**
 * Reports a verdict as the demo's verifier, under its demo key. What does not fit the schema of the report
 * is not signed.
 * @throws IssuerError
 */
export async function signReport(verdict: EntryVerdict): Promise<SignedReport> {
  const crypto = createNodeCrypto();
  const report = createVerificationReport(verdict, {
    id: urnOf('report'),
    issuer: { id: didOf('verifier'), name: PARTIES.verifier.name },
    crypto,
  });
  const { token, credentialDigest } = await issueCredential(report, {
    signer: signerOf('verifier'),
    crypto,
  });
  const { verdictDigest } = report.credentialSubject;
  return { token, credentialDigest, verdictDigest };
}
