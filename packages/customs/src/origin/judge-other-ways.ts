import { isInSpans } from '../rules/code-span.ts';
import type { ProcessKind } from '../rules/rule.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { whatIsOpen } from './de-minimis.ts';
import { PROCESS_NAMES, wasDone } from './judge-conditions.ts';
import { judgeShift } from './judge-shift.ts';
import { isFromSource, isUnderGoods } from './judge-source.ts';
import { type ProofStep, allOf, allTrue, answerOf, anyTrue } from './proof.ts';
import { judgeValueContent } from './value-content.ts';

/** A way to originate that is no product rule, and how certifications write it. */
export interface Way {
  readonly criterion: string;
  readonly step: ProofStep;
}

/** Produced entirely in the territory: every process the record tells of was done there. */
export function judgePlace({ record, territory }: OriginCase): ProofStep {
  const asked = 'produced entirely in the territory of the parties';
  const outside = record.processes.filter(({ country }) => !territory.has(country));
  if (record.processes.length === 0)
    return { asked, answer: 'undetermined', missing: ['where the good was produced'] };
  if (outside.length === 0)
    return {
      asked,
      answer: 'met',
      found: record.processes
        .map(({ country, description }) => `${description} (${country})`)
        .join('; '),
    };
  return {
    asked,
    answer: 'not-met',
    found: outside.map(({ country, description }) => `${description} in ${country}`).join('; '),
    failure: 'rule-not-met',
  };
}

/** Wholly obtained, exclusively of originating materials, and what an agreement knows besides its product rules. */
export function judgeOtherWays(origin: OriginCase): readonly Way[] {
  const isCafta = origin.agreement.id === 'CAFTA-DR';
  return [
    { criterion: isCafta ? '29(b)(i)' : 'A', step: judgeWhollyObtained(origin) },
    { criterion: isCafta ? '29(b)(iii)' : 'C', step: judgeOriginatingMaterials(origin) },
    ...(isCafta ? [{ criterion: '29(b)(ii)(B)', step: judgeChemistry(origin) }] : []),
    ...(origin.agreement.id === 'USMCA' ? [{ criterion: 'D', step: judgeParts(origin) }] : []),
  ];
}

function judgeWhollyObtained({ agreement, record }: OriginCase): ProofStep {
  const citation =
    agreement.id === 'CAFTA-DR' ? 'GN 29(b)(i), (c)(i)' : '19 USC 4531(a)(4), (c)(1)';
  const asked = 'wholly obtained or produced entirely there';
  return record.whollyObtained === undefined
    ? { asked, answer: 'not-met', citation, found: 'the record does not say so' }
    : { asked, answer: 'met', citation, found: record.whollyObtained };
}

const ASIDE = new Set(['retail-packing', 'shipping-packing', 'indirect', 'accessory']);

const countedIn = ({ materials }: OriginCase): readonly MaterialView[] =>
  materials.filter(({ material }) => !material.uses.some((use) => ASIDE.has(use)));

function judgeOriginatingMaterials(origin: OriginCase): ProofStep {
  const counted = countedIn(origin);
  const foreign = counted.filter((view) => isOriginating(view) === false);
  const unknown = counted.filter((view) => isOriginating(view) === undefined);
  const asked = 'produced exclusively from originating materials';
  const citation = origin.agreement.id === 'CAFTA-DR' ? 'GN 29(b)(iii)' : '19 USC 4531(c)(1)';
  const names = (views: readonly MaterialView[]) =>
    views.map(({ material }) => material.description);
  if (foreign.length > 0)
    return {
      asked,
      answer: 'not-met',
      citation,
      found: `not originating: ${list(names(foreign))}`,
    };
  if (counted.length === 0)
    return { asked, answer: 'undetermined', citation, missing: ['the materials of the good'] };
  if (unknown.length > 0)
    return { asked, answer: 'undetermined', citation, missing: unknown.map(whatIsOpen) };
  return { asked, answer: 'met', citation };
}

/** What is made in the territory of nothing but originating materials originates itself. */
function isOriginating({ inputs, isRegional, originating }: MaterialView): boolean | undefined {
  if (originating === true || inputs.length === 0) return originating;
  const inside = allTrue(inputs.map(isOriginating));
  return isRegional === true && inside === true ? true : originating;
}

const list = (names: readonly string[]): string =>
  names.length <= 5
    ? names.join(', ')
    : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;

/** GN 29(m)(vii)(A) to (F): what confers origin on chemical goods, where it was done. */
const CHEMISTRY: readonly {
  readonly paragraph: string;
  readonly kind: ProcessKind;
  readonly codes: readonly string[];
  readonly except?: readonly string[];
}[] = [
  { paragraph: 'A', kind: 'chemical-reaction', codes: ['27-40'], except: ['3823'] },
  { paragraph: 'B', kind: 'purification', codes: ['28-35', '38-39'] },
  {
    paragraph: 'C',
    kind: 'mixing-or-blending',
    codes: ['30-31', '3302', '350220', '3506-3507', '3707', '39-40'],
  },
  { paragraph: 'D', kind: 'particle-size-change', codes: ['30-31', '39'] },
  { paragraph: 'E', kind: 'standards-materials', codes: ['28-32', '35', '38'] },
  { paragraph: 'F', kind: 'isomer-separation', codes: ['28-32', '35', '39'] },
];

