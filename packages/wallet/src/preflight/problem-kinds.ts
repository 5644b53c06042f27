import type { Fragment, PreflightProblem } from '@originmark/schemas';
import type { FindingCode } from '@originmark/verifier';

export type ProblemKind = PreflightProblem['kind'];

/** Findings that say that something is not there, has lapsed or was withdrawn; all others say that it is wrong. */
const KINDS: Readonly<Partial<Record<FindingCode, ProblemKind>>> = {
  'origin.no-certification': 'missing',
  'origin.possession-unproven': 'missing',
  'chain.parent-missing': 'missing',
  'chain.edge-missing': 'missing',
  'chain.existence-unproven': 'missing',
  'licence.none': 'missing',
  'licence.goods-not-linked': 'missing',
  'entry.filer-not-shown': 'missing',
  'entry.line-unsupported': 'missing',
  'documents.existence-missing': 'missing',
  'status.missing': 'missing',
  'status.unavailable': 'missing',
  'status.stale': 'lapsed',
  'did.unresolvable': 'missing',
  'time.expired': 'lapsed',
  'time.not-yet-valid': 'lapsed',
  'origin.blanket-period': 'lapsed',
  'origin.acceptance-expired': 'lapsed',
  'origin.possessed-late': 'lapsed',
  'chain.parent-expired': 'lapsed',
  'licence.made-outside-term': 'lapsed',
  'licence.right-lapsed': 'lapsed',
  'scope.term': 'lapsed',
  'status.revoked': 'withdrawn',
  'status.suspended': 'withdrawn',
  'status.revoked-since': 'withdrawn',
  'chain.parent-revoked': 'withdrawn',
  'key.revoked': 'withdrawn',
  'key.compromised': 'withdrawn',
  'did.deactivated': 'withdrawn',
};

/** What kind of trouble a finding is for whoever files. */
export function kindOf({ code, effect, outcome }: Fragment): ProblemKind {
  if (effect === 'flag') return 'notice';
  return kindOfCode(code) ?? (outcome === 'indeterminate' ? 'undecided' : 'defective');
}

/** The kind that a code has whatever its outcome. */
export function kindOfCode(code: string): ProblemKind | undefined {
  return (KINDS as Readonly<Record<string, ProblemKind | undefined>>)[code];
}

/**
 * Findings that a pre-flight does not repeat: the clocks of an entry that is not filed yet are its own by
 * nature, and CBP's record alone confirms them.
 */
const NOT_TOLD: ReadonlySet<string> = new Set<FindingCode>(['time.claim-unconfirmed']);

/** Whether a finding weighs, and is for whoever files. */
export function isTold({ code, effect }: Fragment): boolean {
  return effect !== 'none' && !NOT_TOLD.has(code);
}

const WEIGHTS: readonly Fragment['effect'][] = ['none', 'flag', 'review', 'exception'];

/** The heavier of two effects comes first. */
export function compareEffects(a: Fragment['effect'], b: Fragment['effect']): number {
  return WEIGHTS.indexOf(b) - WEIGHTS.indexOf(a);
}
