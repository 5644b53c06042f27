import {
  type Decimal,
  addDecimal,
  compareDecimal,
  decimalFromInteger,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
} from '../money/decimal.ts';
import { isInSpans } from '../rules/code-span.ts';
import type { ProcessKind, RuleCondition, RuleGoods } from '../rules/rule.ts';
import { type MaterialView, type OriginCase, statedKind } from './case.ts';
import { judgeFormation } from './judge-formation.ts';
import { isFromSource } from './judge-source.ts';
import { ZERO } from './material-value.ts';
import { type ProofStep, allTrue, answerOf, anyTrue } from './proof.ts';

const HUNDRED = decimalFromInteger(100);

/** What a rule asks besides the change and the value content, one step for each. */
export function judgeConditions(
  origin: OriginCase,
  goods: RuleGoods,
  conditions: readonly RuleCondition[],
): readonly ProofStep[] {
  return conditions.map((condition) => judgeCondition(origin, goods, condition));
}

function judgeCondition(origin: OriginCase, goods: RuleGoods, condition: RuleCondition): ProofStep {
  const forKind = 'forKind' in condition ? condition.forKind : undefined;
  const isBound = forKind === undefined ? true : origin.isKind(forKind);
  if (forKind !== undefined && isBound === false)
    return { asked: `a condition on ${forKind}`, answer: 'met', found: 'the good is none' };
  const step = judgeBound(origin, goods, condition);
  if (isBound === true || step.answer === 'met') return step;
  return {
    ...step,
    answer: 'undetermined',
    missing: [`whether the good is: ${forKind ?? ''}`, ...(step.missing ?? [])],
  };
}

function judgeBound(origin: OriginCase, goods: RuleGoods, condition: RuleCondition): ProofStep {
  switch (condition.ask) {
    case 'process':
      return judgeProcess(origin, condition);
    case 'visible-lining':
      return judgeFormation(origin, 'visible-lining');
    case 'originating-share':
      return judgeShare(origin, condition);
    case 'does-not-contain':
      return judgeContent(origin, goods, condition);
    case 'fact':
      return judgeFact(origin, condition.fact);
  }
}

/** What a process is called in a sentence. */
export const PROCESS_NAMES: Readonly<Record<ProcessKind, string>> = {
  'cut-or-knit-to-shape': 'cut or knit to shape',
  'sewn-or-assembled': 'sewn or otherwise assembled',
  'chemical-reaction': 'a chemical reaction',
  'atmospheric-distillation': 'atmospheric distillation',
  'vacuum-distillation': 'vacuum distillation',
  'viscosity-change': 'a change of viscosity',
  purification: 'purification',
  'mixing-or-blending': 'deliberate mixing or blending to specification',
  'particle-size-change': 'a deliberate change of particle size',
  'standards-materials': 'production of standards materials',
  'isomer-separation': 'isolation or separation of isomers',
  'separation-from-mixture': 'separation from a man-made mixture',
  'thickness-halved': 'a reduction in thickness of at least 50 per cent',
};

function judgeProcess(
  origin: OriginCase,
  { all = [], one = [] }: Extract<RuleCondition, { ask: 'process' }>,
): ProofStep {
  const names = [...all, ...one].map((kind) => PROCESS_NAMES[kind]);
  const asked = `${names.join(all.length > 0 ? ' and ' : ' or ')} in the territory`;
  const done = allTrue([
    ...all.map((kind) => wasDone(origin, kind)),
    ...(one.length === 0 ? [] : [anyTrue(one.map((kind) => wasDone(origin, kind)))]),
  ]);
  const answer = answerOf(done);
  return {
    asked,
    answer,
    ...(answer === 'not-met' ? { found: 'done elsewhere', failure: 'rule-not-met' as const } : {}),
    ...(answer === 'undetermined' ? { missing: [`where this was done: ${names.join(', ')}`] } : {}),
  };
}

/** Whether a process was done in the territory: `false` where the record says it was done elsewhere. */
export function wasDone({ record, territory }: OriginCase, kind: ProcessKind): boolean | undefined {
  const named = record.processes.filter((process) => process.kind === kind);
  if (named.length === 0) return undefined;
  return named.every(({ country }) => territory.has(country));
}

