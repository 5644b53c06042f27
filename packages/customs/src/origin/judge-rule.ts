import { isInSpans } from '../rules/code-span.ts';
import { wordsOfAlternative } from '../rules/words-of-rule.ts';
import type { OpenQuestion, OriginRule, RuleAlternative, RuleGoods } from '../rules/rule.ts';
import { type OriginCase, allInside } from './case.ts';
import { judgeChange } from './judge-change.ts';
import { judgeConditions } from './judge-conditions.ts';
import { judgeChapterRules } from './judge-formation.ts';
import { isUnderGoods } from './judge-source.ts';
import { materialsOfGood } from './materials-of-good.ts';
import { type Answer, type ProofStep, allOf, anyOf } from './proof.ts';
import { judgeValueContent } from './value-content.ts';

/** An answer that counts only where its rule, or its alternative, is about the good. */
export interface Covered {
  /** `undefined`: whether it is about the good is not known. */
  readonly covers: true | undefined;
  readonly goods: RuleGoods;
  readonly step: ProofStep;
}

/**
 * One rule out of several is enough where it certainly applies. What may not apply helps nobody on its own; when each
 * that may apply is met and one of them takes whatever the others leave (`any other good`), the good meets its rule
 * whichever it is.
 */
export function oneOfCovered(origin: OriginCase, all: readonly Covered[]): Answer {
  if (all.length === 0) return 'undetermined';
  const sure = all.filter(({ covers }) => covers === true);
  if (sure.length === 0 && all.every(({ step }) => step.answer === 'met'))
    return all.some(({ goods }) => isRest(origin, goods)) ? 'met' : 'undetermined';
  return anyOf(
    all.map(({ covers, step }) =>
      covers === undefined && step.answer === 'met' ? 'undetermined' : step.answer,
    ),
  );
}

/** Whether goods are whatever others leave of codes in which the good certainly lies. */
function isRest(origin: OriginCase, { codes, except = [], kind }: RuleGoods): boolean {
  return kind === undefined && except.length > 0 && isUnderGoods(origin, { codes }) === true;
}

/** A good against one rule: its alternatives, and what the text leaves open. */
export function judgeRule(origin: OriginCase, rule: OriginRule): ProofStep {
  const asked = rule.citation;
  const judged = rule.alternatives.flatMap(
    (alternative): (Covered & { way: RuleAlternative })[] => {
      const goods = alternative.goods ?? rule.goods;
      // Whether the rule itself is about the good is asked of all rules together.
      const covers = alternative.goods === undefined ? true : isUnderGoods(origin, goods);
      if (covers === false) return [];
      const step = judgeAlternative(origin, alternative, goods);
      const named =
        covers === undefined && goods.kind !== undefined
          ? { ...step, missing: [`whether the good is: ${goods.kind}`, ...(step.missing ?? [])] }
          : step;
      return [{ covers, goods, step: named, way: alternative }];
    },
  );
  const isMixed = isMixture(origin, rule, judged);
  const answer = isMixed ? 'undetermined' : oneOfCovered(origin, judged);
  const steps = judged.map(({ step }) => step);
  const question = openQuestion(origin, rule, answer);
  const unread = answer === 'not-met' ? rule.unread : undefined;
  const why = question?.why ?? unread ?? (isMixed ? MIXTURE : undefined);
  if (why !== undefined)
    return { asked, answer: 'undetermined', citation: rule.citation, missing: [why], steps };
  if (answer === 'undetermined' && steps.every((step) => step.answer !== 'undetermined'))
    return { asked, answer, citation: rule.citation, missing: kindsAsked(rule), steps };
  return { asked, answer, citation: rule.citation, steps };
}

/** Kinds of goods on which it turns which of the alternatives applies. */
function kindsAsked(rule: OriginRule): string[] {
  const kinds = rule.alternatives.flatMap(({ goods }) => [
    goods?.kind,
    ...(goods?.except ?? []).map(({ kind }) => kind),
  ]);
  return [...new Set(kinds)].flatMap((kind) =>
    kind === undefined ? [] : [`whether the good is: ${kind}`],
  );
}

const MIXTURE =
  'whether materials of the source that one alternative names may stand beside those that change as the other asks';

/**
 * Some alternatives name their sources alone (`from heading 9114, provided …`). Whether materials that meet the other
 * alternative may stand beside such a source is not said: a good that fails each of them only by that is left open.
 */
function isMixture(
  origin: OriginCase,
  rule: OriginRule,
  judged: readonly (Covered & { way: RuleAlternative })[],
): boolean {
  if (oneOfCovered(origin, judged) !== 'not-met' || judged.length < 2) return false;
  const named = judged.find(
    ({ way }) =>
      way.from !== undefined &&
      way.from.every(({ other, within }) => other === undefined || (other === 'good' && within)),
  );
  if (named === undefined) return false;
  const together: RuleAlternative = {
    ...named.way,
    from: judged.flatMap(({ way }) => way.from ?? []),
  };
  return judgeAlternative(origin, together, together.goods ?? rule.goods).answer !== 'not-met';
}

function openQuestion(
  origin: OriginCase,
  { open = [] }: OriginRule,
  answer: Answer,
): OpenQuestion | undefined {
  return open.find(({ codes, goods, when }) => {
    if (when === 'fails' && answer !== 'not-met') return false;
    const isGood = goods === undefined || isUnderGoods(origin, { codes: goods }) !== false;
    return isGood && (codes === undefined || usesMaterialOf(origin, codes));
  });
}

function usesMaterialOf({ materials }: OriginCase, spans: readonly string[]): boolean {
  return allInside(materials).some(
    ({ codes, originating }) =>
      originating !== true &&
      (codes === undefined || codes.codes.some((code) => isInSpans(code, spans) !== false)),
  );
}

/** A record that lists no materials proves nothing of all of them. */
function askMaterials(origin: OriginCase): ProofStep[] {
  if (materialsOfGood(origin).length > 0) return [];
  const asked = 'the materials of the good are listed';
  return [{ asked, answer: 'undetermined', missing: ['the materials of the good'] }];
}

function judgeAlternative(
  origin: OriginCase,
  alternative: RuleAlternative,
  goods: RuleGoods,
): ProofStep {
  const steps = [
    ...askMaterials(origin),
    ...(alternative.from === undefined ? [] : [judgeChange(origin, goods, alternative)]),
    ...(alternative.valueContent === undefined
      ? []
      : [judgeValueContent(origin, alternative.valueContent)]),
    ...judgeConditions(origin, goods, alternative.conditions ?? []),
    ...judgeChapterRules(origin),
  ];
  const letter = alternative.letter === undefined ? '' : `(${alternative.letter}) `;
  return {
    asked: `${letter}${wordsOfAlternative(alternative)}`,
    answer: allOf(steps.map((step) => step.answer)),
    steps,
  };
}
