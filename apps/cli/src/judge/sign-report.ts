import { createNodeCrypto } from '@originmark/core/node';
import { didOf, PARTIES, signerOf, urnOf } from '@originmark/demo-entry';
import { issueCredential } from '@originmark/issuer';
import { digestBytes } from '@originmark/core';
import type { EvidencePackage } from '@originmark/schemas';
import { createVerificationReport } from '@originmark/verifier';

/** The report as the verifier signs it. */
export interface SignedReport {
  /** Compact JWS, `vc+jwt`. */
  readonly token: string;
  readonly credentialDigest: string;
  /** Digest of the verdict that it reports, which the report does not say. */
  readonly verdictDigest: string;
  /** Digest of the evidence package that the report names. */
  readonly evidencePackage: string;
}

/**
 * Reports the verdict of a package as the demo's verifier, under its demo key. What does not fit the schema of the report
 * is not signed.
 * @throws IssuerError
 */
export async function signReport(evidence: EvidencePackage): Promise<SignedReport> {
  const crypto = createNodeCrypto();
  const report = createVerificationReport(evidence, {
    id: urnOf('report'),
    issuer: { id: didOf('verifier'), name: PARTIES.verifier.name },
    crypto,
  });
  const { token, credentialDigest } = await issueCredential(report, {
    signer: signerOf('verifier'),
    crypto,
  });
  const { evidencePackage = '' } = report.credentialSubject;
  const verdictDigest = digestBytes(new TextEncoder().encode(evidence.verdict), crypto.sha256);
  return { token, credentialDigest, verdictDigest, evidencePackage };
}