function judgeChemistry(origin: OriginCase): ProofStep {
  const asked = 'a process that confers origin on chemical goods';
  const citation = 'GN 29(m)(vii)';
  for (const { codes, except = [], kind, paragraph } of CHEMISTRY) {
    const isGood = isUnderGoods(origin, { codes, except: [{ codes: except }] });
    if (isGood !== true || wasDone(origin, kind) !== true) continue;
    return {
      asked,
      answer: 'met',
      citation: `GN 29(m)(vii)(${paragraph})`,
      found: `${PROCESS_NAMES[kind]} in the territory`,
    };
  }
  return { asked, answer: 'not-met', citation, found: 'the record tells of none' };
}

/**
 * GN 29(m)(vii)(G): a good of chapters 28 to 38 that changed its classification by being separated from a man-made
 * mixture does not originate, unless the isolated material underwent a chemical reaction.
 */
export function judgeSeparation(origin: OriginCase): ProofStep | undefined {
  if (origin.agreement.id !== 'CAFTA-DR') return undefined;
  if (isUnderGoods(origin, { codes: ['28-38'] }) === false) return undefined;
  if (!origin.record.processes.some(({ kind }) => kind === 'separation-from-mixture'))
    return undefined;
  const reacted = wasDone(origin, 'chemical-reaction');
  return {
    asked:
      'a material separated from a man-made mixture underwent a chemical reaction in the territory',
    answer: answerOf(reacted ?? false),
    citation: 'GN 29(m)(vii)(G)',
    ...(reacted === true ? {} : { failure: 'rule-not-met' as const }),
  };
}

/**
 * Criterion D: parts that stand in the good's own subheading, so that no change is possible, and 60 per cent by
 * transaction value or 50 by net cost. Never for chapters 61 to 63.
 */
function judgeParts(origin: OriginCase): ProofStep {
  const asked = 'parts classified with the good, and value content enough';
  const citation = '19 USC 4531(c)(1); criterion D';
  const { codes } = origin.codes;
  if (anyTrue(codes.map((code) => isInSpans(code, ['61-63']))) === true)
    return { asked, answer: 'not-met', citation, found: 'not for chapters 61 to 63' };
  const goods = { codes };
  const failing = judgeShift(origin, goods, { from: [{ other: 'subheading' }] }, false).filter(
    ({ isMet }) => isMet !== true,
  );
  const unnamed = judgeFailing(origin);
  const shared = allTrue([
    unnamed.length > 0 && failing.length > 0,
    ...unnamed.map((view) => {
      const isOther = isFromSource(origin, view, goods, { other: 'subheading' });
      return isOther === undefined ? undefined : !isOther;
    }),
  ]);
  const parts: ProofStep = {
    asked: 'the materials that do not change are parts that share the subheading of the good',
    answer: answerOf(shared),
    ...(shared === undefined ? { missing: ['the full classification of the materials'] } : {}),
  };
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

/** Materials that fail the change of every product rule of the good. */
function judgeFailing(origin: OriginCase): readonly MaterialView[] {
  const failing = new Set<MaterialView>();
  for (const rule of origin.ruleSet.rules) {
    if (isUnderGoods(origin, rule.goods) !== true) continue;
    for (const alternative of rule.alternatives) {
      if (alternative.from === undefined) continue;
      for (const { isMet, view } of judgeShift(
        origin,
        alternative.goods ?? rule.goods,
        alternative,
        false,
      ))
        if (isMet === false) failing.add(view);
    }
  }
  return [...failing];
}

/** Sets for retail sale, whatever the product rules say: each good originates, or little does not. */
export function judgeSet(origin: OriginCase): ProofStep {
  const isCafta = origin.agreement.id === 'CAFTA-DR';
  const isTextile = anyTrue(origin.codes.codes.map((code) => isInSpans(code, ['50-63'])));
  const percent = isCafta && isTextile !== true ? 15 : 10;
  const citation = isCafta ? 'GN 29(c)(v)' : '19 USC 4531';
  const asked = `every good of the set originates, or at most ${percent} per cent of its value does not`;
  const exclusive = judgeOriginatingMaterials(origin);
  if (exclusive.answer === 'met') return { asked, answer: 'met', citation, steps: [exclusive] };
  const atLeast = String(100 - percent);
  const content = judgeValueContent(origin, [
    { method: isCafta ? 'build-down' : 'transaction-value', atLeast },
  ]);
  return { asked, answer: content.answer, citation, steps: [exclusive, content] };
}
