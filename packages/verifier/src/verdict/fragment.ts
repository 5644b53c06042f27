import type { Fragment } from '@originmark/schemas';
import type { CheckName, FindingCode } from '../codes/registry.ts';
import { CHECKS, checkOf } from '../codes/registry.ts';
import type { Credential } from '../intake/credential.ts';

export type Axis = Fragment['axis'];
export type Outcome = Fragment['outcome'];
export type ClockName = NonNullable<Fragment['clock']>;
export type Consequence = NonNullable<Fragment['consequenceIfUpheld']>;

/** Where and about what a check spoke. All values are JSON. */
export interface Facts {
  /** Defaults to the axis of the check. */
  readonly axis?: Axis | undefined;
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
  /**
   * The thing in words, for the officer's sentence. In a difference from the verifier's own record of what
   * was filed it chooses the words for that: `expected` was filed, `found` was presented.
   */
  readonly item?: string | undefined;
  readonly consequence?: Consequence | undefined;
}

/** One outcome of one check, before effect and texts are added. */
export interface Finding extends Facts {
  readonly check: CheckName;
  /** A finding code, or `<check>.ok`, `.not-applicable`, `.skipped`, `.not-run`. */
  readonly code: string;
  readonly outcome: Outcome;
}

/** All facts, each with its value or with none: a member that is forgotten does not compile. */
type AllFacts = { readonly [Name in keyof Required<Facts>]: Facts[Name] };

/**
 * Facts that several findings begin with. All are of one shape, members without a value included:
 * a copy with some of them changed then costs a tenth of a copy of what has any shape.
 */
export function about<const Given extends Facts>(facts: Given): Given;
export function about(facts: Facts): AllFacts {
  return {
    axis: facts.axis,
    on: facts.on,
    edge: facts.edge,
    line: facts.line,
    pointer: facts.pointer,
    expected: facts.expected,
    found: facts.found,
    clock: facts.clock,
    item: facts.item,
    consequence: facts.consequence,
  };
}

/** One shape for all findings: a verdict makes hundreds. */
function finding(
  check: CheckName,
  code: string,
  outcome: Outcome,
  facts: Facts,
): Finding & AllFacts {
  return {
    check,
    code,
    outcome,
    axis: facts.axis,
    on: facts.on,
    edge: facts.edge,
    line: facts.line,
    pointer: facts.pointer,
    expected: facts.expected,
    found: facts.found,
    clock: facts.clock,
    item: facts.item,
    consequence: facts.consequence,
  };
}

/** The codes that every check has, made once. */
const OK = codesFor('ok');
const NOT_APPLICABLE = codesFor('not-applicable');

function codesFor(condition: string): Readonly<Record<CheckName, string>> {
  return Object.fromEntries(CHECKS.map((check) => [check, `${check}.${condition}`])) as Record<
    CheckName,
    string
  >;
}

/** What the check asks for is not so. */
export function fail(code: FindingCode, facts: Facts): Finding {
  return finding(checkOf(code), code, 'fail', facts);
}

/** It cannot be decided whether it is so. */
export function undecided(code: FindingCode, facts: Facts): Finding {
  return finding(checkOf(code), code, 'indeterminate', facts);
}

/** The check ran and found what it asks for. */
export function pass(check: CheckName, facts: Facts): Finding {
  return finding(check, OK[check], 'pass', facts);
}

/** The check has nothing to ask here. */
export function notApplicable(check: CheckName, facts: Facts): Finding {
  return finding(check, NOT_APPLICABLE[check], 'not-applicable', facts);
}

/** The policy says that this need not be asked. */
export function skippedByPolicy(code: FindingCode, facts: Facts): Finding {
  return finding(checkOf(code), code, 'skipped-by-policy', facts);
}

/** A required check that produced nothing: never counts as passed. */
export function notRun(check: CheckName, facts: Facts): Finding {
  return finding(check, `${check}.not-run`, 'indeterminate', facts);
}
