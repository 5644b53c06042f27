import { formatDateTime, parseDateTime } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import {
  type ClockName,
  type Facts,
  type Finding,
  fail,
  undecided,
  about,
} from '../verdict/fragment.ts';
import { isFromADay } from '../status/status-answer.ts';
import { edgeName, type Link } from './graph.ts';
import { judgeRevocation } from './judge-revocation.ts';

export interface ParentQuestion {
  /** Latest moment (ms) at which the authority is used. */
  readonly at: number;
  /** Earliest moment (ms) at which it is used; the same as `at` for a single moment. */
  readonly from: number;
  readonly clock: ClockName;
  readonly rules: TrustPolicy['rules'];
  readonly standing: (credential: Credential) => Standing;
  readonly existedAt: (credential: Credential) => number | undefined;
}

type Effect = 'cascade' | 'prospective' | 'grace';

/**
 * What a revoked, expired or not yet valid parent does to what rests on it. The policy says by role:
 * cascade ends it, prospective spares what provably existed before, grace lets it run on through the
 * sell-off that the parent grants. Recognitions default to prospective, all else to cascade.
 */
export function judgeParent(link: Link, question: ParentQuestion): Finding[] {
  const { at, from, clock, rules } = question;
  const { role, to: parent, from: child } = link;
  const facts: Facts = about({ on: child, edge: edgeName(role, parent.id), clock, axis: 'ipr' });
  const findings: Finding[] = [];

  const validFrom = parseDateTime(parent.payload['validFrom']);
  if (validFrom !== undefined && from < validFrom)
    findings.push(
      fail('time.not-yet-valid', {
        ...facts,
        on: parent,
        pointer: '/validFrom',
        expected: formatDateTime(from),
        found: parent.payload['validFrom'],
      }),
    );

  const validUntil = parseDateTime(parent.payload['validUntil']);
  if (validUntil !== undefined && at >= validUntil)
    findings.push(
      ...ended(
        'chain.parent-expired',
        validUntil,
        rules.expiredParent?.[role] ?? defaultEffect(role),
        link,
        question,
        facts,
      ),
    );

  const standing = question.standing(parent);
  const { status } = standing;
  if (status.kind !== 'revoked') return findings;
  const { revocation } = status;
  if (revocation === undefined || !isFromADay(revocation))
    findings.push(
      fail('chain.parent-revoked', {
        ...facts,
        expected: 'not revoked',
        found: revocation?.reason ?? 'no revocation record',
      }),
    );
  else if (at < revocation.effectiveAt)
    findings.push(...judgeRevocation(parent, at, standing, facts));
  else {
    const effect = rules.revokedParent?.[role] ?? defaultEffect(role);
    const end = revocation.effectiveAt;
    const answer = ended('chain.parent-revoked', end, effect, link, question, facts);
    findings.push(...answer);
    if (answer.some(({ outcome }) => outcome === 'fail'))
      findings.push(...judgeRevocation(parent, at, standing, facts));
  }
  return findings;
}

function ended(
  code: 'chain.parent-expired' | 'chain.parent-revoked',
  end: number,
  effect: Effect,
  { to: parent, from: child }: Link,
  { at, existedAt }: ParentQuestion,
  facts: Facts,
): Finding[] {
  const answer = {
    ...facts,
    expected: `in force at ${formatDateTime(at)}`,
    found: formatDateTime(end),
  };
  switch (effect) {
    case 'cascade':
      return [fail(code, answer)];
    case 'grace':
      return at < end + sellOff(parent) ? [] : [fail(code, answer)];
    case 'prospective': {
      const existed = existedAt(child);
      if (existed !== undefined && existed < end) return [];
      return [
        undecided('chain.existence-unproven', {
          ...facts,
          expected: `existence proven before ${formatDateTime(end)}`,
          found: existed === undefined ? null : formatDateTime(existed),
        }),
      ];
    }
  }
}

function defaultEffect(role: string): Effect {
  return role === 'recognizedIn' ? 'prospective' : 'cascade';
}

function sellOff({ subject }: Credential): number {
  const scope = subject['scope'] as { term?: { sellOffDays?: number } } | undefined;
  return (scope?.term?.sellOffDays ?? 0) * 86_400_000;
}
