import type { OriginRule, RuleSet } from './rule.ts';

const BY_CHAPTER = new WeakMap<RuleSet, ReadonlyMap<string, readonly OriginRule[]>>();

/** Rules still in force of the chapters of these codes, in the law's order: what a determination asks one by one. */
export function rulesInForce(ruleSet: RuleSet, codes: readonly string[]): readonly OriginRule[] {
  const known = BY_CHAPTER.get(ruleSet) ?? indexRules(ruleSet);
  BY_CHAPTER.set(ruleSet, known);
  const found = codes.flatMap((code) => known.get(code.slice(0, 2)) ?? []);
  return [...new Set(found)];
}

function indexRules({ rules }: RuleSet): ReadonlyMap<string, readonly OriginRule[]> {
  const byChapter = new Map<string, OriginRule[]>();
  for (const rule of rules) {
    // A rule with a last day is past: the texts known here are younger than all of those days.
    if (rule.validUntil !== undefined) continue;
    const chapters = new Set(rule.goods.codes.flatMap(chaptersOf));
    for (const chapter of chapters) {
      const list = byChapter.get(chapter);
      if (list === undefined) byChapter.set(chapter, [rule]);
      else list.push(rule);
    }
  }
  return byChapter;
}

function chaptersOf(span: string): string[] {
  const [first = '', last = first] = span.split('-');
  const from = Number(first.slice(0, 2));
  const until = Number(last.slice(0, 2));
  return Array.from({ length: until - from + 1 }, (_, index) =>
    String(from + index).padStart(2, '0'),
  );
}
