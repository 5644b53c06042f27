import {
  type AgreementId,
  type OriginRule,
  RULE_SETS,
  findRules,
  parseHts,
  showSpan,
  wordsOf,
} from '@originmark/customs';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import type { Call } from '../io.ts';
import { createPage, type Page, readStyle } from '../render/page.ts';

export interface OriginRuleArgs {
  readonly code: string;
  readonly agreement: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Prints the product rules that may be about a good, by its code. @throws CliError 64 */
export async function runOriginRule({ args, io }: Call<OriginRuleArgs>): Promise<ExitCode> {
  const code = parseHts(args.code);
  if (!code.ok) throw wrongUsage(code.message);
  // An own member: `constructor` is no agreement.
  const ruleSet = Object.hasOwn(RULE_SETS, args.agreement)
    ? RULE_SETS[args.agreement as AgreementId]
    : undefined;
  if (ruleSet === undefined)
    throw wrongUsage(
      `No rules of ${args.agreement} are known here: name ${Object.keys(RULE_SETS).join(' or ')}.`,
    );
  const rules = findRules(ruleSet, code.value.digits);
  if (args.json === true) {
    await io.out(
      `${JSON.stringify({ edition: ruleSet.edition, nomenclature: ruleSet.nomenclature, rules })}\n`,
    );
    return EXIT.noException;
  }
  const page = createPage(readStyle(io, args));
  page.put([
    { text: `${code.value.text} under ${ruleSet.agreement}`, look: 'bold' },
    ` (${ruleSet.edition}, written in ${ruleSet.nomenclature}${ruleSet.source.confirmed ? '' : '; not compared with the law here'})`,
  ]);
  for (const rule of rules) printRule(page, rule);
  if (rules.length === 0)
    page.put('No product rule is known here: origin cannot be decided by one.');
  await io.out(page.text());
  return EXIT.noException;
}

function printRule(page: Page, rule: OriginRule): void {
  page.gap();
  page.put([{ text: rule.citation, look: 'bold' }, `: ${goodsText(rule.goods)}`]);
  for (const { conditions = [], goods, letter, ...way } of rule.alternatives) {
    const named = letter === undefined ? '' : `(${letter}) `;
    const about = goods === undefined ? '' : `${goodsText(goods)}: `;
    page.put(`${named}${about}${wordsOf(way)}`, { first: '  ', rest: '    ' });
    for (const condition of conditions)
      page.put(`and ${conditionText(condition)}`, { first: '      ' });
  }
  for (const { why } of rule.open ?? []) page.put(`left open by the text: ${why}`, { first: '  ' });
  if (rule.unread !== undefined) page.put(`not executable: ${rule.unread}`, { first: '  ' });
  if (rule.validUntil !== undefined) page.put(`the law until ${rule.validUntil}`, { first: '  ' });
}

function goodsText({ codes, except = [], kind }: OriginRule['goods']): string {
  const named = `${kind === undefined ? '' : `${kind} of `}${codes.map(showSpan).join(', ')}`;
  if (except.length === 0) return named;
  const others = except.map((one) => one.kind ?? one.codes.map(showSpan).join(', '));
  return `${named}, other than ${[...new Set(others)].join('; ')}`;
}

type Condition = NonNullable<OriginRule['alternatives'][number]['conditions']>[number];

function conditionText(condition: Condition): string {
  const forKind = 'forKind' in condition ? `, for ${condition.forKind}` : '';
  switch (condition.ask) {
    case 'process':
      return `${[...(condition.all ?? []), ...(condition.one ?? [])].join(condition.all === undefined ? ' or ' : ' and ')} in the territory`;
    case 'visible-lining':
      return `visible lining as chapter rule 1 has it${forKind}`;
    case 'originating-share':
      return `at least ${condition.atLeast} per cent by weight of the ${condition.kind ?? 'polymers'} originating`;
    case 'does-not-contain':
      return `no${condition.atMost === undefined ? '' : ` more than ${condition.atMost} per cent of`} non-originating ${condition.source.kind ?? (condition.source.codes ?? []).map(showSpan).join(', ')}${forKind}`;
    case 'fact':
      return `${condition.fact}${forKind}`;
  }
}
