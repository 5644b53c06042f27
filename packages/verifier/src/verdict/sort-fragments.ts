import { canonicalizeJson, type JsonValue } from '@originmark/core';
import type { Fragment } from '@originmark/schemas';

/**
 * One order for the same fragments, whatever order they were found in: by line, credential digest,
 * edge, code, and then by all that is left. Equal fragments are one.
 */
export function sortFragments(fragments: readonly Fragment[]): Fragment[] {
  const keyed = fragments.map((fragment) => ({ fragment, key: keyOf(fragment) }));
  keyed.sort((a, b) => {
    for (let at = 0; at < a.key.length; at += 1) {
      const [left, right] = [a.key[at] ?? '', b.key[at] ?? ''];
      if (left !== right) return left < right ? -1 : 1;
    }
    const [left, right] = [restOf(a.fragment), restOf(b.fragment)];
    return left === right ? 0 : left < right ? -1 : 1;
  });
  return keyed
    .filter(({ fragment }, at) => at === 0 || !same(fragment, keyed[at - 1]?.fragment))
    .map(({ fragment }) => fragment);
}

function keyOf({ line, credentialDigest, edge, code, outcome, pointer }: Fragment): string[] {
  return [
    String(line ?? 0).padStart(3, '0'),
    credentialDigest ?? '',
    edge ?? '',
    code,
    outcome,
    pointer ?? '',
  ];
}

function restOf(fragment: Fragment): string {
  return canonicalizeJson(fragment as unknown as JsonValue);
}

function same(a: Fragment, b: Fragment | undefined): boolean {
  return (
    b !== undefined &&
    a.code === b.code &&
    a.credentialDigest === b.credentialDigest &&
    restOf(a) === restOf(b)
  );
}
