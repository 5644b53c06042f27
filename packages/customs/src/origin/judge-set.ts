import { formatDecimal } from '../money/decimal.ts';
import { type MaterialView, type OriginCase, whatIsOpen } from './case.ts';
import { isAtMost } from './little.ts';
import { foreignValueOf } from './material-value.ts';
import { materialsOfGood, materialsWithGood } from './materials-of-good.ts';
import { type Answer, type ProofStep, answerOf } from './proof.ts';
import { type Range, ZERO, sumRanges } from './range.ts';
import { isTextileGood } from './textile.ts';
import { baseOf, percentText } from './value-content.ts';

/**
 * Goods put up in sets for retail sale, whatever the product rules say: each of them originates, or those that do not are
 * worth at most 15 per cent of the adjusted value of the set, 10 where it is a textile or apparel good (GN 29(c)(v));
 * under USMCA at most 10 per cent of its value (19 USC 4531(m)).
 */
export function judgeSet(origin: OriginCase): ProofStep {
  const isCafta = origin.agreement.id === 'CAFTA-DR';
  const citation = isCafta ? 'GN 29(c)(v)' : '19 USC 4531(m)';
  const goods = materialsOfGood(origin);
  const foreign = [...goods, ...materialsWithGood(origin)].filter(
    ({ originating }) => originating !== true,
  );
  const asked = 'every good of the set originates, or little of its value does not';
  if (goods.length === 0)
    return { asked, answer: 'undetermined', citation, missing: ['the goods of the set'] };
  // General Rule of Interpretation 3(b): a set is of different goods put up together.
  if (goods.length === 1)
    return { asked, answer: 'undetermined', citation, missing: ['the other goods of the set'] };
  if (foreign.length === 0)
    return { asked, answer: 'met', citation, found: 'every good of it originates' };
  const ofSet = new Set(goods);
  const value = sumRanges(foreign.map((view) => valueInSet(origin, view, ofSet.has(view))));
  const textile = isCafta ? isTextileGood(origin) : true;
  const percents = (origin.agreement.limits.sets ?? [])
    .filter(
      ({ goods: kind }) =>
        kind === 'every' || textile === undefined || (kind === 'textile-or-apparel') === textile,
    )
    .map(({ percent }) => Number(percent));
  const steps = percents.map((percent) => judgeShare(origin, value, percent, citation));
  const answers = new Set(steps.map((step) => step.answer));
  const [only] = answers;
  const answer: Answer = answers.size === 1 && only !== undefined ? only : 'undetermined';
  return {
    asked,
    answer,
    citation,
    ...(answers.size > 1 ? { missing: ['whether the set is a textile or apparel good'] } : {}),
    steps,
  };
}

/** Packing and accessories may not be goods of the set; what is not known to originate may. */
function valueInSet(origin: OriginCase, view: MaterialView, isGood: boolean): Range {
  const whole = foreignValueOf(view, origin);
  if (isGood && view.originating === false) return whole;
  const missing = isGood
    ? [whatIsOpen(view)]
    : [`whether ${view.material.description} is a good of the set`];
  return { least: ZERO, most: whole.most, missing: [...missing, ...whole.missing] };
}

function judgeShare(
  origin: OriginCase,
  value: Range,
  percent: number,
  citation: string,
): ProofStep {
  const isCafta = origin.agreement.id === 'CAFTA-DR';
  const base = baseOf(origin, isCafta ? 'build-down' : 'transaction-value');
  const asked = `goods that do not originate are at most ${percent} per cent of the value of the set`;
  const whole = base.least;
  if (whole === undefined || whole.units <= 0n)
    return {
      asked,
      answer: 'undetermined',
      citation,
      missing: base.missing.length > 0 ? base.missing : ['a value of the set above zero'],
    };
  const isMost = value.most !== undefined && isAtMost(value.most, percent, whole);
  const isOver = !isAtMost(value.least, percent, whole);
  const answer = answerOf(isMost ? true : isOver ? false : undefined);
  const shown = isOver ? value.least : (value.most ?? value.least);
  return {
    asked,
    answer,
    citation,
    found: `${formatDecimal(shown)} of ${formatDecimal(whole)}: ${percentText(shown, whole)} per cent`,
    ...(answer === 'undetermined' ? { missing: value.missing } : {}),
    ...(answer === 'not-met' ? { failure: 'value-content' as const } : {}),
  };
}
