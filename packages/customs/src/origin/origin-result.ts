import type { Answer, OriginFailure, ProofStep } from './proof.ts';

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
  /** Every product rule that may be about the good, and what came of it. */
  readonly rules: readonly {
    readonly rule: string;
    readonly citation: string;
    readonly answer: Answer;
  }[];
  /** Of a good that does not originate: which tests it fails. */
  readonly failures: readonly OriginFailure[];
  /** Of a good that is not decided: what would decide it. */
  readonly missing: readonly string[];
  /** Whether a text that nobody here compared with the law was used, and which. */
  readonly unconfirmed: readonly string[];
  readonly proof: readonly ProofStep[];
}
