import type { OriginRule } from '../../packages/customs/src/rules/rule.ts';
import { READINGS } from './readings.ts';
import type { RuleText } from './split-rules.ts';

/** A rule whose codes are not those of its words: some got lost, or came from nowhere. */
export interface Difference {
  readonly id: string;
  readonly onlyInWords: readonly string[];
  readonly onlyInRule: readonly string[];
}

/**
 * Compares, rule by rule, the codes that stand in the law's words with the codes of the data. It knows nothing of how
 * the words were parsed. Words that speak of other headings only to name a kind of garment are left out.
 */
export function reviewRules(
  texts: readonly RuleText[],
  rules: readonly OriginRule[],
): readonly Difference[] {
  const words = new Map(texts.map((text) => [`${text.chapter}/${text.number}`, text.words]));
  return rules.flatMap((rule): Difference[] => {
    const reading = READINGS[rule.id];
    const asRead = reading?.conditions === undefined ? reading?.words : undefined;
    const inWords = codesOfWords(asRead ?? words.get(rule.id) ?? '');
    const inRule = codesOfRule(rule);
    const onlyInWords = [...inWords].filter((code) => !inRule.has(code)).sort();
    const onlyInRule = [...inRule].filter((code) => !inWords.has(code)).sort();
    if (onlyInWords.length + onlyInRule.length === 0) return [];
    return [{ id: rule.id, onlyInWords, onlyInRule }];
  });
}

/** @internal */
export function codesOfWords(text: string): Set<string> {
  const words = text
    .replace(/chapter rule 1 (?:for|to) chapter 6[12]/g, '')
    .replace(/with respect to a garment described .*$/, '');
  const codes = [
    ...words.matchAll(/\b[0-9]{4}\.[0-9]{2}(?:\.[0-9]{2})?\b|\b[0-9]{4}\b(?!\.[0-9])/g),
  ].map(([code]) => code.replaceAll('.', ''));
  const chapters = [
    ...words.matchAll(/chapters? ((?:[0-9]{1,2}(?: through |, | or )?)+)/g),
  ].flatMap(([, list = '']) =>
    [...list.matchAll(/[0-9]{1,2}/g)].map(([chapter]) => chapter.padStart(2, '0')),
  );
  return new Set([...codes, ...chapters]);
}

function codesOfRule({ goods, alternatives }: OriginRule): Set<string> {
  const spans = [
    ...goods.codes,
    ...alternatives.flatMap((one) => [
      ...(one.goods?.codes ?? []),
      ...[...(one.from ?? []), ...(one.except ?? [])].flatMap((source) => [
        ...(source.codes ?? []),
        ...(source.outside ?? []),
        ...(source.within ?? []),
      ]),
    ]),
    ...alternatives.flatMap(({ conditions = [] }) =>
      conditions.flatMap((condition) =>
        condition.ask === 'does-not-contain' ? (condition.source.codes ?? []) : [],
      ),
    ),
  ];
  return new Set(spans.flatMap((span) => span.split('-')));
}
