import {
  type Effort,
  type OriginFailure,
  type OriginResult,
  type ProductionRecord,
  type ProofStep,
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
  readonly contents: ReadonlyMap<Method, ProofStep>;
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
    contents: new Map(
      METHODS.flatMap((method) => {
        const step = stepOf(proof, NAMES[method]);
        return step === undefined ? [] : [[method, step] as const];
      }),
    ),
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
    [...new Set(list)].slice(0, FEW_MISSING).map((one) => bound(one));
  return failure === 'rule-not-met'
    ? {
        expected: citation ?? 'a product rule',
        found: unique(steps.map((step, at) => `${step}: ${found[at] ?? ''}`)),
      }
    : { expected: unique(steps), found: unique(found) };
}

const NAMES = {
  'transaction-value': 'by transaction value',
  'net-cost': 'by net cost',
  'build-up': 'by build-up',
  'build-down': 'by build-down',
} as const;

export type Method = keyof typeof NAMES;

const METHODS = Object.keys(NAMES) as readonly Method[];

/** The threshold of the product rule by that method; criterion D asks others. */
function stepOf(steps: readonly ProofStep[], method: string): ProofStep | undefined {
  for (const step of steps) {
    if (step.citation?.endsWith('criterion D')) continue;
    if (step.asked.startsWith('regional value content of at least') && step.asked.endsWith(method))
      return step;
    const below = stepOf(step.steps ?? [], method);
    if (below !== undefined) return below;
  }
  return undefined;
}
