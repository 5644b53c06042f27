import { AGREEMENTS } from '../agreements/agreements.ts';
import { isAgreementInForce } from '../agreements/check-agreement-in-force.ts';
import { compareDates } from '../dates/local-date.ts';
import { showSpan } from '../rules/code-span.ts';
import { RULE_SETS } from '../rules/rule-sets.ts';
import type { OriginRule } from '../rules/rule.ts';
import { type OriginCase, codesIn, statedKind, viewMaterials } from './case.ts';
import { HS2022_TO_HS2017_SOURCE } from '../vintage/hs2022-to-hs2017.ts';
import { allInside } from './judge-conditions.ts';
import { judgeOtherWays, judgePlace, judgeSeparation, judgeSet } from './judge-other-ways.ts';
import { type Covered, judgeRule, oneOfCovered } from './judge-rule.ts';
import { isUnderGoods } from './judge-source.ts';
import type { OriginQuestion, ProductionRecord } from './production-record.ts';
import { type OriginFailure, type ProofStep, allOf, missingIn } from './proof.ts';

/**
 * Whether a good originates by the record of its production, and why. Advisory: a computation from what the record
 * states, no ruling and no determination of origin in the sense of the law.
 */
export interface OriginResult {
  readonly outcome: 'originating' | 'not-originating' | 'undetermined';
  /** The way by which it originates: `A` to `D`, or the paragraph of General Note 29. */
  readonly criterion?: string;
  /** The product rule that it meets, or fails. */
  readonly rule?: string;
  readonly citation?: string;
  /** Of a good that does not originate: which tests it fails. */
  readonly failures: readonly OriginFailure[];
  /** Of a good that is not decided: what would decide it. */
  readonly missing: readonly string[];
  /** Whether a text that nobody here compared with the law was used, and which. */
  readonly unconfirmed: readonly string[];
  readonly proof: readonly ProofStep[];
}

/** Decides origin from a record of production. Never a guess: what is not known leaves it undetermined, and is named. */
export function determineOrigin(
  record: ProductionRecord,
  question: OriginQuestion = {},
): OriginResult {
  const agreement = AGREEMENTS.find(({ id }) => id === record.agreement);
  const ruleSet = RULE_SETS[record.agreement];
  if (agreement === undefined || ruleSet === undefined)
    return open([`rules of origin of ${record.agreement}: none are known here`]);
  const { importedOn } = question;
  if (importedOn !== undefined && compareDates(importedOn, ruleSet.validFrom) < 0)
    return open([
      `the rules as they stood on ${importedOn}: the text known here is ${ruleSet.edition}, from ${ruleSet.validFrom}`,
    ]);
  if (
    importedOn !== undefined &&
    ruleSet.validUntil !== undefined &&
    compareDates(importedOn, ruleSet.validUntil) > 0
  )
    return open([
      `the rules as they stood on ${importedOn}: the text known here ended ${ruleSet.validUntil}`,
    ]);
  const placed = codesIn(record.classifications, ruleSet.nomenclature);
  if ('problem' in placed) return open([`the classification of the good: ${placed.problem}`]);
  const territory = new Set(
    agreement.parties
      .filter(
        ({ country }) =>
          importedOn === undefined || isAgreementInForce(agreement.id, importedOn, country),
      )
      .map(({ country }) => country)
      .filter((country) => question.isUsForeign !== true || country !== 'US'),
  );
  const origin: OriginCase = {
    record,
    agreement,
    ruleSet,
    territory,
    codes: placed.codes,
    materials: viewMaterials(record, ruleSet, territory, question.isUsForeign === true),
    isKind: (kind) => statedKind(record.kinds, kind),
  };
  return conclude(origin);
}

const open = (missing: readonly string[]): OriginResult => ({
  outcome: 'undetermined',
  failures: [],
  missing,
  unconfirmed: [],
  proof: [],
});

/** A way with what all of it needs: production in the territory. */
interface Tried {
  readonly criterion: string;
  readonly step: ProofStep;
  readonly rule?: OriginRule;
}

