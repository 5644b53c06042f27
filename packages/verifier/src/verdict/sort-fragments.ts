import { canonicalizeJson, type JsonValue } from '@originmark/core';
import type { Fragment } from '@originmark/schemas';

/**
 * One order for the same fragments, whatever order they were found in: by line, credential digest,
 * edge, code, and then by all that is left. Equal fragments are one.
 */
export function sortFragments(fragments: readonly Fragment[]): Fragment[] {
  const texts = new Map<Fragment, string>();
  const textOf = (fragment: Fragment): string => {
    const text = texts.get(fragment) ?? canonicalizeJson(fragment as unknown as JsonValue);
    texts.set(fragment, text);
    return text;
  };
  const compare = (a: Fragment, b: Fragment): number =>
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.credentialDigest, b.credentialDigest) ||
    compareText(a.edge, b.edge) ||
    compareText(a.code, b.code) ||
    compareText(a.outcome, b.outcome) ||
    compareText(a.pointer, b.pointer) ||
    compareText(textOf(a), textOf(b));
  const sorted = fragments.toSorted(compare);
  return sorted.filter((fragment, at) => {
    const before = sorted[at - 1];
    return before === undefined || compare(before, fragment) !== 0;
  });
}

/** By UTF-16 units; absent sorts first. */
function compareText(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
