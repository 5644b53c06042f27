import { isInSpans } from '../rules/code-span.ts';
import { type MaterialView, type OriginCase, allInside, whatIsOpen } from './case.ts';
import { judgeElastomericBar } from './elastomeric.ts';
import { judgeChapterRules } from './judge-formation.ts';
import { isUnderGoods } from './judge-source.ts';
import { materialsOfGood } from './materials-of-good.ts';
import { SHORT_SUPPLY_ENTRY } from './pardon.ts';
import { wasDone } from './processes.ts';
import { type ProofStep, allOf, allTrue, answerOf } from './proof.ts';
import { statedFact } from './stated.ts';

/**
 * GN 29(m)(viii): textile goods made of listed fibers, yarns and fabrics (U.S. note 20 to subchapter XXII of chapter 98)
 * and originating ones, imported under heading 9822.05.01. Whether something is listed is what the record states. No step
 * where nothing is.
 */
export function judgeShortSupply(origin: OriginCase): ProofStep | undefined {
  if (origin.agreement.id !== 'CAFTA-DR') return undefined;
  if (!allInside(origin.materials).some(({ material }) => material.isShortSupply)) return undefined;
  const isOfChapter = (codes: readonly string[]) => isUnderGoods(origin, { codes }) !== false;
  if (!isOfChapter(['50-63', '94'])) return undefined;
  const isMadeUp = isOfChapter(['61-63', '94']);
  const citation = `GN 29(m)(viii)(${isMadeUp ? (isOfChapter(['61-62']) ? 'B' : 'C') : 'A'})`;
  const steps = [
    judgeEntry(origin),
    judgeComponents(origin, isMadeUp),
    ...(isMadeUp ? [judgeMaking(origin)] : []),
    // They bind every good of their chapter; whether they bind here too is not said.
    ...judgeChapterRules(origin)
      .filter(({ answer }) => answer !== 'met')
      .map(asked),
    ...[judgeElastomericBar(origin, undefined, isMadeUp)].filter((step) => step !== undefined),
  ];
  return {
    asked: 'made of listed materials of the short-supply list and originating ones',
    answer: allOf(steps.map(({ answer }) => answer)),
    citation,
    steps,
  };
}

const asked = (step: ProofStep): ProofStep =>
  step.answer === 'undetermined'
    ? step
    : {
        ...step,
        answer: 'undetermined',
        missing: [`whether the ${step.asked} binds a good of the short-supply list`],
      };

function judgeEntry({ record }: OriginCase): ProofStep {
  const isEntered = statedFact(record, SHORT_SUPPLY_ENTRY);
  return {
    asked: SHORT_SUPPLY_ENTRY,
    answer: answerOf(isEntered),
    ...(isEntered === undefined ? { missing: [`whether the good is ${SHORT_SUPPLY_ENTRY}`] } : {}),
    ...(isEntered === false ? { failure: 'rule-not-met' as const } : {}),
  };
}

function judgeMaking(origin: OriginCase): ProofStep {
  const isMade = allTrue([
    wasDone(origin, 'cut-or-knit-to-shape'),
    wasDone(origin, 'sewn-or-assembled'),
  ]);
  return {
    asked: 'cut or knit to shape and sewn or otherwise assembled in the territory',
    answer: answerOf(isMade),
    ...(isMade === undefined
      ? { missing: ['where the good was cut or knit to shape and sewn'] }
      : {}),
    ...(isMade === false ? { failure: 'rule-not-met' as const } : {}),
  };
}

/** The outer shell, or the component that determines the classification, is wholly of such materials. */
function judgeComponents(origin: OriginCase, isMadeUp: boolean): ProofStep {
  const wanted = isMadeUp ? 'the outer shell or classifying component' : 'the good';
  const step = `${wanted} is wholly of listed or originating materials`;
  const marked = materialsOfGood(origin).filter(
    ({ material }) => !isMadeUp || material.uses.includes('classifying-component'),
  );
  if (marked.length === 0)
    return {
      asked: step,
      answer: 'undetermined',
      missing: ['which component determines the classification of the good'],
    };
  const seen = new Map<MaterialView, boolean | undefined>();
  const answers = marked.map((view) => isListed(view, seen));
  const isMet = allTrue(answers);
  return {
    asked: step,
    answer: answerOf(isMet),
    ...(isMet === undefined
      ? { missing: marked.filter((_, index) => answers[index] === undefined).map(whatIsOpen) }
      : {}),
    ...(isMet === false ? { failure: 'rule-not-met' as const } : {}),
  };
}

/** Listed, originating, or made in the territory of such yarns and fibers alone. */
function isListed(
  view: MaterialView,
  seen: Map<MaterialView, boolean | undefined>,
): boolean | undefined {
  if (seen.has(view)) return seen.get(view);
  const { inputs, isRegional, material, originating } = view;
  const isTextile = (view.codes?.codes ?? []).some((code) => isInSpans(code, ['50-63']) !== false);
  const itself = originating === true || (material.isShortSupply && isTextile);
  const inside =
    isRegional === true && inputs.length > 0
      ? allTrue(inputs.map((input) => isListed(input, seen)))
      : originating === undefined || isRegional !== false
        ? undefined
        : false;
  const answer = itself ? true : inside;
  seen.set(view, answer);
  return answer;
}
