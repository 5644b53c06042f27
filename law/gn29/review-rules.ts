import type { OriginRule } from '../../packages/customs/src/rules/rule.ts';
import { READINGS } from './readings.ts';
import type { RuleText } from './split-rules.ts';

/** A rule whose codes are not those of the law's words: some got lost, or came from nowhere, and no reading says why. */
export interface Difference {
  readonly id: string;
  readonly onlyInWords: readonly string[];
  readonly onlyInRule: readonly string[];
}

/**
 * Compares, rule by rule, the codes that stand in the law's own words with the codes of the data, also where a person
 * read the rule: what a reading leaves out or adds, it declares. It knows nothing of how the words were parsed. Words that
 * speak of other headings only to name a kind of garment are left out.
 */
export function reviewRules(
  texts: readonly RuleText[],
  rules: readonly OriginRule[],
): readonly Difference[] {
  const words = new Map(texts.map((text) => [`${text.chapter}/${text.number}`, text.words]));
  return rules.flatMap((rule): Difference[] => {
    const { adds = [], leavesOut = [] } = READINGS[rule.id] ?? {};
    const inWords = codesOfWords(words.get(rule.id) ?? '');
    const inRule = codesOfRule(rule);
    const onlyInWords = differences(
      [...inWords].filter((code) => !inRule.has(code)),
      leavesOut,
    );
    const onlyInRule = differences(
      [...inRule].filter((code) => !inWords.has(code)),
      adds,
    );
    if (onlyInWords.length + onlyInRule.length === 0) return [];
    return [{ id: rule.id, onlyInWords, onlyInRule }];
  });
}

/** What is found and not declared, or declared and not found. */
function differences(found: readonly string[], declared: readonly string[]): string[] {
  return [
    ...found.filter((code) => !declared.includes(code)),
    ...declared.filter((code) => !found.includes(code)),
  ].sort();
}

/** @internal Codes and spans (`5111-5113`) as they stand in words. */
export function codesOfWords(text: string): Set<string> {
  const words = text
    .replace(/chapter rule 1 (?:for|to) chapter 6[12]/g, '')
    .replace(/with respect to a garment described .*$/, '');
  const code = '([0-9]{4}(?:\\.[0-9]{2}){0,2})(?![0-9.]*[0-9])';
  const headings = [...words.matchAll(new RegExp(`\\b${code}(?: through ${code})?`, 'g'))];
  const chapters = [
    ...words.matchAll(/chapters? ((?:[0-9]{1,2}(?: through |, | or )?)+)/g),
  ].flatMap(([, list = '']) => [...list.matchAll(/([0-9]{1,2})(?: through ([0-9]{1,2}))?/g)]);
  return new Set([...headings, ...chapters].map(([, first, last]) => toSpan(first, last)));
}

function toSpan(first = '', last?: string): string {
  return [first, ...(last === undefined ? [] : [last])]
    .map((code) => code.replaceAll('.', '').padStart(2, '0'))
    .join('-');
}

function codesOfRule({ alternatives, goods }: OriginRule): Set<string> {
  const sources = alternatives.flatMap(({ conditions = [], except = [], from = [] }) => [
    ...from,
    ...except,
    ...conditions.flatMap((one) => (one.ask === 'does-not-contain' ? [one.source] : [])),
  ]);
  return new Set([
    ...goods.codes,
    ...alternatives.flatMap((one) => one.goods?.codes ?? []),
    ...sources.flatMap(({ codes = [], outside = [], within = [] }) => [
      ...codes,
      ...outside,
      ...within,
    ]),
  ]);
}