function conclude(origin: OriginCase): OriginResult {
  const place = judgePlace(origin);
  const separation = judgeSeparation(origin);
  const common = [place, ...(separation === undefined ? [] : [separation])];
  const tried: readonly Tried[] = origin.record.isSet
    ? [{ criterion: 'set', step: judgeSet(origin) }]
    : [...judgeOtherWays(origin), ...judgeProductRules(origin)];
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
    unconfirmed,
    proof,
  };
  if (found !== undefined)
    return {
      outcome: 'originating',
      criterion: found.criterion,
      ...(found.rule === undefined ? withoutRule(found, about) : about),
      failures: [],
      missing: [],
    };
  if (answers.includes('undetermined') || answers.length === 0)
    return { outcome: 'undetermined', ...about, failures: [], missing: missingIn(proof) };
  return { outcome: 'not-originating', ...about, failures: failuresIn(proof), missing: [] };
}

/** Whether a code of the good or of its non-originating materials was carried over to the rules' nomenclature. */
function isCarried({ codes, materials }: OriginCase): boolean {
  return (
    codes.isCarried ||
    allInside(materials).some((view) => view.originating !== true && view.codes?.isCarried === true)
  );
}

function withoutRule(
  { step }: Tried,
  { proof }: Pick<OriginResult, 'proof'>,
): Pick<OriginResult, 'citation' | 'proof' | 'unconfirmed'> {
  // No product rule was used: what is not confirmed about those rules does not matter.
  return {
    ...(step.citation === undefined ? {} : { citation: step.citation }),
    unconfirmed: [],
    proof,
  };
}

/** The product rules of the good: those that cover it, or may. */
function judgeProductRules(origin: OriginCase): readonly Tried[] {
  const isCafta = origin.agreement.id === 'CAFTA-DR';
  const criterion = isCafta ? '29(b)(ii)(A)' : 'B';
  // 19 USC 4531(c)(3): entered for consumption from the zone in which it was produced.
  if (!isCafta && origin.record.isProducedInUsForeignTradeZone === true)
    return [
      {
        criterion,
        step: {
          asked: 'a product rule',
          answer: 'not-met',
          citation: '19 USC 4531(c)(3)',
          found: 'produced in a United States foreign-trade zone',
          failure: 'rule-not-met',
        },
      },
    ];
  const judged = origin.ruleSet.rules.flatMap((rule): (Covered & { rule: OriginRule })[] => {
    const covers = isUnderGoods(origin, rule.goods);
    return covers === false || rule.validUntil !== undefined
      ? []
      : [{ covers, step: judgeRule(origin, rule), rule }];
  });
  if (judged.length === 0) return [{ criterion, step: noRule(origin) }];
  const answer = oneOfCovered(judged);
  // Some rule may cover the good that is not known here.
  const isOpen = !origin.ruleSet.isComplete && judged.every(({ covers }) => covers === undefined);
  const met =
    judged.find(({ covers, step }) => covers === true && step.answer === 'met') ?? judged[0];
  const kinds = judged.flatMap(({ covers, rule }) =>
    covers === undefined ? [kindAsked(rule)] : [],
  );
  const step: ProofStep = {
    asked: 'a product rule',
    answer: isOpen ? 'undetermined' : answer,
    citation: origin.ruleSet.title,
    ...(answer === 'undetermined' || isOpen ? { missing: [...new Set(kinds)] } : {}),
    steps: judged.map((one) => one.step),
  };
  return [
    {
      criterion: isCafta && met !== undefined && !isByChange(met.step) ? '29(b)(ii)(B)' : criterion,
      step,
      ...(met === undefined ? {} : { rule: met.rule }),
    },
  ];
}

function kindAsked({ citation, goods }: OriginRule): string {
  const kinds = [goods.kind, ...(goods.except ?? []).map(({ kind }) => kind)].filter(
    (kind) => kind !== undefined,
  );
  return kinds.length === 0
    ? `more digits of the good, to say whether ${citation} is about it`
    : `whether the good is: ${[...new Set(kinds)].join('; or: ')}`;
}

/** Whether the alternative that is met asks a change in classification. */
function isByChange({ steps = [] }: ProofStep): boolean {
  const met = steps.find(({ answer }) => answer === 'met');
  return met?.steps?.some(({ asked }) => asked.startsWith('every non-originating')) ?? true;
}

function noRule({ codes, ruleSet }: OriginCase): ProofStep {
  return {
    asked: 'a product rule',
    answer: 'undetermined',
    citation: ruleSet.title,
    missing: [`the product rule for ${codes.codes.map(showSpan).join(' or ')}: none is known here`],
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
