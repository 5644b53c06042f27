import type { LocalDate } from '../dates/local-date.ts';
import type { SourceMark } from '../source-mark.ts';

/** Ways to set right what was filed, once it was filed. */
export type RemedyId =
  | 'post-summary-correction'
  | 'post-importation-claim'
  | 'reconciliation'
  | 'protest-of-liquidation'
  | 'protest-of-denied-claim'
  | 'notice-of-correction';

interface Remedy {
  readonly remedy: RemedyId;
  readonly citation: string;
  readonly sources: readonly SourceMark[];
  /** What an importer has to know beside the answer. */
  readonly note: string;
}

/** It can be used today. */
export interface OpenRemedy extends Remedy {
  readonly answer: 'open';
  /** The last day on which it can be used; absent where it ends with an event. */
  readonly until?: LocalDate;
  readonly untilEvent?: string;
  /** What has to be handed in. */
  readonly needs: readonly string[];
}

/** It could have been used and no longer can. */
export interface ClosedRemedy extends Remedy {
  readonly answer: 'closed';
  /** The first day on which it could no longer be used. */
  readonly since: LocalDate;
}

/** It is not for this case, whatever the day. */
export interface UnavailableRemedy extends Remedy {
  readonly answer: 'not-open';
  readonly because: UnavailableReason;
}

/** Facts are missing, or the law does not settle it. Never to be read as open, and never as closed. */
export interface UndecidedRemedy extends Remedy {
  readonly answer: 'undecided';
  readonly wantOf: readonly string[];
}

export type UnavailableReason =
  | 'not-by-post-summary-correction'
  | 'only-by-reconciliation'
  | 'claim-was-made'
  | 'no-claim-was-made'
  | 'nothing-to-claim'
  | 'no-preference-to-claim'
  | 'not-flagged'
  | 'no-summary-to-correct'
  | 'nothing-decided-yet'
  | 'fraud'
  | 'repeated-after-awareness';

export type RemedyAnswer = OpenRemedy | ClosedRemedy | UnavailableRemedy | UndecidedRemedy;
