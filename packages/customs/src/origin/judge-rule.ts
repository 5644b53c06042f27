import { isInSpans, showSpan } from '../rules/code-span.ts';
import type {
  OpenQuestion,
  OriginRule,
  RuleAlternative,
  RuleGoods,
  RuleSource,
} from '../rules/rule.ts';
import type { OriginCase } from './case.ts';
import { judgeDeMinimis, whatIsOpen } from './de-minimis.ts';
import { allInside, judgeConditions } from './judge-conditions.ts';
import { judgeChapterRules } from './judge-formation.ts';
import { type MaterialShift, judgeShift } from './judge-shift.ts';
import { isUnderGoods } from './judge-source.ts';
import { type Answer, type ProofStep, allOf, anyOf } from './proof.ts';
import { judgeValueContent } from './value-content.ts';

/** An answer that counts only where its rule, or its alternative, is about the good. */
export interface Covered {
  /** `undefined`: whether it is about the good is not known. */
  readonly covers: true | undefined;
  readonly step: ProofStep;
}

/**
 * One rule out of several is enough where it certainly applies. What may not apply helps nobody on its own; when each
 * that may apply is met, the good meets its rule whichever it is.
 */
export function oneOfCovered(all: readonly Covered[]): Answer {
  if (all.length === 0) return 'undetermined';
  const sure = all.filter(({ covers }) => covers === true);
  if (sure.length === 0 && all.every(({ step }) => step.answer === 'met')) return 'met';
  return anyOf(
    all.map(({ covers, step }) =>
      covers === undefined && step.answer === 'met' ? 'undetermined' : step.answer,
    ),
  );
}

