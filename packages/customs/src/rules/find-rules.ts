import { isInSpans } from './code-span.ts';
import type { ChapterRule, OriginRule, RuleGoods, RuleSet } from './rule.ts';

/**
 * The rules that may be about a good, by the places it may have in the rules' own nomenclature: digits without dots. A
 * code that is too short for a rule's goods still finds it. Rules whose last day is past are in it, with that day.
 */
export function findRules({ rules }: RuleSet, places: readonly string[]): readonly OriginRule[] {
  return rules.filter(({ goods }) => mayBeAbout(goods, places));
}

/** What stands above the rules of the chapters and may bind the good, found in the same way; of its open questions those of such goods. */
export function findChapterRules(
  { chapterRules }: RuleSet,
  places: readonly string[],
): readonly ChapterRule[] {
  return chapterRules
    .filter(({ goods }) => mayBeAbout(goods, places))
    .map(({ open = [], ...rule }) => ({
      ...rule,
      open: open.filter(({ goods }) => goods === undefined || mayBeAbout({ codes: goods }, places)),
    }));
}

function mayBeAbout({ codes, except = [] }: RuleGoods, places: readonly string[]): boolean {
  return places.some(
    (digits) =>
      isInSpans(digits, codes) !== false &&
      !except.some((one) => one.kind === undefined && isInSpans(digits, one.codes) === true),
  );
}
