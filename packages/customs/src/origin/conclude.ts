import { HS2022_TO_HS2017_SOURCE } from '../vintage/hs2022-to-hs2017.ts';
import { type OriginCase, allInside } from './case.ts';
import { chargeFor } from './charge-for.ts';
import { judgeOtherWays } from './judge-other-ways.ts';
import { judgePlace, judgeSeparation } from './judge-place.ts';
import { type ProductWay, judgeProductRules } from './judge-product-rules.ts';
import { judgeSet } from './judge-set.ts';
import type { OriginResult } from './origin-result.ts';
import { type OriginFailure, type ProofStep, allOf, missingIn } from './proof.ts';

/** Every way to originate, and what follows. A good of several kinds or places is asked as what it may be. */
export function conclude(origin: OriginCase): OriginResult {
  chargeFor(origin.effort, origin);
  const place = judgePlace(origin);
  const separation = judgeSeparation(origin);
  const common = [place, ...(separation === undefined ? [] : [separation])];
  const tried: readonly ProductWay[] = origin.record.isSet
    ? [{ criterion: 'set', step: judgeSet(origin) }]
    : inOrder([...judgeOtherWays(origin), ...judgeProductRules(origin)]);
  const answers = tried.map(({ step }) => allOf([...common, step].map(({ answer }) => answer)));
  const found = tried.find((_, index) => answers[index] === 'met');
  const proof = [...common, ...tried.map(({ step }) => step)];
  const unconfirmed = [
    ...(origin.ruleSet.source.confirmed ? [] : [origin.ruleSet.title]),
    ...(isCarried(origin) ? [HS2022_TO_HS2017_SOURCE.source] : []),
  ];
  const product = tried.find(({ rule }) => rule !== undefined)?.rule;
  const named = found?.rule ?? product;
  const about = {
    ...(named === undefined ? {} : { rule: named.id, citation: named.citation }),
    rules: tried.flatMap(({ judged = [] }) =>
      judged.map(({ rule, step }) => ({
        rule: rule.id,
        citation: rule.citation,
        answer: step.answer,
      })),
    ),
    unconfirmed,
    proof,
  };
  if (found !== undefined)
    return {
      outcome: 'originating',
      criterion: found.criterion,
      ...(found.rule === undefined ? withoutRule(origin, found, about) : about),
      failures: [],
      missing: [],
    };
  if (answers.includes('undetermined') || answers.length === 0)
    return { outcome: 'undetermined', ...about, failures: [], missing: missingIn(proof) };
  return { outcome: 'not-originating', ...about, failures: failuresIn(proof), missing: [] };
}

/** Criterion D is for goods that their product rule cannot serve: it is named last. */
function inOrder(tried: readonly ProductWay[]): readonly ProductWay[] {
  const isLast = ({ criterion }: ProductWay): boolean => criterion === 'D';
  return [...tried.filter((one) => !isLast(one)), ...tried.filter(isLast)];
}

/** Whether a code of the good or of its non-originating materials was carried over to the rules' nomenclature. */
function isCarried({ codes, materials }: OriginCase): boolean {
  return (
    codes.isCarried ||
    allInside(materials).some((view) => view.originating !== true && view.codes?.isCarried === true)
  );
}

/** A good that originates without a product rule: what is not confirmed about those rules does not matter. */
function withoutRule(
  { materials }: OriginCase,
  { step }: ProductWay,
  { proof, rules, unconfirmed }: Pick<OriginResult, 'proof' | 'rules' | 'unconfirmed'>,
): Pick<OriginResult, 'citation' | 'proof' | 'rules' | 'unconfirmed'> {
  // Unless one of its materials was found to originate by such a rule.
  const isByRule = allInside(materials).some(({ foundBy }) => foundBy !== undefined);
  return {
    ...(step.citation === undefined ? {} : { citation: step.citation }),
    rules,
    unconfirmed: isByRule ? unconfirmed : [],
    proof,
  };
}

/** The tests that a good fails: the most telling ones where there are any. */
function failuresIn(steps: readonly ProofStep[]): readonly OriginFailure[] {
  const all = new Set<OriginFailure>();
  const visit = (step: ProofStep): void => {
    if (step.answer !== 'not-met') return;
    if (step.failure !== undefined) all.add(step.failure);
    // Criterion D is asked for completeness: its threshold is not the rule's.
    if (!step.citation?.endsWith('criterion D')) step.steps?.forEach(visit);
  };
  steps.forEach(visit);
  const telling = [...all].filter((one) => one !== 'rule-not-met').sort();
  return telling.length > 0 ? telling : ['rule-not-met'];
}
