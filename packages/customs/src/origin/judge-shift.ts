import type { RuleAlternative, RuleGoods } from '../rules/rule.ts';
import { type MaterialView, type OriginCase, whatIsOpen } from './case.ts';
import { isAllowed } from './judge-source.ts';
import { isLiveBeginning } from './live-beginnings.ts';
import { pardonOf } from './pardon.ts';

/** A material that may not change as the rule asks, and what would say it. */
export interface OpenMaterial {
  readonly view: MaterialView;
  readonly ask: string;
}

/** How one material stands against one alternative of a rule. */
export interface MaterialShift {
  readonly view: MaterialView;
  readonly isMet: boolean | undefined;
  readonly why: keyof typeof SHIFT_WORDS;
  /** Of it and what it is made of: the innermost materials that certainly do not change. */
  readonly failing: readonly MaterialView[];
  /** And those that may not. */
  readonly open: readonly OpenMaterial[];
}

/** Why, in words. */
export const SHIFT_WORDS = {
  originating: 'originating',
  shifts: 'changes as the rule asks',
  'rolls-up': 'made in the territory of materials that change as the rule asks',
  'live-beginning': 'what the good was grown from, wherever it comes from',
  'not-classifying': 'not of the component that determines the classification',
  'packing-or-accessory': 'packing or accessory, not asked about its classification',
  'does-not-shift': 'does not change as the rule asks',
  unknown: 'cannot be told',
} as const;

/** Uses that the change in classification does not ask about (GN 29(g), (i); 19 USC 4531(h), (i), (j)). */
const UNASKED = new Set(['accessory', 'retail-packing', 'shipping-packing']);

/**
 * Each material of the good against one alternative. Only non-originating materials are asked. A material made in the
 * territory that does not change itself is looked into: the whole production counts, whoever did it (accumulation,
 * GN 29(c)(iv)(B); 19 USC 4531(e)). `onlyClassifying`: the chapter asks the component that determines the
 * classification.
 */
export function judgeShift(
  origin: OriginCase,
  goods: RuleGoods,
  alternative: RuleAlternative,
  onlyClassifying: boolean,
): readonly MaterialShift[] {
  // The product rule asks it, and criterion D asks it again: of a bill of thousands it is the dearest question.
  if (onlyClassifying) return judgeAll(origin, goods, alternative, true);
  const known = judgedBefore.get(origin)?.get(alternative);
  if (known?.goods === goods) return known.shifts;
  const shifts = judgeAll(origin, goods, alternative, false);
  const ofCase = judgedBefore.get(origin) ?? new Map<RuleAlternative, Judged>();
  judgedBefore.set(origin, ofCase.set(alternative, { goods, shifts }));
  return shifts;
}

interface Judged {
  readonly goods: RuleGoods;
  readonly shifts: readonly MaterialShift[];
}

/** By case, because a case is judged whole and then let go. */
const judgedBefore = new WeakMap<OriginCase, Map<RuleAlternative, Judged>>();

function judgeAll(
  origin: OriginCase,
  goods: RuleGoods,
  alternative: RuleAlternative,
  onlyClassifying: boolean,
): readonly MaterialShift[] {
  const isMarked = origin.materials.some(({ material }) => isClassifying(material.uses));
  const judged = new Map<MaterialView, MaterialShift>();
  const isAllowedHere = createAllowance(origin, goods, alternative);
  const judge = (view: MaterialView): MaterialShift => {
    const known = judged.get(view);
    if (known !== undefined) return known;
    const shift = judgeMaterial(origin, view, isAllowedHere, judge);
    judged.set(view, shift);
    return shift;
  };
  return origin.materials.map((view): MaterialShift => {
    const { uses } = view.material;
    if (uses.some((use) => UNASKED.has(use))) return met(view, 'packing-or-accessory');
    if (onlyClassifying && isMarked && !isClassifying(uses)) return met(view, 'not-classifying');
    const shift = judge(view);
    // Which component it is decides, and the record does not say: a failure may not count.
    if (onlyClassifying && !isMarked && shift.isMet === false)
      return mayFail(shift, 'which component determines the classification of the good');
    return shift;
  });
}

