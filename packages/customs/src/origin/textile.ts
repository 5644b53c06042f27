import { isInSpans } from '../rules/code-span.ts';
import type { CodeSpan } from '../rules/rule.ts';
import type { OriginCase } from './case.ts';

/**
 * Textile and apparel goods of chapters 50 to 63 in the list that GN 29(d)(v) refers to. What of that list lies outside,
 * or is raw fiber, was not read: `PERHAPS`, and the goods of the chapter rules `textile-or-apparel`.
 */
const SURELY: readonly CodeSpan[] = [
  ...['5004-5007', '5105-5113', '5204-5212', '5306-5311', '54-63'],
];
const PERHAPS: readonly CodeSpan[] = ['50-53', '9619'];
/** 19 USC 4531(f)(4). */
const USMCA_TEXTILES: readonly CodeSpan[] = ['50-63', '9619'];

/** Whether the textile rules on small amounts and sets are about the good. */
export function isTextileGood({ agreement, codes, ruleSet }: OriginCase): boolean | undefined {
  const named = ruleSet.chapterRules.flatMap(({ goods, rule }) =>
    rule.about === 'textile-or-apparel' ? goods.codes : [],
  );
  const perhaps = [...PERHAPS, ...named];
  const answers = new Set(
    codes.codes.map((code) => {
      if (agreement.id !== 'CAFTA-DR') return isInSpans(code, USMCA_TEXTILES);
      if (isInSpans(code, SURELY) === true) return true;
      return isInSpans(code, perhaps) === false ? false : undefined;
    }),
  );
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

/** Fibers, yarns and what is made of them. */
export const FIBERS_AND_FABRICS: readonly CodeSpan[] = ['50-60'];
