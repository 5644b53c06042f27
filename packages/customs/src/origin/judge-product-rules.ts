import { showSpan } from '../rules/code-span.ts';
import type { OriginRule } from '../rules/rule.ts';
import type { OriginCase } from './case.ts';
import { CHANGE } from './judge-change.ts';
import { type Covered, judgeRule, oneOfCovered } from './judge-rule.ts';
import { isUnderGoods } from './judge-source.ts';
import { type ProofStep, allOf, allTrue, anyTrue } from './proof.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';

/** The product rules as one way to originate, and the rule to name for it. */
export interface ProductWay {
  readonly criterion: string;
  readonly step: ProofStep;
  readonly rule?: OriginRule;
  readonly judged?: readonly { readonly rule: OriginRule; readonly step: ProofStep }[];
}

/** The product rules of the good: those that cover it, or may. */
export function judgeProductRules(origin: OriginCase): readonly ProductWay[] {
  const isCafta = origin.agreement.id === 'CAFTA-DR';
  const criterion = isCafta ? '29(b)(ii)(A)' : 'B';
  const zone = isCafta ? undefined : judgeZone(origin);
  if (zone?.answer === 'not-met') return [{ criterion, step: zone }];
  const judged = rulesInForce(origin.ruleSet, origin.codes.codes).flatMap(
    (rule): (Covered & { rule: OriginRule })[] => {
      const covers = allTrue([isUnderGoods(origin, rule.goods), hasWayFor(origin, rule)]);
      return covers === false
        ? []
        : [{ covers, goods: rule.goods, step: judgeRule(origin, rule), rule }];
    },
  );
  if (judged.length === 0) return [{ criterion, step: noRule(origin) }];
  const answer = oneOfCovered(origin, judged);
  // Some rule may cover the good that is not known here.
  const isOpen = !origin.ruleSet.isComplete && judged.every(({ covers }) => covers === undefined);
  const met =
    judged.find(({ covers, step }) => covers === true && step.answer === 'met') ?? judged[0];
  const kinds = judged.flatMap(({ covers, rule }) =>
    covers === undefined ? [kindAsked(rule)] : [],
  );
  const step: ProofStep = {
    asked: 'a product rule',
    answer: isOpen ? 'undetermined' : allOf([answer, ...(zone === undefined ? [] : [zone.answer])]),
    citation: origin.ruleSet.title,
    ...(answer === 'met' && !isOpen && judged.every(({ covers }) => covers === undefined)
      ? { found: 'met under each of these rules, whichever of them is about the good' }
      : {}),
    ...(answer === 'undetermined' || isOpen ? { missing: [...new Set(kinds)] } : {}),
    steps: [...(zone === undefined ? [] : [zone]), ...judged.map((one) => one.step)],
  };
  return [
    {
      criterion: isCafta && met !== undefined && !isByChange(met.step) ? '29(b)(ii)(B)' : criterion,
      step,
      judged,
      ...(met === undefined ? {} : { rule: met.rule }),
    },
  ];
}

/** A rule may span goods of which each of its ways takes some kinds alone: then it says nothing of the others. */
function hasWayFor(origin: OriginCase, { alternatives }: OriginRule): boolean | undefined {
  return anyTrue(
    alternatives.map(({ goods }) => (goods === undefined ? true : isUnderGoods(origin, goods))),
  );
}

function kindAsked({ citation, goods }: OriginRule): string {
  const kinds = [goods.kind, ...(goods.except ?? []).map(({ kind }) => kind)].filter(
    (kind) => kind !== undefined,
  );
  return kinds.length === 0
    ? `more digits of the good, to say whether ${citation} is about it`
    : `whether the good is: ${[...new Set(kinds)].join('; or: ')}`;
}

/**
 * 19 USC 4531(c)(3): no product rule for a good produced in a United States foreign-trade zone and entered for consumption.
 * What was produced in the United States alone and is entered may come from one: then it must be said.
 */
function judgeZone({ record }: OriginCase): ProofStep | undefined {
  const isInZone = record.isProducedInUsForeignTradeZone;
  const places = new Set(record.processes.map(({ country }) => country));
  const isAllInUs = places.size === 1 && places.has('US');
  if (isInZone === false || (isInZone === undefined && !isAllInUs)) return undefined;
  return {
    asked: 'a product rule: not produced in a United States foreign-trade zone',
    answer: isInZone === true ? 'not-met' : 'undetermined',
    citation: '19 USC 4531(c)(3)',
    ...(isInZone === true
      ? { found: 'produced in one', failure: 'rule-not-met' as const }
      : { missing: ['whether the good was produced in a United States foreign-trade zone'] }),
  };
}

/** Whether the alternative that is met asks a change in classification. */
function isByChange({ steps = [] }: ProofStep): boolean {
  const met = steps.find(({ answer }) => answer === 'met');
  return met?.steps?.some(({ asked }) => asked === CHANGE) ?? true;
}

function noRule({ codes, ruleSet }: OriginCase): ProofStep {
  return {
    asked: 'a product rule',
    answer: 'undetermined',
    citation: ruleSet.title,
    missing: [`the product rule for ${codes.codes.map(showSpan).join(' or ')}: none is known here`],
  };
}