/** A good against one rule: its alternatives, and what the text leaves open. */
export function judgeRule(origin: OriginCase, rule: OriginRule): ProofStep {
  const asked = rule.citation;
  const judged = rule.alternatives.flatMap(
    (alternative): (Covered & { way: RuleAlternative })[] => {
      const goods = alternative.goods ?? rule.goods;
      const covers = isUnderGoods(origin, goods);
      if (covers === false) return [];
      const step = judgeAlternative(origin, rule, alternative, goods);
      const named =
        covers === undefined && goods.kind !== undefined
          ? { ...step, missing: [`whether the good is: ${goods.kind}`, ...(step.missing ?? [])] }
          : step;
      return [{ covers, step: named, way: alternative }];
    },
  );
  const answer = mixed(origin, rule, judged) ?? oneOfCovered(judged);
  const steps = judged.map(({ step }) => step);
  const question = openQuestion(origin, rule, answer);
  const unread = answer === 'not-met' ? rule.unread : undefined;
  const why = question?.why ?? unread;
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

/**
 * Some alternatives name their sources alone (`from heading 9114, provided …`). Whether materials that meet the other
 * alternative may stand beside such a source is not said: a good that fails each of them only by that is left open.
 */
function mixed(
  origin: OriginCase,
  rule: OriginRule,
  judged: readonly (Covered & { way: RuleAlternative })[],
): Answer | undefined {
  if (oneOfCovered(judged) !== 'not-met' || judged.length < 2) return undefined;
  const named = judged.find(
    ({ way }) =>
      way.valueContent !== undefined &&
      way.from !== undefined &&
      way.from.every(({ other }) => other === undefined),
  );
  if (named?.way.valueContent === undefined) return undefined;
  const together: RuleAlternative = {
    ...named.way,
    from: judged.flatMap(({ way }) => way.from ?? []),
  };
  const step = judgeAlternative(origin, rule, together, together.goods ?? rule.goods);
  return step.answer === 'not-met' ? undefined : 'undetermined';
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

function judgeAlternative(
  origin: OriginCase,
  rule: OriginRule,
  alternative: RuleAlternative,
  goods: RuleGoods,
): ProofStep {
  const steps = [
    ...(alternative.from === undefined ? [] : [judgeChange(origin, goods, alternative)]),
    ...(alternative.valueContent === undefined
      ? []
      : [judgeValueContent(origin, alternative.valueContent)]),
    ...judgeConditions(origin, goods, alternative.conditions ?? []),
    ...judgeChapterRules(origin),
  ];
  const letter = alternative.letter === undefined ? '' : `(${alternative.letter})`;
  return {
    asked: `${rule.citation}${letter}: ${wordsOf(alternative)}`,
    answer: allOf(steps.map((step) => step.answer)),
    steps,
  };
}

/** Whether the chapter asks only the component that determines the classification. */
function asksComponent(origin: OriginCase): boolean {
  return origin.ruleSet.chapterRules.some(
    ({ goods, rule }) =>
      rule.about === 'classifying-component' && isUnderGoods(origin, goods) !== false,
  );
}

function judgeChange(
  origin: OriginCase,
  goods: RuleGoods,
  alternative: RuleAlternative,
): ProofStep {
  const onlyClassifying = asksComponent(origin);
  const shifts = judgeShift(origin, goods, alternative, onlyClassifying);
  const failing = shifts.filter(({ isMet }) => isMet === false);
  const open = shifts.filter(({ isMet }) => isMet === undefined);
  const asked = `every non-originating material changes its classification: ${wordsOf(alternative)}`;
  const told = shifts.map(tellShift);
  if (failing.length + open.length === 0) return { asked, answer: 'met', steps: told };
  const little = judgeDeMinimis(origin, failing, open, onlyClassifying);
  // What may yet be found to shift can turn a failure of both into a pass.
  const answer =
    little.answer === 'not-met' && failing.length === 0 ? 'undetermined' : little.answer;
  return {
    asked,
    answer,
    steps: [...told, little],
    ...(answer === 'undetermined' ? { missing: open.map(({ view }) => whatIsOpen(view)) } : {}),
  };
}

const WHY: Record<MaterialShift['why'], string> = {
  originating: 'originating, as the record states',
  shifts: 'changes as the rule asks',
  'rolls-up': 'made in the territory of materials that change as the rule asks',
  'not-classifying': 'not of the component that determines the classification',
  'packing-or-accessory': 'packing or accessory, not asked about its classification',
  'does-not-shift': 'does not change as the rule asks',
  unknown: 'cannot be told',
};

function tellShift({ isMet, view, why }: MaterialShift): ProofStep {
  const { classifications, description } = view.material;
  const codes = classifications.map(({ code, system }) => `${code} (${system})`).join(', ');
  const origin = view.material.countryOfOrigin;
  return {
    asked: `${description}, ${codes}${origin === undefined ? '' : `, of ${origin}`}`,
    answer: isMet === undefined ? 'undetermined' : isMet ? 'met' : 'not-met',
    found: WHY[why],
    ...(isMet === undefined ? { missing: [whatIsOpen(view)] } : {}),
    ...(isMet === false ? { failure: 'rule-not-met' as const } : {}),
  };
}

/** An alternative in words: `from any other chapter, except from 5407`. */
export function wordsOf({ except = [], from, valueContent }: RuleAlternative): string {
  const change =
    from === undefined ? 'no change required' : `from ${from.map(wordsOfSource).join(' or ')}`;
  const exception =
    except.length === 0 ? '' : `, except from ${except.map(wordsOfSource).join(', ')}`;
  const content =
    valueContent === undefined
      ? ''
      : `, with ${valueContent.map(({ atLeast, method }) => `${atLeast} per cent by ${method}`).join(' or ')}`;
  return `${change}${exception}${content}`;
}

function wordsOfSource({
  codes,
  forKind,
  kind,
  notKind,
  other,
  outside,
  within,
}: RuleSource): string {
  const spans = (list: readonly string[]) => list.map(showSpan).join(', ');
  return [
    other === undefined ? '' : `any other ${other}`,
    kind ?? '',
    codes === undefined ? '' : `${kind === undefined ? '' : 'of '}${spans(codes)}`,
    outside === undefined ? '' : `outside ${spans(outside)}`,
    within === undefined ? '' : `within ${spans(within)}`,
    notKind === undefined ? '' : `other than ${notKind.join(', ')}`,
    forKind === undefined ? '' : `(for ${forKind})`,
  ]
    .filter(Boolean)
    .join(' ');
}
