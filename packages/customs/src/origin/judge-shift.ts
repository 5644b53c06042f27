import type { RuleAlternative, RuleGoods } from '../rules/rule.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { isAllowed } from './judge-source.ts';

/** How one material stands against one alternative of a rule. */
export interface MaterialShift {
  readonly view: MaterialView;
  readonly isMet: boolean | undefined;
  readonly why:
    | 'originating'
    | 'shifts'
    | 'rolls-up'
    | 'not-classifying'
    | 'packing-or-accessory'
    | 'does-not-shift'
    | 'unknown';
}

/** Uses that the change in classification does not ask about (GN 29(g), (i), (j); 19 USC 4531). */
const UNASKED = new Set(['accessory', 'retail-packing', 'shipping-packing']);

/**
 * Each material of the good against one alternative. Only non-originating materials are asked. A material made in the
 * territory that does not shift itself is looked into: the whole production counts, whoever did it (accumulation,
 * GN 29(c)(iv); 19 USC 4531(e)). `onlyClassifying`: the chapter asks the component that determines the classification.
 */
export function judgeShift(
  origin: OriginCase,
  goods: RuleGoods,
  alternative: RuleAlternative,
  onlyClassifying: boolean,
): readonly MaterialShift[] {
  const isMarked = origin.materials.some(({ material }) => isClassifying(material.uses));
  return origin.materials.map((view): MaterialShift => {
    const { uses } = view.material;
    if (uses.some((use) => UNASKED.has(use)))
      return { view, isMet: true, why: 'packing-or-accessory' };
    if (onlyClassifying && isMarked && !isClassifying(uses))
      return { view, isMet: true, why: 'not-classifying' };
    const shift = judgeMaterial(origin, view, goods, alternative);
    // Which component it is decides, and the record does not say: a failure may not count.
    if (onlyClassifying && !isMarked && shift.isMet === false)
      return { view, isMet: undefined, why: 'unknown' };
    return shift;
  });
}

const isClassifying = (uses: readonly string[]): boolean => uses.includes('classifying-component');

function judgeMaterial(
  origin: OriginCase,
  view: MaterialView,
  goods: RuleGoods,
  alternative: RuleAlternative,
): MaterialShift {
  if (view.originating === true) return { view, isMet: true, why: 'originating' };
  const allowed = isAllowed(origin, view, goods, alternative);
  if (allowed === true) return { view, isMet: true, why: 'shifts' };
  if (view.isRegional === true && view.inputs.length > 0) {
    const inside = view.inputs.map(
      (input) => judgeMaterial(origin, input, goods, alternative).isMet,
    );
    if (!inside.includes(false) && !inside.includes(undefined))
      return { view, isMet: true, why: 'rolls-up' };
    if (!inside.includes(false)) return { view, isMet: undefined, why: 'unknown' };
  }
  return allowed === false && view.originating === false
    ? { view, isMet: false, why: 'does-not-shift' }
    : { view, isMet: undefined, why: 'unknown' };
}
