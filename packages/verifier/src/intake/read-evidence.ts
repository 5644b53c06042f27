import type { JsonValue } from '@originmark/core';
import type { BundleEvidence } from '@originmark/schemas';
import type { VerifierContext } from '../context.ts';
import { type Finding, fail } from '../verdict/fragment.ts';
import { type Credential, toCredential } from './credential.ts';
import { distinct } from './distinct.ts';
import { LIMITS } from './limits.ts';
import { type OfferedProof, readExistenceProofs } from './read-existence-proofs.ts';
import { readToken } from './read-token.ts';

/** Offers of proof that travel with credentials. Each counts only if it proves itself. */
export interface Staples {
  readonly didResolutions: readonly Credential[];
  readonly statusLists: readonly Credential[];
  /** Those of the right form, each once, sorted by digest. */
  readonly existenceProofs: readonly OfferedProof[];
}

/** Evidence as it was given: the proofs of existence are not read yet. */
export interface OfferedEvidence extends Omit<BundleEvidence, 'existenceProofs'> {
  readonly existenceProofs?: readonly JsonValue[];
}

export const NO_STAPLES: Staples = { didResolutions: [], statusLists: [], existenceProofs: [] };

/** Reads staples; one that cannot be read proves nothing and spoils nothing, and a finding says so. */
export function readEvidence(
  evidence: OfferedEvidence,
  context: VerifierContext,
): { readonly staples: Staples; readonly findings: readonly Finding[] } {
  const { crypto } = context;
  const findings: Finding[] = [];
  const staple = (
    tokens: readonly string[] | undefined,
    name: string,
    maxBytes: number,
  ): Credential[] => {
    const found: Credential[] = [];
    for (const token of tokens ?? []) {
      const result = readToken(token, maxBytes, `/evidence/${name}`, context);
      if (result.ok) found.push(toCredential(result.jws, 'staple', crypto.sha256));
      else findings.push({ ...fail('intake.staple-unproven', result.finding) });
    }
    return distinct(found);
  };
  const proofs = readExistenceProofs(evidence.existenceProofs ?? [], crypto);
  findings.push(...proofs.findings);
  const { didResolutions, statusLists } = evidence;
  return {
    staples: {
      existenceProofs: proofs.proofs,
      didResolutions: staple(didResolutions, 'didResolutions', LIMITS.credentialTokenBytes),
      statusLists: staple(statusLists, 'statusLists', LIMITS.statusListTokenBytes),
    },
    findings,
  };
}