function judgeShare(
  origin: OriginCase,
  { atLeast, codes, kind }: Extract<RuleCondition, { ask: 'originating-share' }>,
): ProofStep {
  const name = kind ?? 'polymers';
  const asked = `originating ${name} are at least ${atLeast} per cent by weight of all ${name}`;
  const chosen = origin.materials.map((view) => ({ view, isOne: isCounted(view, codes, kind) }));
  const unsure = chosen.filter(({ isOne }) => isOne === undefined);
  const counted = chosen.filter(({ isOne }) => isOne === true).map(({ view }) => view);
  const heavy = counted.filter(({ material }) => material.weight === undefined);
  const missing = [
    ...unsure.map(({ view }) => `whether ${view.material.description} is one of the ${name}`),
    ...heavy.map(({ material }) => `the weight of ${material.description}`),
    ...(counted.length === 0 ? [`which materials are the ${name}`] : []),
    ...counted
      .filter((view) => view.originating === undefined)
      .map(({ material }) => `whether ${material.description} originates`),
  ];
  if (missing.length > 0) return { asked, answer: 'undetermined', missing };
  const total = weightOf(counted);
  const part = weightOf(counted.filter((view) => view.originating === true));
  const isMet =
    compareDecimal(
      multiplyDecimal(part, HUNDRED),
      multiplyDecimal(parseDecimal(atLeast) ?? HUNDRED, total),
    ) >= 0;
  return {
    asked,
    answer: answerOf(isMet),
    found: `${formatDecimal(part)} kg of ${formatDecimal(total)} kg`,
    ...(isMet ? {} : { failure: 'rule-not-met' as const }),
  };
}

function isCounted(
  { codes, material }: MaterialView,
  spans: readonly string[] | undefined,
  kind: string | undefined,
): boolean | undefined {
  if (kind !== undefined) return statedKind(material.kinds, kind);
  return codes === undefined
    ? undefined
    : anyTrue(codes.codes.map((code) => isInSpans(code, spans ?? [])));
}

const weightOf = (views: readonly MaterialView[]): Decimal =>
  views.reduce((all, { material }) => addDecimal(all, material.weight ?? ZERO), ZERO);

/** A good that contains no such material, or at most so much of it. Whether de minimis cures a little is not said. */
function judgeContent(
  origin: OriginCase,
  goods: RuleGoods,
  { atMost, source }: Extract<RuleCondition, { ask: 'does-not-contain' }>,
): ProofStep {
  const what = source.kind ?? 'materials of the excepted classification';
  const limit = atMost === undefined ? 'no' : `at most ${atMost} per cent by weight of`;
  const asked = `it contains ${limit} non-originating ${what}`;
  const found = allInside(origin.materials)
    .filter((view) => view.originating !== true && view.inputs.length === 0)
    .map((view) => ({ view, isOne: isFromSource(origin, view, goods, source) }));
  const sure = found.filter(({ isOne }) => isOne === true).map(({ view }) => view);
  const unsure = found.filter(({ isOne }) => isOne === undefined).map(({ view }) => view);
  if (sure.length + unsure.length === 0) return { asked, answer: 'met', found: 'none' };
  const names = (views: readonly MaterialView[]) =>
    views.map(({ material }) => material.description).join(', ');
  if (unsure.length > 0)
    return { asked, answer: 'undetermined', missing: [`whether it is ${what}: ${names(unsure)}`] };
  if (atMost === undefined)
    return {
      asked,
      answer: 'undetermined',
      found: names(sure),
      missing: ['whether de minimis may cure a proviso that a good does not contain a material'],
    };
  const whole = origin.record.weight;
  if (whole === undefined || sure.some(({ material }) => material.weight === undefined))
    return {
      asked,
      answer: 'undetermined',
      missing: [`the weights of the good and of ${names(sure)}`],
    };
  const part = weightOf(sure);
  const limited = multiplyDecimal(parseDecimal(atMost) ?? ZERO, whole);
  const isMet = compareDecimal(multiplyDecimal(part, HUNDRED), limited) <= 0;
  return {
    asked,
    answer: answerOf(isMet),
    found: `${formatDecimal(part)} kg of ${formatDecimal(whole)} kg`,
    ...(isMet ? {} : { failure: 'rule-not-met' as const }),
  };
}

/** Materials and what they are made of, each once. */
export function allInside(views: readonly MaterialView[]): readonly MaterialView[] {
  const seen = new Set<MaterialView>();
  const visit = (view: MaterialView): void => {
    if (seen.has(view)) return;
    seen.add(view);
    view.inputs.forEach(visit);
  };
  views.forEach(visit);
  return [...seen];
}

function judgeFact({ record }: OriginCase, fact: string): ProofStep {
  const stated = record.facts.find((one) => one.fact === fact);
  return {
    asked: fact,
    answer: answerOf(stated?.holds),
    ...(stated === undefined
      ? { missing: [`whether ${fact}`] }
      : { found: 'as the record states' }),
    ...(stated?.holds === false ? { failure: 'rule-not-met' as const } : {}),
  };
}
