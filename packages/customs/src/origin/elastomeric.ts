import {
  addDecimal,
  compareDecimal,
  decimalFromInteger,
  formatDecimal,
  multiplyDecimal,
} from '../money/decimal.ts';
import { type MaterialView, type OriginCase, allInside } from './case.ts';
import { namesOf } from './names-of.ts';
import { type ProofStep, allTrue, answerOf } from './proof.ts';
import { ZERO } from './range.ts';
import { statedKind } from './stated.ts';
import { isTextileGood } from './textile.ts';

/** Elastomeric yarns of the component, or of the good; latex is none (GN 29(d)(ii)(A)). */
function elastomericIn(views: readonly MaterialView[]): readonly MaterialView[] {
  return allInside(views).filter(
    ({ material }) =>
      material.uses.includes('elastomeric-yarn') && statedKind(material.kinds, 'latex') !== true,
  );
}

const componentOf = ({ materials }: OriginCase): readonly MaterialView[] =>
  materials.filter(({ material }) => material.uses.includes('classifying-component'));

/**
 * The last sentence of GN 29(d)(i): elastomeric yarn in the component must be wholly formed in the territory. It stands
 * behind the sentence on small amounts; whether it binds a good that needs none is not said. `isLittleNeeded`
 * undefined: not known whether one is needed. No step where the good has no such yarn.
 */
export function judgeElastomericBar(
  origin: OriginCase,
  isLittleNeeded: boolean | undefined,
  onlyClassifying: boolean,
): ProofStep | undefined {
  if (origin.agreement.id !== 'CAFTA-DR' || isTextileGood(origin) === false) return undefined;
  const marked = componentOf(origin);
  const isSure = !onlyClassifying || marked.length > 0;
  const yarns = elastomericIn(onlyClassifying && isSure ? marked : origin.materials);
  if (yarns.length === 0) return undefined;
  const asked = 'elastomeric yarn is wholly formed in the territory';
  const citation = 'GN 29(d)(i), last sentence';
  const elsewhere = yarns.filter((yarn) => isFormedThere(origin, yarn) === false);
  const all = allTrue(yarns.map((yarn) => isFormedThere(origin, yarn)));
  if (all === true) return { asked, answer: 'met', citation };
  if (all === false && isSure && isLittleNeeded === true && isTextileGood(origin) === true)
    return {
      asked,
      answer: 'not-met',
      citation,
      found: `formed elsewhere: ${namesOf(elsewhere)}`,
      failure: 'rule-not-met',
    };
  const ask =
    all === false
      ? `whether the bar on elastomeric yarn formed elsewhere (${namesOf(elsewhere)}) reaches this good`
      : `in which country the elastomeric yarn was wholly formed: ${namesOf(yarns)}`;
  return { asked, answer: 'undetermined', citation, missing: [ask] };
}

function isFormedThere({ territory }: OriginCase, view: MaterialView): boolean | undefined {
  const { formedIn } = view.material;
  if (formedIn !== undefined) return territory.has(formedIn);
  return view.isRegional === false ? false : undefined;
}

/** 19 USC 4531(f)(4)(C): at most 7 per cent of the weight of the good is non-originating elastomeric yarn. */
export function judgeElastomericShare(
  origin: OriginCase,
  onlyClassifying: boolean,
): ProofStep | undefined {
  if (origin.agreement.id !== 'USMCA') return undefined;
  const marked = componentOf(origin);
  const views = onlyClassifying && marked.length > 0 ? marked : origin.materials;
  const yarns = elastomericIn(views).filter(({ originating }) => originating !== true);
  if (yarns.length === 0) return undefined;
  const asked = 'non-originating elastomeric yarn is at most 7 per cent of the weight of the good';
  const citation = '19 USC 4531(f)(4)(C)';
  const whole = origin.record.weight;
  const unsure = yarns.filter(({ originating }) => originating === undefined);
  if (whole === undefined || yarns.some(({ material }) => material.weight === undefined))
    return {
      asked,
      answer: 'undetermined',
      citation,
      missing: ['the weight of the good and of its elastomeric yarns'],
    };
  const weigh = (some: readonly MaterialView[]) =>
    some.reduce((sum, { material }) => addDecimal(sum, material.weight ?? ZERO), ZERO);
  const isWithin = (some: readonly MaterialView[]) =>
    compareDecimal(
      multiplyDecimal(weigh(some), decimalFromInteger(100)),
      multiplyDecimal(decimalFromInteger(7), whole),
    ) <= 0;
  const isMet = isWithin(yarns)
    ? true
    : isWithin(yarns.filter(({ originating }) => originating === false))
      ? undefined
      : false;
  return {
    asked,
    answer: answerOf(isMet),
    citation,
    found: `${formatDecimal(weigh(yarns))} kg of ${formatDecimal(whole)} kg`,
    ...(isMet === undefined
      ? { missing: unsure.map(({ material }) => `whether ${material.description} originates`) }
      : {}),
    ...(isMet === false ? { failure: 'de-minimis-exceeded' as const } : {}),
  };
}
