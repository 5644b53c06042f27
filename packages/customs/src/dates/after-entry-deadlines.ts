import { read, unconfirmed } from '../source-mark.ts';
import { addDays, addYears } from './date-arithmetic.ts';
import type { Deadline } from './filing-deadlines.ts';
import { type LocalDate, compareDates } from './local-date.ts';

/** Entries from this day on have 180 days for a protest, earlier ones 90 (19 CFR 174.12(e)). */
const PROTEST_OF_180_DAYS_FROM = '2004-12-18';
const WEEKEND =
  'Whether a last day on a Saturday, Sunday or holiday moves on is not known here: act before it.';

/** Last day of a protest against a liquidation, or another decision, of `decidedOn` (19 USC 1514; 19 CFR 174.12(e)). */
export function protestLastDay(decidedOn: LocalDate, entryDate: LocalDate): Deadline {
  const isOld = compareDates(entryDate, PROTEST_OF_180_DAYS_FROM) < 0;
  return {
    date: addDays(decidedOn, isOld ? 90 : 180),
    sources: [read('19 USC 1514; 19 CFR 174.12(e)')],
    note: `It is filed on the day on which it is received. ${WEEKEND}`,
  };
}

/** @internal What stands behind the 30 days, by agreement. */
export const CORRECTION_SOURCE = {
  USMCA: read('19 CFR 182.124(a)(1)(iii)'),
  'CAFTA-DR': unconfirmed('19 CFR 10.583(c), 10.621, 10.623', 'knowledge'),
  NAFTA: read('19 CFR 181.21(b), 181.11(d)'),
} as const;

/**
 * Last day on which a correction, or the notice of a wrong certification, is prompt whatever else has happened: 30
 * calendar days after its maker became aware (19 CFR 182.124(a)(1)(iii), 182.1).
 */
export function correctionLastDay(
  awareOn: LocalDate,
  agreement: keyof typeof CORRECTION_SOURCE,
): Deadline {
  return {
    date: addDays(awareOn, 30),
    sources: [CORRECTION_SOURCE[agreement]],
    note:
      agreement === 'NAFTA'
        ? ''
        : 'Later it is prompt only while no formal investigation has begun (19 CFR 182.124(a)(1)(i), (ii)).',
  };
}

/** Last day to tender the duties and fees of a corrected claim, unless CBP extends it (19 CFR 182.124(d)). */
export function tenderLastDay(correctedOn: LocalDate): Deadline {
  return {
    date: addDays(correctedOn, 30),
    sources: [read('19 CFR 182.124(d)')],
    note: 'With the correction, or within 30 days of it; CBP may extend.',
  };
}

/** The day on which an entry that was neither liquidated nor extended is deemed liquidated (19 CFR 159.11). */
export function deemedLiquidation(entryDate: LocalDate): Deadline {
  return {
    date: addYears(entryDate, 1),
    sources: [read('19 CFR 159.11')],
    note: 'Not where liquidation was extended or suspended.',
  };
}

/** Last day for an FTA reconciliation of a flagged entry. */
export function reconciliationLastDay(importDate: LocalDate): Deadline {
  return {
    date: addYears(importDate, 1),
    sources: [unconfirmed('ACE reconciliation test: FTA within twelve months', 'knowledge')],
    note: 'Counted from the earliest importation that the reconciliation covers.',
  };
}

/** What is known of an entry's liquidation while it has not happened. */
export interface LiquidationSchedule {
  readonly scheduledFor: LocalDate;
  readonly isExtended: boolean;
}

/**
 * Last day for a post-summary correction under a known schedule: 300 days from entry or 15 days before the scheduled
 * liquidation, whichever is earlier; where liquidation was extended, 15 days before the new day alone.
 */
export function pscLastDay(entryDate: LocalDate, schedule: LiquidationSchedule): Deadline {
  const beforeLiquidation = addDays(schedule.scheduledFor, -15);
  const fromEntry = addDays(entryDate, 300);
  const note = 'The schedule moves: look at it again on the day.';
  if (schedule.isExtended)
    return {
      date: beforeLiquidation,
      sources: [unconfirmed('84 FR 40430 (14 August 2019), post-summary corrections', '3rd')],
      note,
    };
  const isLiquidationFirst = compareDates(beforeLiquidation, fromEntry) < 0;
  return {
    date: isLiquidationFirst ? beforeLiquidation : fromEntry,
    sources: [unconfirmed('CBP post-summary correction policy', 'knowledge')],
    note,
  };
}
