import {
  type ChapterRule,
  type OriginRule,
  type RuleSet,
  stateOfRule,
  wordsOfAlternative,
  wordsOfChapterRule,
  wordsOfCondition,
  wordsOfGoods,
} from '@originmark/customs';
import type { Page } from './page.ts';

/** The product rules that may be about a good, what stands above them, and what is not known of them. */
export function printRules(
  page: Page,
  ruleSet: RuleSet,
  rules: readonly OriginRule[],
  above: readonly ChapterRule[],
): void {
  for (const rule of rules) printRule(page, rule);
  if (rules.length === 0) {
    page.gap();
    page.put(
      ruleSet.isComplete
        ? 'The text has no product rule for this code: see whether the code is right.'
        : `No product rule is known here: only ${ruleSet.rules.length} rules of ${ruleSet.agreement} are. The good has one in law: read ${ruleSet.title}. Origin cannot be decided by it here.`,
    );
  }
  if (above.length === 0 || rules.length === 0) return;
  page.heading('Asked of these goods besides');
  for (const one of above) {
    page.put([{ text: one.citation, look: 'bold' }, `: ${wordsOfChapterRule(one)}`]);
    for (const { why } of one.open ?? [])
      page.put(`left open by the text: ${why}`, { first: '  ' });
  }
}

function printRule(page: Page, rule: OriginRule): void {
  page.gap();
  page.put([{ text: rule.citation, look: 'bold' }, `: ${wordsOfGoods(rule.goods)}`]);
  const { alternatives, goods: whole } = rule;
  for (const [index, { conditions = [], goods, letter, ...way }] of alternatives.entries()) {
    const or = index === 0 ? '' : 'or ';
    const named = letter === undefined ? '' : `(${letter}) `;
    const about = goods === undefined ? '' : `${wordsOfGoods(goods, whole)}: `;
    page.put(`${or}${named}${about}${wordsOfAlternative(way)}`, { first: '  ', rest: '    ' });
    for (const one of conditions)
      page.put(`and ${wordsOfCondition(one)}`, { first: '      ', rest: '        ' });
  }
  const { standing, statements, why } = stateOfRule(rule);
  if (standing === 'ended') {
    page.put(`no longer applied: ${why[0] ?? ''}`, { first: '  ' });
    return;
  }
  for (const one of statements)
    page.put(`a record has to state, as being so or not: ${one}`, { first: '  ', rest: '    ' });
  for (const one of why) page.put(`left open: ${one}`, { first: '  ', rest: '    ' });
}
