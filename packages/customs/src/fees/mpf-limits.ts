import { type Checked, accepted, refused } from '../checked.ts';
import { type LocalDate, compareDates } from '../dates/local-date.ts';
import { type Decimal, compareDecimal } from '../money/decimal.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** Least and most merchandise processing fee (class 499) of one formal entry, by day of entry, both ends in. */
export interface MpfLimits {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly leastUsd: Decimal;
  readonly mostUsd: Decimal;
  readonly source: SourceMark;
}

/** Years that are not listed are not known here; limits are set anew for every fiscal year (19 CFR 24.23(b)). */
export const MPF_LIMITS: readonly MpfLimits[] = [
  {
    from: '2025-10-01',
    until: '2026-09-30',
    leastUsd: { units: 3358n, scale: 2 },
    mostUsd: { units: 65_150n, scale: 2 },
    source: unconfirmed('19 CFR 24.23(b), fiscal year 2026', '3rd'),
  },
];

/**
 * The processing fee of a formal entry from the sum of its lines' fees: nothing stays nothing, everything else lies
 * between the limits of the day. Reason: `mpf-limits-unknown`.
 */
export function limitMpf(sumUsd: Decimal, entryDate: LocalDate): Checked<Decimal> {
  const limits = MPF_LIMITS.find(
    ({ from, until }) => compareDates(from, entryDate) <= 0 && compareDates(entryDate, until) <= 0,
  );
  if (sumUsd.units === 0n) return accepted(sumUsd);
  if (limits === undefined)
    return refused(
      'mpf-limits-unknown',
      `The least and the most of the processing fee on ${entryDate} are not known here.`,
    );
  const { leastUsd, mostUsd } = limits;
  if (compareDecimal(sumUsd, leastUsd) < 0) return accepted(leastUsd);
  return accepted(compareDecimal(sumUsd, mostUsd) > 0 ? mostUsd : sumUsd);
}
