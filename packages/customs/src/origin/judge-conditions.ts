import { PROCESS_NAMES } from '../rules/process-names.ts';
import type { RuleCondition, RuleGoods } from '../rules/rule.ts';
import type { OriginCase } from './case.ts';
import { judgeContent, judgeShare } from './judge-content.ts';
import { judgeFormation } from './judge-formation.ts';
import { wasDone } from './processes.ts';
import { type ProofStep, allTrue, answerOf, anyTrue } from './proof.ts';
import { statedFact } from './stated.ts';

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
  const open = [...all, ...(one.some((kind) => wasDone(origin, kind)) ? [] : one)]
    .filter((kind) => wasDone(origin, kind) === undefined)
    .map((kind) => `${PROCESS_NAMES[kind]} (a process of kind ${kind})`);
  return {
    asked,
    answer,
    ...(answer === 'not-met' ? { found: 'done elsewhere', failure: 'rule-not-met' as const } : {}),
    ...(answer === 'undetermined' ? { missing: [`where this was done: ${open.join(', ')}`] } : {}),
  };
}

function judgeFact({ record }: OriginCase, fact: string): ProofStep {
  const holds = statedFact(record, fact);
  return {
    asked: fact,
    answer: answerOf(holds),
    ...(holds === undefined ? { missing: [`whether ${fact}`] } : { found: 'as the record states' }),
    ...(holds === false ? { failure: 'rule-not-met' as const } : {}),
  };
}