/** What is classified alike and of no stated kind comes from where the rule allows, or does not, all alike. */
function createAllowance(
  origin: OriginCase,
  goods: RuleGoods,
  alternative: RuleAlternative,
): (view: MaterialView) => boolean | undefined {
  const known = new Map<MaterialView['codes'], boolean | undefined>();
  return (view) => {
    const { is, isNot } = view.material.kinds;
    if (is.length + isNot.length > 0) return isAllowed(origin, view, goods, alternative);
    if (!known.has(view.codes)) known.set(view.codes, isAllowed(origin, view, goods, alternative));
    return known.get(view.codes);
  };
}

const isClassifying = (uses: readonly string[]): boolean => uses.includes('classifying-component');

const met = (view: MaterialView, why: MaterialShift['why']): MaterialShift => ({
  view,
  isMet: true,
  why,
  failing: [],
  open: [],
});

/** A failure that may not be one. */
function mayFail(shift: MaterialShift, ask: string): MaterialShift {
  return {
    ...shift,
    isMet: undefined,
    why: 'unknown',
    failing: [],
    open: once([...shift.open, ...shift.failing.map((view) => ({ view, ask }))]),
  };
}

function judgeMaterial(
  origin: OriginCase,
  view: MaterialView,
  isAllowedHere: (view: MaterialView) => boolean | undefined,
  judge: (input: MaterialView) => MaterialShift,
): MaterialShift {
  if (view.originating === true) return met(view, 'originating');
  const allowed = isAllowedHere(view);
  if (allowed === true) return met(view, 'shifts');
  const isBeginning = isLiveBeginning(origin, view);
  if (isBeginning === true) return met(view, 'live-beginning');
  const below = lookInside(view, allowed, judge);
  if (below.isMet === true) return below;
  const pardon = pardonOf(origin, view);
  if (pardon !== undefined) return mayFail(below, pardon);
  if (isBeginning === undefined)
    return mayFail(below, `whether ${view.material.description} is what the good was grown from`);
  if (view.originating === undefined || allowed === undefined)
    return mayFail(below, whatIsOpen(view));
  return below;
}

function lookInside(
  view: MaterialView,
  allowed: boolean | undefined,
  judge: (input: MaterialView) => MaterialShift,
): MaterialShift {
  const { description } = view.material;
  const itself = (ask: string): MaterialShift => ({
    view,
    isMet: undefined,
    why: 'unknown',
    failing: [],
    open: [{ view, ask }],
  });
  if (view.isRegional === true && view.inputs.length > 0) {
    const inside = view.inputs.map(judge);
    const failing = [...new Set(inside.flatMap((one) => one.failing))];
    const open = once(inside.flatMap((one) => one.open));
    if (failing.length + open.length === 0) return met(view, 'rolls-up');
    const isMet = failing.length > 0 ? false : undefined;
    return { view, isMet, why: isMet === false ? 'does-not-shift' : 'unknown', failing, open };
  }
  if (allowed === undefined && (view.isRegional === false || view.inputs.length === 0))
    return itself(whatIsOpen(view));
  if (view.isRegional === true) return itself(`what ${description} is made of`);
  if (view.isRegional === undefined) {
    // Either it is asked, or what it is made of: both are open.
    const ask = `in which country ${description} was produced`;
    const inside = view.inputs
      .map(judge)
      .flatMap(({ failing, open }) => [...failing.map((one) => ({ view: one, ask })), ...open]);
    return { ...itself(ask), open: once([...inside, { view, ask }]) };
  }
  return { view, isMet: false, why: 'does-not-shift', failing: [view], open: [] };
}

function once(open: readonly OpenMaterial[]): OpenMaterial[] {
  const byView = new Map(open.map((one) => [one.view, one]));
  return [...byView.values()];
}
