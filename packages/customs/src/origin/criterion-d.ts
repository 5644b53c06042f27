import { isInSpans } from '../rules/code-span.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { judgeShift } from './judge-shift.ts';
import { isFromSource, isUnderGoods } from './judge-source.ts';
import { type ProofStep, allOf, allTrue, answerOf, anyTrue } from './proof.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';
import { statedFact, statedKind } from './stated.ts';
import { judgeValueContent } from './value-content.ts';

/** What a record calls materials that the tariff provides for as parts. */
export const PARTS = 'parts';
/** What a record states of a good imported in pieces: 19 USC 4531(c)(1)(D)(ii)(II). */
export const UNASSEMBLED =
  'the good was imported unassembled or disassembled and classified as assembled by General Rule of Interpretation 2(a)';

/**
 * Criterion D (19 USC 4531(c)(1)(D)): materials provided for as parts fail the rule because they share the good's
 * subheading, or because it came unassembled and was classified as assembled; and 60 per cent by transaction value or 50
 * by net cost. Never for chapters 61 to 63.
 */
export function judgeParts(origin: OriginCase): ProofStep {
  const asked = 'parts classified with the good, and value content enough';
  const citation = '19 USC 4531(c)(1)(D); criterion D';
  if (anyTrue(origin.codes.codes.map((code) => isInSpans(code, ['61-63']))) === true)
    return { asked, answer: 'not-met', citation, found: 'not for chapters 61 to 63' };
  const failing = failingSomeRule(origin);
  const isUnassembled = statedFact(origin.record, UNASSEMBLED) === true;
  const answers = failing.map((view) =>
    allTrue([
      statedKind(view.material.kinds, PARTS),
      isUnassembled ? true : sharesSubheading(origin, view),
    ]),
  );
  const isParts = failing.length === 0 ? false : allTrue(answers);
  const parts: ProofStep = {
    asked: 'the materials that do not change are parts that share the subheading of the good',
    answer: answerOf(isParts),
    ...(isParts === undefined
      ? {
          missing: failing
            .filter((_, index) => answers[index] === undefined)
            .map(
              ({ material }) =>
                `whether the tariff provides for ${material.description} as ${PARTS}, in the subheading of the good`,
            ),
        }
      : {}),
  };
  // Without parts that share the subheading no content is enough.
  if (isParts === false) return { asked, answer: 'not-met', citation, steps: [parts] };
  const content = judgeValueContent(origin, [
    { method: 'transaction-value', atLeast: '60' },
    { method: 'net-cost', atLeast: '50' },
  ]);
  // That the good fails this way too is no failure of its rule.
  return {
    asked,
    answer: allOf([parts.answer, content.answer]),
    citation,
    steps: [parts, content],
  };
}

function sharesSubheading(origin: OriginCase, view: MaterialView): boolean | undefined {
  const isOther = isFromSource(
    origin,
    view,
    { codes: origin.codes.codes },
    { other: 'subheading' },
  );
  return isOther === undefined ? undefined : !isOther;
}

/** Materials that fail the change of some product rule of the good. */
function failingSomeRule(origin: OriginCase): readonly MaterialView[] {
  const failing = new Set<MaterialView>();
  for (const rule of rulesInForce(origin.ruleSet, origin.codes.codes)) {
    if (isUnderGoods(origin, rule.goods) !== true) continue;
    for (const alternative of rule.alternatives) {
      if (alternative.from === undefined) continue;
      const goods = alternative.goods ?? rule.goods;
      for (const shift of judgeShift(origin, goods, alternative, false))
        for (const view of shift.failing) failing.add(view);
    }
  }
  return [...failing];
}
