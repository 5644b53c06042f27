import {
  type Answer,
  type Effort,
  type OriginFailure,
  type OriginResult,
  type ProductionRecord,
  type ProofStep,
  type ValueContentMethod,
  determineOrigin,
} from '@originmark/customs';
import type { Credential } from '../../intake/credential.ts';
import { oncePerEntry } from '../../once-per.ts';
import { bound } from '../../verdict/to-fragment.ts';

/** What is kept of a determination while an entry is judged: its proof may be a thousand times larger. */
export interface DeterminedOrigin
  extends Pick<OriginResult, 'citation' | 'failures' | 'missing' | 'outcome' | 'rules'> {
  /** For the verdict; `originmark origin determine` prints the whole proof. */
  readonly summary: Record<string, unknown>;
  /** The numbers of each test that failed, as the proof has them. */
  readonly numbers: ReadonlyMap<OriginFailure, Numbers>;
  /** The threshold of the product rule, by method. */
  readonly contents: ReadonlyMap<ValueContentMethod, ProofStep>;
}

interface Numbers {
  readonly expected: unknown;
  readonly found: unknown;
}

/** So much of what is missing is said in a finding: the rest is in the determination. */
const FEW_MISSING = 6;

/** Looks that the records of one entry may ask together: one second, or two of the slowest kind. */
const LOOKS_OF_ENTRY = 60_000;

/** Computed once for a record and a day, however many lines rest on it. */
export const determined = oncePerEntry(() => {
  const known = new Map<string, DeterminedOrigin>();
  const effort: Effort = { left: LOOKS_OF_ENTRY };
  return (
    on: Credential,
    record: ProductionRecord,
    importedOn: string,
    isUsForeign: boolean,
  ): DeterminedOrigin => {
    const key = `${on.digest} ${importedOn} ${String(isUsForeign)}`;
    const result =
      known.get(key) ?? kept(determineOrigin(record, { importedOn, isUsForeign, effort }));
    known.set(key, result);
    return result;
  };
});

function kept(result: OriginResult): DeterminedOrigin {
  const { citation, criterion, failures, outcome, proof, rules, unconfirmed } = result;
  const missing = result.missing.slice(0, FEW_MISSING).map((one) => bound(one) as string);
  return {
    outcome,
    ...(citation === undefined ? {} : { citation }),
    failures,
    missing,
    rules,
    summary: {
      outcome,
      ...(criterion === undefined ? {} : { criterion }),
      ...(citation === undefined ? {} : { rule: citation }),
      ...(unconfirmed.length === 0 ? {} : { unconfirmed }),
    },
    numbers: new Map(failures.map((failure) => [failure, numbersOf(result, failure)])),
    contents: bestByMethod(proof),
  };
}

function numbersOf({ citation, proof }: OriginResult, failure: OriginFailure): Numbers {
  const steps: string[] = [];
  const found: string[] = [];
  const visit = (list: OriginResult['proof']): void => {
    for (const step of list) {
      if (step.answer !== 'not-met' || step.citation?.endsWith('criterion D')) continue;
      if (step.failure === failure && (step.steps ?? []).length === 0) {
        steps.push(step.asked);
        found.push(step.found ?? 'not so');
      }
      visit(step.steps ?? []);
    }
  };
  visit(proof);
  const unique = (list: readonly string[]) =>
    [...new Set(list)].slice(0, FEW_MISSING).map((one) => bound(one) as string);
  switch (failure) {
    case 'rule-not-met': {
      const told = steps.map((step, at) => `${step}: ${found[at] ?? ''}`);
      return { expected: citation ?? 'a product rule', found: unique(told) };
    }
    case 'de-minimis-exceeded':
      // Each base is enough by itself.
      return { expected: unique(steps).join(' or that '), found: unique(found).join(' and ') };
    case 'value-content':
      return { expected: unique(steps), found: unique(found) };
  }
}

/** What the product rules ask in value content; criterion D asks others. */
function contentsOf(steps: readonly ProofStep[]): readonly ProofStep[] {
  return steps.flatMap((step) => {
    if (step.citation?.endsWith('criterion D')) return [];
    return step.method === undefined ? contentsOf(step.steps ?? []) : [step];
  });
}

/** By each method the best that any way of the rule comes to: another way may ask less. */
function bestByMethod(steps: readonly ProofStep[]): ReadonlyMap<ValueContentMethod, ProofStep> {
  const best = new Map<ValueContentMethod, ProofStep>();
  for (const step of contentsOf(steps)) {
    const { method } = step;
    if (method === undefined) continue;
    const known = best.get(method);
    if (known === undefined || ORDER.indexOf(step.answer) < ORDER.indexOf(known.answer))
      best.set(method, step);
  }
  return best;
}

const ORDER: readonly Answer[] = ['met', 'undetermined', 'not-met'];
