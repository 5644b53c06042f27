import { formatDateTime, parseDateTime } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import {
  type ClockName,
  type Facts,
  type Finding,
  about,
  fail,
  undecided,
} from '../verdict/fragment.ts';
import { clockSkewMs, signatureOver, textOfSeconds } from '../secure/check-time.ts';
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

/** When (ms) something of a parent ended, and how that is told. */
interface End {
  readonly at: number;
  readonly text: string;
}

/**
 * What a revoked, expired or not yet valid parent does to what rests on it. The policy says by role:
 * cascade ends it, prospective spares what provably existed before, grace lets it run on through the
 * sell-off that the parent grants. Recognitions default to prospective, all else to cascade. A parent
 * expires by its own `validUntil` and by `exp` of its signature; each is asked for itself (ADR 7).
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
  const exp = signatureOver(parent, at, clockSkewMs(rules));
  if ((validUntil !== undefined && at >= validUntil) || exp !== undefined) {
    const effect = rules.expiredParent?.[role] ?? defaultEffect(role);
    const expire = (end: End): readonly Finding[] =>
      ended('chain.parent-expired', end, effect, link, question, facts);
    if (validUntil !== undefined && at >= validUntil) findings.push(...expire(endAt(validUntil)));
    // A number that no calendar has is told as it stands.
    if (exp !== undefined) findings.push(...expire({ at: exp * 1000, text: textOfSeconds(exp) }));
  }

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
    const end = endAt(revocation.effectiveAt);
    const answer = ended('chain.parent-revoked', end, effect, link, question, facts);
    findings.push(...answer);
    if (answer.some(({ outcome }) => outcome === 'fail'))
      findings.push(...judgeRevocation(parent, at, standing, facts));
  }
  return findings;
}

function ended(
  code: 'chain.parent-expired' | 'chain.parent-revoked',
  end: End,
  effect: Effect,
  { to: parent, from: child }: Link,
  { at, existedAt }: ParentQuestion,
  facts: Facts,
): Finding[] {
  const answer = {
    ...facts,
    expected: `in force at ${formatDateTime(at)}`,
    found: end.text,
  };
  switch (effect) {
    case 'cascade':
      return [fail(code, answer)];
    case 'grace':
      return at < end.at + sellOff(parent) ? [] : [fail(code, answer)];
    case 'prospective': {
      const existed = existedAt(child);
      if (existed !== undefined && existed < end.at) return [];
      return [
        undecided('chain.existence-unproven', {
          ...facts,
          expected: `existence proven before ${end.text}`,
          found: existed === undefined ? null : formatDateTime(existed),
        }),
      ];
    }
  }
}

function endAt(at: number): End {
  return { at, text: formatDateTime(at) };
}

function defaultEffect(role: string): Effect {
  return role === 'recognizedIn' ? 'prospective' : 'cascade';
}

function sellOff({ subject }: Credential): number {
  const scope = subject['scope'] as { term?: { sellOffDays?: number } } | undefined;
  return (scope?.term?.sellOffDays ?? 0) * 86_400_000;
}
