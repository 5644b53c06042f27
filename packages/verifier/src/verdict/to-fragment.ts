import type { JsonValue } from '@originmark/core';
import type { Fragment } from '@originmark/schemas';
import { type CheckName, type CodeEntry, codeEntry, isFindingCode } from '../codes/registry.ts';
import { renderText } from '../codes/render.ts';
import type { Axis, Finding } from './fragment.ts';

/** The axis a check speaks about when the finding does not say. */
const AXES: Readonly<Partial<Record<CheckName, Axis>>> = {
  entry: 'filing',
  origin: 'preference',
  licence: 'ipr',
  documents: 'documents',
};

export function axisOf(finding: Finding): Axis {
  return finding.axis ?? AXES[finding.check] ?? 'integrity';
}

/** What decides how much a finding weighs. */
export interface Weighing {
  /** Whether a claim of the entry, or the entry itself, rests on the credential. */
  readonly isReached: (finding: Finding) => boolean;
  readonly isRequired: (axis: Axis, check: CheckName) => boolean;
}

/**
 * Adds effect and texts to a finding (formats, section 6). A credential that nothing rests on is
 * reported without effect; what cannot be decided calls for review where the policy requires the
 * check.
 */
export function toFragment(finding: Finding, { isReached, isRequired }: Weighing): Fragment {
  const { check, code, outcome, on, edge, line, pointer, expected, found, clock, consequence } =
    finding;
  const axis = axisOf(finding);
  // What passed says nothing, so nothing is looked up for it.
  const tells = outcome === 'fail' || outcome === 'indeterminate';
  const entry = tells && isFindingCode(code) ? codeEntry(code) : undefined;
  const reached = isReached(finding);
  let effect: Fragment['effect'] = 'none';
  if (reached && outcome === 'fail') effect = entry?.effect ?? 'review';
  if (reached && outcome === 'indeterminate' && isRequired(axis, check)) effect = 'review';
  const fragment: Fragment = { check, code, outcome, axis, effect };
  if (on !== undefined) {
    if (on.isTellable) fragment.credential = on.id;
    fragment.credentialDigest = on.digest;
  }
  if (edge !== undefined) fragment.edge = cut(edge, MAX_EDGE);
  if (line !== undefined) fragment.line = line;
  if (pointer !== undefined) fragment.pointer = cut(pointer, MAX_POINTER);
  if (expected !== undefined) fragment.expected = bound(expected);
  if (found !== undefined) fragment.found = bound(found);
  if (clock !== undefined) fragment.clock = clock;
  if (tells) speak(fragment, finding, entry);
  if (consequence !== undefined) fragment.consequenceIfUpheld = consequence;
  else if (outcome === 'fail' && entry?.consequence !== undefined)
    fragment.consequenceIfUpheld = { summary: entry.consequence };
  return fragment;
}

/** Adds what the officer reads and what the trader can do. */
function speak(fragment: Fragment, { item, on }: Finding, entry: CodeEntry | undefined): void {
  const { expected, found, line, credential, clock } = fragment;
  const values = {
    expected: (expected ?? null) as JsonValue,
    found: (found ?? null) as JsonValue,
    line: line ?? null,
    credential: credential ?? null,
    issuer: on?.issuer ?? null,
    clock: clock ?? null,
    item: item ?? null,
  };
  const words = item === undefined ? entry : (entry?.asFiled ?? entry);
  fragment.officer =
    words === undefined
      ? `The check "${fragment.check}" is required and did not run here.`
      : renderText(words.officer, values);
  fragment.remedy =
    words?.remedy ?? 'Ask the operator of the verifier why the check could not run.';
  fragment.reference = words?.reference ?? 'Originmark chain profile';
  fragment.decisionBelongsTo = entry?.decisionBelongsTo ?? 'the operator of the verifier';
}

// Limits of the verdict's own format: an endless edge is told all the same.
const MAX_EDGE = 2200;
const MAX_POINTER = 2000;

const MAX_TEXT = 500;
const MAX_ITEMS = 50;
const MAX_DEPTH = 8;

/** The text, or as much of it as fits with an ellipsis; never half a surrogate pair. */
function cut(text: string, max: number): string {
  return text.length < max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** JSON of a bounded size: what a hostile document holds must not swell the verdict. */
export function bound(value: unknown, depth = 0): JsonValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return cut(value, MAX_TEXT + 1);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => bound(item, depth + 1));
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .slice(0, MAX_ITEMS);
  return Object.fromEntries(members.map(([name, member]) => [name, bound(member, depth + 1)]));
}
