import { type SourceMark, read, unconfirmed } from '../source-mark.ts';
import { addDays, addYears } from './date-arithmetic.ts';
import { FEDERAL_HOLIDAY_SOURCE } from './federal-holidays.ts';
import type { LocalDate } from './local-date.ts';
import { addWorkingDays } from './working-days.ts';

/** The last day on which something may still be done, and how well the rule behind it is known. */
export interface Deadline {
  readonly date: LocalDate;
  readonly sources: readonly SourceMark[];
  /** What may move the day. */
  readonly note: string;
}

/** Entry summary with estimated duties: ten working days after the time of entry (19 CFR 142.12(b)). */
export function entrySummaryDue(entryDate: LocalDate): Deadline {
  return {
    date: addWorkingDays(entryDate, 10),
    sources: [read('19 CFR 142.12(b)'), FEDERAL_HOLIDAY_SOURCE],
    note: 'Days on which the port is closed for another reason are not known here.',
  };
}

/** Last day for a preference claim after importation, for goods on which none was made (19 USC 1520(d)). */
export function claim1520dLastDay(importDate: LocalDate): Deadline {
  return {
    date: addYears(importDate, 1),
    sources: [read('19 USC 1520(d); 19 CFR 182.31 to 182.33, 10.590 to 10.592')],
    note: 'Only where no claim was made at entry, and not by post-summary correction.',
  };
}

/** Last possible day for a post-summary correction: 300 days from entry, earlier when liquidation is near. */
export function pscCloses(entryDate: LocalDate): Deadline {
  return {
    date: addDays(entryDate, 300),
    sources: [unconfirmed('CBP post-summary correction policy', 'knowledge')],
    note: 'At the latest: it closes 15 days before the scheduled liquidation if that is earlier.',
  };
}
