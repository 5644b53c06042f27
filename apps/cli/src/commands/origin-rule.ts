import {
  type AgreementId,
  RULE_SETS,
  carryOver,
  findChapterRules,
  findRules,
  parseHts,
  showSpan,
} from '@originmark/customs';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import type { Call } from '../io.ts';
import { printRules } from '../render/origin-rules.ts';
import { createPage, readStyle } from '../render/page.ts';

export interface OriginRuleArgs {
  readonly code: string;
  readonly agreement: string;
  /** The nomenclature of the code, where it is not that of today. */
  readonly system?: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** The Harmonized System under the tariff of today. */
const TODAY = 'HS2022';

/** Prints the product rules that may be about a good, by its code. @throws CliError 64 */
export async function runOriginRule({ args, io }: Call<OriginRuleArgs>): Promise<ExitCode> {
  const code = parseHts(args.code);
  if (!code.ok) throw wrongUsage(code.message);
  // An own member: `constructor` is no agreement.
  const id = args.agreement.toUpperCase();
  const ruleSet = Object.hasOwn(RULE_SETS, id) ? RULE_SETS[id as AgreementId] : undefined;
  if (ruleSet === undefined)
    throw wrongUsage(
      `No rules of ${args.agreement} are known here: name ${Object.keys(RULE_SETS).join(' or ')}.`,
    );
  const { edition, nomenclature, source } = ruleSet;
  const { system = TODAY } = args;
  const carried = carryOver({ system, code: args.code }, nomenclature);
  if (!carried.ok)
    throw wrongUsage(
      `${carried.message} Here: look up its ${nomenclature} code with --system ${nomenclature}.`,
    );
  const { codes, isCarried } = carried.value;
  const rules = findRules(ruleSet, codes);
  const chapterRules = findChapterRules(ruleSet, codes);
  if (args.json === true) {
    await io.out(`${JSON.stringify({ edition, nomenclature, codes, rules, chapterRules })}\n`);
    return EXIT.noException;
  }
  const page = createPage(readStyle(io, args));
  page.put([
    { text: `${code.value.text} of ${system} under ${ruleSet.agreement}`, look: 'bold' },
    ` (${edition}, written in ${nomenclature}${source.confirmed ? '' : '; not compared with the law here'})`,
  ]);
  if (isCarried && codes.join() !== code.value.digits)
    page.put(
      `In ${nomenclature} such goods stood in ${codes.map(showSpan).join(' or ')}: the rules of that place apply, of its own exact code if only a heading is named. The correlation was not compared with the published tables here.`,
    );
  printRules(page, ruleSet, rules, chapterRules);
  await io.out(page.text());
  return EXIT.noException;
}
