import type { Grant, Licences } from '../../chain/licences.ts';
import { LIMITS } from '../../intake/limits.ts';
import { type Finding, fail } from '../../verdict/fragment.ts';
import type { LineView } from '../claims-context.ts';
import type { IndicatedRight } from './indicated-rights.ts';

/** A line with the rights that are indicated for it. */
export interface AskedLine {
  readonly view: LineView;
  readonly indicated: readonly IndicatedRight[];
}

/** What a line names that holds a right, by every way to it: each is judged, and the best one serves. */
export function optionsFor({ support }: LineView, right: string, licences: Licences): Grant[] {
  return support.flatMap((credential) => licences.grantsOf(credential).get(right) ?? []);
}

/**
 * Refuses more judgements than an entry needs: lines, rights and licences multiply, and a small bundle
 * can hold dozens of each. A right that the importer indicates and nobody holds costs one as well.
 * @returns the finding, or nothing for an entry within {@link LIMITS}
 */
export function checkEffort(asked: readonly AskedLine[], licences: Licences): Finding[] {
  let grants = 0;
  for (const { view, indicated } of asked)
    for (const { right, by } of indicated) {
      const own = optionsFor(view, right, licences).length;
      grants += by.includes('importer') ? Math.max(own, 1) : own;
    }
  const { grantsOfAllLines } = LIMITS;
  return grants <= grantsOfAllLines
    ? []
    : [fail('intake.too-large', { expected: { grantsOfAllLines }, found: { grants } })];
}
