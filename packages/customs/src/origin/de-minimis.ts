import type { MaterialView, OriginCase } from './case.ts';
import { judgeByValue } from './de-minimis-by-value.ts';
import { judgeByWeight } from './de-minimis-by-weight.ts';
import { DE_MINIMIS_EXCLUSIONS, OTHER_SUBHEADING_CHAPTERS } from './de-minimis-exclusions.ts';
import type { MaterialShift } from './judge-shift.ts';
import { isFromSource, isUnderGoods } from './judge-source.ts';
import { type ProofStep, allTrue, anyTrue } from './proof.ts';
import { isTextileGood } from './textile.ts';

/**
 * Whether what does not change is little enough. Materials that certainly do not change, and those that may not: a pass
 * must hold with both, a failure with the first alone.
 */
export function judgeDeMinimis(
  origin: OriginCase,
  shifts: readonly MaterialShift[],
  onlyClassifying: boolean,
): ProofStep {
  const failing = [...new Set(shifts.flatMap((shift) => shift.failing))];
  const open = [...new Set(shifts.flatMap((shift) => shift.open.map(({ view }) => view)))];
  const exclusions = exclusionsFor(origin);
  const sure = failing
    .map((view) => exclusionOf(exclusions, view))
    .filter((one) => one !== undefined);
  const barred = sure.find(({ isExcluded }) => isExcluded === true);
  if (barred !== undefined)
    return {
      asked: 'de minimis',
      answer: 'not-met',
      citation: barred.citation,
      found: 'de minimis does not reach this material in this good',
      failure: 'rule-not-met',
    };
  const little = judgeLittle(origin, shifts, onlyClassifying);
  const doubtful = sure[0] ?? open.map((view) => exclusionOf(exclusions, view)).find((one) => one);
  if (little.answer !== 'met' || doubtful === undefined) return little;
  return {
    asked: 'de minimis',
    answer: 'undetermined',
    citation: doubtful.citation,
    missing: [
      'whether de minimis reaches this material in this good',
      ...shifts.flatMap((shift) => shift.open.map(({ ask }) => ask)),
    ],
    steps: [little],
  };
}

/** Textile and apparel goods by weight, all others by value; both where it is not known which the good is. */
function judgeLittle(
  origin: OriginCase,
  shifts: readonly MaterialShift[],
  onlyClassifying: boolean,
): ProofStep {
  const isTextile = isTextileGood(origin);
  if (isTextile === true) return judgeByWeight(origin, shifts, onlyClassifying);
  const byValue = judgeByValue(origin, shifts);
  if (isTextile === false) return byValue;
  const byWeight = judgeByWeight(origin, shifts, onlyClassifying);
  if (byWeight.answer === byValue.answer) return byValue;
  return {
    asked: 'de minimis, by value or by weight',
    answer: 'undetermined',
    citation: 'GN 29(d)(v)',
    missing: ['whether the good is a textile or apparel good, measured by weight'],
    steps: [byValue, byWeight],
  };
}

/** A rule that keeps de minimis from some materials of this good. */
interface Exclusion {
  readonly citation: string;
  readonly isGood: true | undefined;
  readonly reaches: (view: MaterialView) => boolean | undefined;
}

/** The rules that keep de minimis from materials of this good, or may. */
function exclusionsFor(origin: OriginCase): readonly Exclusion[] {
  const { id } = origin.agreement;
  const listed = DE_MINIMIS_EXCLUSIONS[id].map(({ citation, goods, materials }) => ({
    citation,
    goods,
    reaches: (view: MaterialView) =>
      anyTrue(materials.map((source) => isFromSource(origin, view, goods, source))),
  }));
  const { citation, codes } = OTHER_SUBHEADING_CHAPTERS[id];
  const bySubheading = {
    citation,
    goods: { codes },
    reaches(view: MaterialView) {
      const isOther = isFromSource(origin, view, { codes }, { other: 'subheading' });
      return isOther === undefined ? undefined : !isOther;
    },
  };
  return [...listed, bySubheading].flatMap(({ goods, ...exclusion }) => {
    const isGood = isUnderGoods(origin, goods);
    return isGood === false ? [] : [{ ...exclusion, isGood }];
  });
}

/** The first rule that keeps de minimis from a material, or may (`isExcluded` undefined); none where none does. */
function exclusionOf(
  exclusions: readonly Exclusion[],
  view: MaterialView,
): { readonly citation: string; readonly isExcluded: true | undefined } | undefined {
  const found = exclusions.map(({ citation, isGood, reaches }) => ({
    citation,
    isExcluded: allTrue([isGood, reaches(view)]),
  }));
  for (const wanted of [true, undefined] as const) {
    const one = found.find(({ isExcluded }) => isExcluded === wanted);
    if (one !== undefined) return { citation: one.citation, isExcluded: wanted };
  }
  return undefined;
}
