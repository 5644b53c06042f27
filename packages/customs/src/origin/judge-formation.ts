import { isInSpans } from '../rules/code-span.ts';
import type { ChapterRule } from '../rules/rule.ts';
import { type MaterialView, type OriginCase } from './case.ts';
import { isUnderGoods } from './judge-source.ts';
import { type Answer, type ProofStep, allOf, answerOf } from './proof.ts';

type Formation = Extract<ChapterRule['rule'], { about: 'formed-in-territory' }>;

const NAMES: Record<Formation['what'], string> = {
  'visible-lining': 'visible lining',
  'narrow-elastic': 'narrow elastic fabric',
  'sewing-thread': 'sewing thread',
  'pocket-bag': 'pocket bag fabric',
};

/** The chapter's rule on one sort of material: where it must be formed and finished. */
export function judgeFormation(origin: OriginCase, what: Formation['what']): ProofStep {
  const rules = origin.ruleSet.chapterRules.filter(
    ({ rule }) => rule.about === 'formed-in-territory' && rule.what === what,
  );
  const steps = rules.flatMap((rule) => judgeChapterRule(origin, rule));
  const answer = steps.length === 0 ? 'met' : allOf(steps.map((step) => step.answer));
  return { asked: `${NAMES[what]} formed and finished in the territory`, answer, steps };
}

/** Rules 3, 4 and 5 of the apparel chapters, and their like: what the good contains beside its shell. */
export function judgeChapterRules(origin: OriginCase): readonly ProofStep[] {
  return origin.ruleSet.chapterRules
    .filter(({ rule }) => rule.about === 'formed-in-territory' && rule.what !== 'visible-lining')
    .flatMap((rule) => judgeChapterRule(origin, rule));
}

function judgeChapterRule(origin: OriginCase, chapterRule: ChapterRule): ProofStep[] {
  const { citation, goods, open = [], rule } = chapterRule;
  if (rule.about !== 'formed-in-territory') return [];
  const isBound = isUnderGoods(origin, goods);
  if (isBound === false) return [];
  const used = origin.materials.filter((view) => isUsed(view, rule));
  const steps = used.map((view) => judgeSteps(origin, view, rule));
  const asked = `chapter rule on ${NAMES[rule.what]}`;
  if (steps.length === 0) return [{ asked, answer: 'met', citation, found: 'the good has none' }];
  const answer = allOf(steps.map((step) => step.answer));
  const question = open.find(
    (one) => answer === 'not-met' && isUnderGoods(origin, { codes: one.goods ?? [] }) !== false,
  );
  const why =
    isBound === undefined
      ? 'whether this rule binds the good: its kind, or more digits'
      : question?.why;
  if (answer === 'met' || why === undefined) return [{ asked, answer, citation, steps }];
  return [{ asked, answer: 'undetermined', citation, missing: [why], steps }];
}

/** Its use is what the record says; thread and elastic are known by their headings as well. */
function isUsed(
  { codes, material }: MaterialView,
  { codes: spans, exceptCodes = [], what }: Formation,
): boolean {
  if (material.uses.includes(what)) {
    if (what !== 'visible-lining') return true;
    const places = codes?.codes ?? [];
    return places.every(
      (code) => isInSpans(code, spans) !== false && isInSpans(code, exceptCodes) !== true,
    );
  }
  if (what !== 'sewing-thread' && what !== 'narrow-elastic') return false;
  // A yarn of 5402 is thread only where the record says that it is so used.
  const known = spans.filter((span) => span !== '5402');
  return (codes?.codes ?? []).some((code) => isInSpans(code, known) === true);
}

function judgeSteps(
  { territory }: OriginCase,
  { material }: MaterialView,
  { steps, what }: Formation,
): ProofStep {
  const asked = `${material.description}: ${steps.join(' and ')} in the territory`;
  if (material.isShortSupply)
    return { asked, answer: 'met', found: 'in the short-supply list (U.S. note 20)' };
  const places = {
    formed: material.formedIn,
    finished: material.finishedIn,
    'yarn-formed': material.yarnFormedIn,
  };
  const answers = steps.map((step): Answer => {
    const place = places[step];
    return answerOf(place === undefined ? undefined : territory.has(place));
  });
  const answer = allOf(answers);
  const missing = steps
    .filter((_, index) => answers[index] === 'undetermined')
    .map(
      (step) =>
        `in which country the ${NAMES[what]} (${material.description}) was ${STEP_NAMES[step]}`,
    );
  const found = steps.flatMap((step) =>
    places[step] === undefined ? [] : [`${STEP_NAMES[step]} in ${places[step]}`],
  );
  return {
    asked,
    answer,
    ...(found.length === 0 ? {} : { found: found.join(', ') }),
    ...(answer === 'undetermined' ? { missing } : {}),
    ...(answer === 'not-met' ? { failure: 'rule-not-met' as const } : {}),
  };
}

const STEP_NAMES: Record<Formation['steps'][number], string> = {
  formed: 'formed',
  finished: 'finished',
  'yarn-formed': 'made from yarn wholly formed',
};
