import type { ValueContentMethod } from '../rules/rule.ts';

/** An answer to one question of a rule. `undetermined`: what is known does not decide it. */
export type Answer = 'met' | 'not-met' | 'undetermined';

/** Which of the law's tests a good fails, for findings. */
export type OriginFailure = 'rule-not-met' | 'value-content' | 'de-minimis-exceeded';

/** A step that a person can follow: what was asked, by which law, what was found, and why. */
export interface ProofStep {
  readonly asked: string;
  readonly answer: Answer;
  readonly citation?: string;
  /** Numbers and facts, in words. */
  readonly found?: string;
  /** What would decide it. */
  readonly missing?: readonly string[];
  readonly failure?: OriginFailure;
  /** Of a value content of the product rule: by which method. */
  readonly method?: ValueContentMethod;
  readonly steps?: readonly ProofStep[];
}

/** `true`, `false` or unknown, as an answer. */
export function answerOf(truth: boolean | undefined): Answer {
  return truth === undefined ? 'undetermined' : truth ? 'met' : 'not-met';
}

/** Every one must hold: one failure fails, else one open question leaves it open. No question is no proof. */
export function allOf(answers: readonly Answer[]): Answer {
  if (answers.length === 0) return 'undetermined';
  if (answers.includes('not-met')) return 'not-met';
  return answers.includes('undetermined') ? 'undetermined' : 'met';
}

/** One is enough. */
export function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('met')) return 'met';
  return answers.includes('undetermined') || answers.length === 0 ? 'undetermined' : 'not-met';
}

/** Truth of three values: one `true` is enough, one unknown leaves it open. */
export function anyTrue(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

/** Truth of three values: one `false` is enough to fail. */
export function allTrue(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

/** Everything missing below a step, each once, in the order it is met. */
export function missingIn(steps: readonly ProofStep[]): readonly string[] {
  const all = new Set<string>();
  const visit = ({ answer, missing = [], steps: below = [] }: ProofStep): void => {
    if (answer !== 'undetermined') return;
    for (const one of missing) all.add(one);
    below.forEach(visit);
  };
  steps.forEach(visit);
  return [...all];
}
