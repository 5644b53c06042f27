import { canonicalizeJson, type JsonValue } from '@originmark/core';
import type { Fragment } from '@originmark/schemas';
import { groupBy } from '../group-by.ts';

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
  // Line and credential order most of them: only what shares both is compared member by member.
  const compare = (a: Fragment, b: Fragment): number =>
    compareText(a.edge, b.edge) ||
    compareText(a.code, b.code) ||
    compareText(a.outcome, b.outcome) ||
    compareText(a.pointer, b.pointer) ||
    compareText(textOf(a), textOf(b));
  const sorted: Fragment[] = [];
  const lines = groupBy(fragments, ({ line }) => line ?? 0);
  for (const line of [...lines.keys()].sort((a, b) => a - b)) {
    const credentials = groupBy(lines.get(line) ?? [], ({ credentialDigest }) => credentialDigest);
    for (const digest of [...credentials.keys()].sort(compareText)) {
      let before: Fragment | undefined;
      for (const fragment of [...(credentials.get(digest) ?? [])].sort(compare)) {
        if (before === undefined || compare(before, fragment) !== 0) sorted.push(fragment);
        before = fragment;
      }
    }
  }
  return sorted;
}

/** By UTF-16 units; absent sorts first. */
function compareText(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
