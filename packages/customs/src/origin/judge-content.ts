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
import type { RuleCondition, RuleGoods, RuleSource } from '../rules/rule.ts';
import { type MaterialView, type OriginCase, whatIsOpen } from './case.ts';
import { isFromSource } from './judge-source.ts';
import { namesOf } from './names-of.ts';
import { type ProofStep, answerOf, anyTrue } from './proof.ts';
import { ZERO } from './range.ts';
import { statedKind } from './stated.ts';

const HUNDRED = decimalFromInteger(100);

/** Originating materials make up enough of all of their sort, by weight. */
export function judgeShare(
  origin: OriginCase,
  { atLeast, codes, kind }: Extract<RuleCondition, { ask: 'originating-share' }>,
): ProofStep {
  const name = kind ?? 'polymers';
  const asked = `originating ${name} are at least ${atLeast} per cent by weight of all ${name}`;
  const chosen = origin.materials.map((view) => ({ view, isOne: isCounted(view, codes, kind) }));
  const unsure = chosen.filter(({ isOne }) => isOne === undefined);
  const counted = chosen.filter(({ isOne }) => isOne === true).map(({ view }) => view);
  const unweighed = counted.filter(({ material }) => material.weight === undefined);
  const missing = [
    ...unsure.map(({ view }) => `whether ${view.material.description} is one of the ${name}`),
    ...unweighed.map(({ material }) => `the weight of ${material.description}`),
    ...(counted.length === 0 ? [`which materials are the ${name}`] : []),
  ];
  if (missing.length > 0) return { asked, answer: 'undetermined', missing };
  const total = weightOf(counted);
  const least = weightOf(counted.filter((view) => view.originating === true));
  const most = weightOf(counted.filter((view) => view.originating !== false));
  const isShare = (part: Decimal) =>
    compareDecimal(
      multiplyDecimal(part, HUNDRED),
      multiplyDecimal(parseDecimal(atLeast) ?? HUNDRED, total),
    ) >= 0;
  const isMet = isShare(least) ? true : isShare(most) ? undefined : false;
  return {
    asked,
    answer: answerOf(isMet),
    found: `${formatDecimal(least)} kg of ${formatDecimal(total)} kg`,
    ...(isMet === undefined
      ? { missing: counted.filter(({ originating }) => originating === undefined).map(whatIsOpen) }
      : {}),
    ...(isMet === false ? { failure: 'rule-not-met' as const } : {}),
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
export function judgeContent(
  origin: OriginCase,
  goods: RuleGoods,
  { atMost, source }: Extract<RuleCondition, { ask: 'does-not-contain' }>,
): ProofStep {
  const what = source.kind ?? 'materials of the excepted classification';
  const limit = atMost === undefined ? 'no' : `at most ${atMost} per cent by weight of`;
  const asked = `it contains ${limit} non-originating ${what}`;
  const { open, sure } = findContent(origin, goods, source);
  if (sure.length + open.length === 0) return { asked, answer: 'met', found: 'none' };
  const openAsks = open.map(
    (view) => `whether ${view.material.description} is non-originating ${what}`,
  );
  if (atMost === undefined)
    return {
      asked,
      answer: 'undetermined',
      ...(sure.length === 0 ? {} : { found: namesOf(sure) }),
      missing: [
        ...openAsks,
        'whether de minimis may cure a proviso that a good does not contain a material',
      ],
    };
  const whole = origin.record.weight;
  const all = [...sure, ...open];
  if (whole === undefined || all.some(({ material }) => material.weight === undefined))
    return {
      asked,
      answer: 'undetermined',
      missing: [...openAsks, `the weights of the good and of ${namesOf(all)}`],
    };
  const limited = multiplyDecimal(parseDecimal(atMost) ?? ZERO, whole);
  const isWithin = (views: readonly MaterialView[]) =>
    compareDecimal(multiplyDecimal(weightOf(views), HUNDRED), limited) <= 0;
  const isMet = isWithin(all) ? true : isWithin(sure) ? undefined : false;
  return {
    asked,
    answer: answerOf(isMet),
    found: `${formatDecimal(weightOf(isMet === false ? sure : all))} kg of ${formatDecimal(whole)} kg`,
    ...(isMet === undefined ? { missing: openAsks } : {}),
    ...(isMet === false ? { failure: 'rule-not-met' as const } : {}),
  };
}

/**
 * Materials that are such content and do not originate, and those that may be. What is one itself is not looked into; what
 * originates holds none, whatever it was made of.
 */
function findContent(origin: OriginCase, goods: RuleGoods, source: RuleSource) {
  const sure = new Set<MaterialView>();
  const open = new Set<MaterialView>();
  const visit = (view: MaterialView): void => {
    if (view.originating === true || sure.has(view) || open.has(view)) return;
    const isOne = isFromSource(origin, view, goods, source);
    if (isOne === false) view.inputs.forEach(visit);
    else if (isOne === true && view.originating === false) sure.add(view);
    else open.add(view);
  };
  origin.materials.forEach(visit);
  return { sure: [...sure], open: [...open] };
}
