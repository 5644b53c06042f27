import type { Scope } from '@originmark/schemas';

/**
 * What recognitions leave to whoever speaks under them: any one of the ways from a root, and on that
 * way, at every step, one of the scopes that were granted. Scope only narrows, so that a right that
 * leaves a dimension out is bound by what its registry may speak for.
 */
export type RecognizedScope = readonly RecognizedWay[];

/** No way leads from a root: refused, which is the opposite of not bound. */
export const NO_WAY: RecognizedScope = [];

export interface RecognizedWay {
  /** Scopes of one step; each bounds on its own, and one is enough. */
  readonly scopes: readonly Scope[];
  /** Steps above it; undefined where nothing above bounds. */
  readonly above: RecognizedScope | undefined;
}

/**
 * A way on which a step grants without any scope, and nothing above bounds, bounds nothing. A step that
 * grants nothing, or that no way leads to, is no way.
 */
export function wayOf(
  scopes: readonly (Scope | undefined)[],
  above: RecognizedScope | undefined,
): RecognizedScope | undefined {
  if (scopes.length === 0 || above?.length === 0) return NO_WAY;
  const bounds = scopes.filter((scope) => scope !== undefined && Object.keys(scope).length > 0);
  if (bounds.length < scopes.length) return above;
  return [{ scopes: bounds as readonly Scope[], above }];
}

/** Several ways at once: one that is not bound makes the others needless. */
export function anyWay(
  ways: readonly (RecognizedScope | undefined)[],
): RecognizedScope | undefined {
  const all = ways.flatMap((way) => way ?? []);
  return ways.includes(undefined) ? undefined : all;
}
