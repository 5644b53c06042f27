import { formatDateTime } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import { type ClockName, type Facts, type Finding, undecided } from '../verdict/fragment.ts';
import type { CredentialGraph } from './graph.ts';
import { judgeParent } from './judge-parent.ts';
import { profileOf } from './profile.ts';

/** The one moment (ms) at which a whole chain is used. */
export interface AuthorityQuestion {
  readonly at: number;
  readonly clock: ClockName;
  readonly policy: TrustPolicy;
  readonly standing: (credential: Credential) => Standing;
  readonly existedAt: (credential: Credential) => number | undefined;
}

/**
 * What an entry asks line by line, asked of a chain by itself: that every parent was in force, by the
 * policy's rule for its role, and that authority existed when it was used.
 */
export function judgeAuthorityAt(
  graph: CredentialGraph,
  credentials: readonly Credential[],
  question: AuthorityQuestion,
): Finding[] {
  const { at, clock, existedAt, policy } = question;
  const findings: Finding[] = [];
  // Recognitions were weighed with the issuers that speak by them.
  // Recognitions were weighed with the issuers that speak by them.
  for (const links of graph.links.values())
    for (const link of links)
      if (link.rule.kind === 'authority' && link.role !== 'recognizedIn')
        findings.push(...judgeParent(link, { ...question, from: at, rules: policy.rules }));
  for (const credential of credentials) {
    if (!graph.reached.has(credential.digest) || !isGrant(credential)) continue;
    const existed = existedAt(credential);
    if (existed === undefined || existed > at)
      findings.push(
        undecided('chain.existence-unproven', {
          ...factsOf(credential, clock),
          expected: `existence proven by ${formatDateTime(at)}`,
          found: existed === undefined ? null : formatDateTime(existed),
        }),
      );
  }
  return findings;
}

/** Whether it gives somebody leave: those need proof that they are older than their use. */
function isGrant({ type }: Credential): boolean {
  return (
    type === 'IntellectualPropertyRightsLicenseCredential' ||
    type === 'MakerAuthorizationCredential' ||
    type === 'PowerOfAttorneyCredential' ||
    type === 'RecognizedEntityCredential'
  );
}

function factsOf(on: Credential, clock: ClockName): Facts {
  return { on, clock, axis: profileOf(on.type)?.axis };
}
