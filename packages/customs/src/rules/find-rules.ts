import { isInSpans } from './code-span.ts';
import type { OriginRule, RuleSet } from './rule.ts';

/**
 * The rules that may be about a good, by its code in the rules' own nomenclature: digits without dots. A code that is
 * too short for a rule's goods still finds it. Rules whose last day is past are in it, with that day.
 */
export function findRules({ rules }: RuleSet, digits: string): readonly OriginRule[] {
  return rules.filter(
    ({ goods: { codes, except = [] } }) =>
      isInSpans(digits, codes) !== false &&
      !except.some((one) => one.kind === undefined && isInSpans(digits, one.codes) === true),
  );
}
