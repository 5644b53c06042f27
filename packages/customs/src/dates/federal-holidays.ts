import { type SourceMark, unconfirmed } from '../source-mark.ts';
import { addDays, weekdayOf } from './date-arithmetic.ts';
import { type LocalDate, dateFrom, daysInMonth } from './local-date.ts';

/** The holidays and their observance were not read in a primary text. */
export const FEDERAL_HOLIDAY_SOURCE: SourceMark = unconfirmed(
  '5 USC 6103; Executive Order 11582; 19 CFR 101.6',
  'knowledge',
);

const MONDAY = 1;
const THURSDAY = 4;

/**
 * The days on which the eleven federal holidays of a year are observed: one that falls on Saturday on the Friday before
 * (which may be 31 December of the year before), on Sunday on the Monday after. Inauguration Day and days closed by
 * executive order are not in it.
 */
export function federalHolidays(year: number): readonly LocalDate[] {
  const fixed = [on(year, 1, 1), on(year, 7, 4), on(year, 11, 11), on(year, 12, 25)];
  if (year >= 2021) fixed.push(on(year, 6, 19));
  const moving = [
    nthWeekday(year, 2, MONDAY, 3),
    lastMondayOfMay(year),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 10, MONDAY, 2),
    nthWeekday(year, 11, THURSDAY, 4),
  ];
  if (year >= 1986) moving.push(nthWeekday(year, 1, MONDAY, 3));
  return [...fixed.map(observed), ...moving].sort();
}

const on = (year: number, month: number, day: number): LocalDate => dateFrom({ year, month, day });

function observed(date: LocalDate): LocalDate {
  const weekday = weekdayOf(date);
  return weekday === 6 ? addDays(date, -1) : weekday === 0 ? addDays(date, 1) : date;
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): LocalDate {
  const first = weekdayOf(on(year, month, 1));
  return on(year, month, 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7);
}

function lastMondayOfMay(year: number): LocalDate {
  const last = on(year, 5, daysInMonth(year, 5));
  return addDays(last, -((weekdayOf(last) - MONDAY + 7) % 7));
}
