import type { Fragment } from '@originmark/schemas';
import type { CheckName, FindingCode } from '../codes/registry.ts';
import { checkOf } from '../codes/registry.ts';
import type { Credential } from '../intake/credential.ts';

export type Axis = Fragment['axis'];
export type Outcome = Fragment['outcome'];
export type ClockName = NonNullable<Fragment['clock']>;
export type Consequence = NonNullable<Fragment['consequenceIfUpheld']>;

/** Where and about what a check spoke. All values are JSON. */
export interface Facts {
  /** Defaults to the axis of the check. */
  readonly axis?: Axis;
  readonly on?: Credential | undefined;
  /** `role → target id` of the edge concerned. */
  readonly edge?: string | undefined;
  /** Entry line number; absent means the whole entry. */
  readonly line?: number | undefined;
  /** JSON Pointer into the credential, or into the bundle when there is none. Never an index that depends on order. */
  readonly pointer?: string | undefined;
  readonly expected?: unknown;
  readonly found?: unknown;
  readonly clock?: ClockName | undefined;
  readonly consequence?: Consequence | undefined;
}

/** One outcome of one check, before effect and texts are added. */
export interface Finding extends Facts {
  readonly check: CheckName;
  /** A finding code, or `<check>.ok`, `.not-applicable`, `.skipped`, `.not-run`. */
  readonly code: string;
  readonly outcome: Outcome;
}

/** What the check asks for is not so. */
export function fail(code: FindingCode, facts: Facts): Finding {
  return { ...facts, check: checkOf(code), code, outcome: 'fail' };
}

/** It cannot be decided whether it is so. */
export function undecided(code: FindingCode, facts: Facts): Finding {
  return { ...facts, check: checkOf(code), code, outcome: 'indeterminate' };
}

/** The check ran and found what it asks for. */
export function pass(check: CheckName, facts: Facts): Finding {
  return { ...facts, check, code: `${check}.ok`, outcome: 'pass' };
}

/** The check has nothing to ask here. */
export function notApplicable(check: CheckName, facts: Facts): Finding {
  return { ...facts, check, code: `${check}.not-applicable`, outcome: 'not-applicable' };
}

/** The policy says that this need not be asked. */
export function skippedByPolicy(code: FindingCode, facts: Facts): Finding {
  return { ...facts, check: checkOf(code), code, outcome: 'skipped-by-policy' };
}

/** A required check that produced nothing: never counts as passed. */
export function notRun(check: CheckName, facts: Facts): Finding {
  return { ...facts, check, code: `${check}.not-run`, outcome: 'indeterminate' };
}
