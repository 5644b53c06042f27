import { isInSpans } from '../rules/code-span.ts';
import type { ChapterRule } from '../rules/rule.ts';
import { FORMED_NAMES } from '../rules/words-of-rule.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { judgeUnnamedFabrics } from './formation-unnamed.ts';
import { judgeFormed } from './formation-steps.ts';
import { isUnderGoods } from './judge-source.ts';
import { type ProofStep, allOf } from './proof.ts';
import { statedFact } from './stated.ts';

type Formation = Extract<ChapterRule['rule'], { about: 'formed-in-territory' }>;

/** What a record states of a good in which nothing is sewn. */
export const NO_THREAD = 'the good contains no sewing thread';

/** The chapter's rule on one sort of material: where it must be formed and finished. */
export function judgeFormation(origin: OriginCase, what: Formation['what']): ProofStep {
  const rules = origin.ruleSet.chapterRules.filter(
    ({ rule }) => rule.about === 'formed-in-territory' && rule.what === what,
  );
  const steps = rules.flatMap((rule) => judgeChapterRule(origin, rule));
  const answer = steps.length === 0 ? 'met' : allOf(steps.map((step) => step.answer));
  return { asked: `${FORMED_NAMES[what]} formed and finished in the territory`, answer, steps };
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
  const steps = stepsOf(origin, rule);
  const asked = `chapter rule on ${FORMED_NAMES[rule.what]}`;
  if (steps.length === 0) return [{ asked, answer: 'met', citation, found: 'the good has none' }];
  const answer = allOf(steps.map((step) => step.answer));
  const question = open.find(
    (one) =>
      answer === 'not-met' &&
      (one.goods === undefined || isUnderGoods(origin, { codes: one.goods }) !== false),
  );
  const why =
    isBound === undefined
      ? 'whether this rule binds the good: its kind, or more digits'
      : question?.why;
  if (answer === 'met' || why === undefined) return [{ asked, answer, citation, steps }];
  return [{ asked, answer: 'undetermined', citation, missing: [why], steps }];
}

function stepsOf(origin: OriginCase, rule: Formation): ProofStep[] {
  const steps = besideFabrics(origin).flatMap((view): ProofStep[] => {
    const isUsed = isUsedAs(view, rule);
    if (isUsed === false) return [];
    const step = judgeFormed(origin, view, rule, FORMED_NAMES[rule.what]);
    if (isUsed === true || step.answer === 'met') return [step];
    const missing = [`whether ${view.material.description} is ${FORMED_NAMES[rule.what]}`];
    return [{ asked: step.asked, answer: 'undetermined', missing }];
  });
  if (rule.what === 'sewing-thread' && steps.length === 0) return askThread(origin);
  if (rule.what === 'pocket-bag') return [...steps, ...judgeUnnamedFabrics(origin)];
  return steps;
}

/** A sewn good has thread: a record of it that names none is not complete. */
function askThread(origin: OriginCase): ProofStep[] {
  const isSewn = origin.record.processes.some(({ kind }) => kind === 'sewn-or-assembled');
  const isGarment = isUnderGoods(origin, { codes: ['61-63'] }) !== false;
  if (!isSewn || !isGarment || statedFact(origin.record, NO_THREAD) === true) return [];
  return [
    {
      asked: 'the sewing thread of the good',
      answer: 'undetermined',
      missing: [`the sewing thread of the good, or that ${NO_THREAD}`],
    },
  ];
}

/** Materials of the good, and what they are made of as far as they are no fabrics, yarns or fibers themselves. */
function besideFabrics({ materials }: OriginCase): readonly MaterialView[] {
  const seen = new Set<MaterialView>();
  const visit = (view: MaterialView): void => {
    if (seen.has(view)) return;
    seen.add(view);
    const isTextile = (view.codes?.codes ?? []).some((code) => isInSpans(code, ['50-60']) === true);
    if (!isTextile) view.inputs.forEach(visit);
  };
  materials.forEach(visit);
  return [...seen];
}

const NEVER = new Set(['retail-packing', 'shipping-packing', 'indirect', 'accessory']);

/** Its use is what the record says; thread and elastic are known by their headings as well. */
function isUsedAs(
  { codes, material }: MaterialView,
  { codes: spans, exceptCodes = [], what }: Formation,
): boolean | undefined {
  const places = codes?.codes ?? [];
  if (material.uses.includes(what)) {
    if (what !== 'visible-lining') return true;
    const isExcepted = inAll(places, exceptCodes);
    const isListed = inAll(places, spans);
    if (isListed === false || isExcepted === true) return false;
    return isListed === true && isExcepted === false ? true : undefined;
  }
  if (what !== 'sewing-thread' && what !== 'narrow-elastic') return false;
  if (material.uses.some((use) => NEVER.has(use))) return false;
  // A yarn of 5402 is thread only where the record says that it is so used.
  const isOne = inAll(
    places,
    spans.filter((span) => span !== '5402'),
  );
  // What has another use is not taken for thread or elastic because its classification is not known.
  return isOne === undefined && material.uses.length > 0 ? false : isOne;
}

/** One answer for every place, `undefined` where they differ or there is none. */
function inAll(places: readonly string[], spans: readonly string[]): boolean | undefined {
  const answers = new Set(places.map((place) => isInSpans(place, spans)));
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}
