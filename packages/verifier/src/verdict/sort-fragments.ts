import { canonicalizeJson, type JsonValue } from '@originmark/core';
import type { Fragment } from '@originmark/schemas';

interface Keyed {
  readonly fragment: Fragment;
  readonly key: string;
  /** The whole fragment as text; made only to tell apart what the key cannot. */
  text?: string;
}

/**
 * One order for the same fragments, whatever order they were found in: by line, credential digest,
 * edge, code, and then by all that is left. Equal fragments are one.
 */
export function sortFragments(fragments: readonly Fragment[]): Fragment[] {
  const keyed = fragments.map((fragment): Keyed => ({ fragment, key: keyOf(fragment) }));
  keyed.sort((a, b) => {
    if (a.key !== b.key) return a.key < b.key ? -1 : 1;
    const [left, right] = [textOf(a), textOf(b)];
    return left === right ? 0 : left < right ? -1 : 1;
  });
  const kept: Fragment[] = [];
  let before: Keyed | undefined;
  for (const one of keyed) {
    if (before?.key !== one.key || textOf(before) !== textOf(one)) kept.push(one.fragment);
    before = one;
  }
  return kept;
}

/** Parts are joined by a character that stands in none of them and sorts before all of theirs. */
function keyOf({ line, credentialDigest, edge, code, outcome, pointer }: Fragment): string {
  return `${String(line ?? 0).padStart(3, '0')}\u0000${credentialDigest ?? ''}\u0000${edge ?? ''}\u0000${code}\u0000${outcome}\u0000${pointer ?? ''}`;
}

function textOf(keyed: Keyed): string {
  keyed.text ??= canonicalizeJson(keyed.fragment as unknown as JsonValue);
  return keyed.text;
}
