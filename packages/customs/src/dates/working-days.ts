import { CustomsError } from '../customs-error.ts';
import { addDays, weekdayOf } from './date-arithmetic.ts';
import { federalHolidays } from './federal-holidays.ts';
import { type LocalDate, partsOf } from './local-date.ts';

/** Monday to Friday and no federal holiday (see `FEDERAL_HOLIDAY_SOURCE`). */
export function isWorkingDay(date: LocalDate): boolean {
  const { year } = partsOf(date);
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return false;
  // New Year's Day on a Saturday is observed in the year before it.
  return !federalHolidays(year).includes(date) && !(date.endsWith('-12-31') && weekday === 5);
}

/** The `n`th working day after `date`; `date` itself is not counted, and is returned for 0. `n` is 0 to 10,000. */
export function addWorkingDays(date: LocalDate, n: number): LocalDate {
  if (!Number.isInteger(n) || n < 0 || n > 10_000) {
    throw new CustomsError(
      'date-out-of-range',
      'Give a whole number of working days from 0 to 10,000.',
    );
  }
  partsOf(date);
  let day = date;
  for (let counted = 0; counted < n; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) counted += 1;
  }
  return day;
}
