import type { TrustPolicy } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import type { ClockName, Finding } from '../verdict/fragment.ts';
import { checkExistence } from './check-existence.ts';
import type { CredentialGraph } from './graph.ts';
import { judgeParent } from './judge-parent.ts';

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
  const { at, policy } = question;
  const findings: Finding[] = [];
  // Recognitions were weighed with the issuers that speak by them.
  for (const links of graph.links.values())
    for (const link of links)
      if (link.rule.kind === 'authority' && link.role !== 'recognizedIn')
        findings.push(...judgeParent(link, { ...question, from: at, rules: policy.rules }));
  for (const credential of credentials) {
    if (!graph.reached.has(credential.digest)) continue;
    const unproven = checkExistence(credential, question);
    if (unproven !== undefined) findings.push(unproven);
  }
  return findings;
}
