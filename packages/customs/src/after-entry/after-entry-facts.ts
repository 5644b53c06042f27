import type { LocalDate } from '../dates/local-date.ts';

/**
 * What is known of one line after it was filed. A fact that is left out is not known: nothing is taken for "no".
 * Days are days of the port (`localDateAt`).
 */
export interface AfterEntryFacts {
  /** The day for which is asked. */
  readonly today: LocalDate;
  /** What is to be done: claim a preference that was not claimed, or correct a claim that was made. */
  readonly aim: 'claim-preference' | 'correct-claim';
  /** Entry type, two digits. */
  readonly entryType?: string;
  readonly entryDate?: LocalDate;
  readonly importDate?: LocalDate;
  /** The indicator that was claimed, or would have been. */
  readonly spi?: string;
  /** Whether the preference was claimed on these goods at entry. */
  readonly wasClaimed?: boolean;
  /** Whether such a claim has been taken back by a correction since. */
  readonly wasClaimWithdrawn?: boolean;
  /** Whether the summary was flagged for FTA reconciliation. */
  readonly isFlaggedForReconciliation?: boolean;
  /** The day of liquidation, or null while there is none. */
  readonly liquidation?: LocalDate | null;
  readonly scheduledLiquidation?: LocalDate;
  readonly isLiquidationExtended?: boolean;
  /** Written notice of the denial of a claim under 19 USC 1520(d), or null while there is none. */
  readonly claimDenied?: LocalDate | null;
  /** The day on which the importer became aware that its claim was wrong. */
  readonly awareOn?: LocalDate;
  /** Whether a formal investigation has begun (19 CFR 162.74(g), (i)), by `today`. */
  readonly isUnderInvestigation?: boolean;
  /** Whether the importer acted fraudulently (19 CFR 182.124(b)(1)); left out means that nobody says so. */
  readonly isFraudulent?: boolean;
  /** Whether this claim was made after the importer knew that such a claim is invalid (19 CFR 182.124(b)(2)). */
  readonly wasClaimedAfterAwareness?: boolean;
}
