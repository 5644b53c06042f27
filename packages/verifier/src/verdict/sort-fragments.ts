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
  // Line and credential order most of them, as one number; only what shares both is compared further.
  const ranks = rankDigests(fragments);
  const places = fragments.map(
    ({ line = 0, credentialDigest = '' }) => line * ranks.size + (ranks.get(credentialDigest) ?? 0),
  );
  const compare = (a: number, b: number): number =>
    (places[a] as number) - (places[b] as number) ||
    compareMembers(fragments[a] as Fragment, fragments[b] as Fragment);
  const compareMembers = (a: Fragment, b: Fragment): number =>
    compareText(a.edge, b.edge) ||
    compareText(a.code, b.code) ||
    compareText(a.outcome, b.outcome) ||
    compareText(a.pointer, b.pointer) ||
    compareText(textOf(a), textOf(b));
  const order = places.map((_, at) => at).sort(compare);
  return order
    .filter((at, i) => i === 0 || compare(order[i - 1] as number, at) !== 0)
    .map((at) => fragments[at] as Fragment);
}

/** The place of every digest among them, in order; fragments without one come first. */
function rankDigests(fragments: readonly Fragment[]): ReadonlyMap<string, number> {
  const digests = new Set(['']);
  for (const { credentialDigest } of fragments)
    if (credentialDigest !== undefined) digests.add(credentialDigest);
  return new Map([...digests].sort(compareText).map((digest, rank) => [digest, rank]));
}

/** By UTF-16 units; absent sorts first. */
function compareText(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
