import { CustomsError } from '../customs-error.ts';
import { type LocalDate, compareDates, dateFrom, daysInMonth, partsOf } from './local-date.ts';

const DAY_MS = 86_400_000;

/** The day `days` later (earlier when negative). Throws `date-malformed`, `date-out-of-range`. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + whole(days));
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. Throws `date-malformed`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day `months` later; where that day does not exist, the last day of the month (31 Jan + 1 = 28 Feb). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + whole(months);
  const target = Math.floor(index / 12);
  const targetMonth = (((index % 12) + 12) % 12) + 1;
  return dateFrom({
    year: target,
    month: targetMonth,
    day: Math.min(day, daysInMonth(target, targetMonth)),
  });
}

/** The anniversary `years` later; 29 February becomes 28 February in a common year. */
export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, whole(years) * 12);
}

/**
 * Whether the period from `from` to `until`, both days included, does "not exceed" `months` months counted from `from`
 * (the blanket period of 19 CFR 182.12(a)(4)(xii)): 2026-03-02 to 2027-03-01 is twelve months, to 2027-03-02 is more.
 * A period that ends before it begins covers nothing: false. From 29 February, twelve months end on 28 February.
 */
export function wholeMonthsCover(from: LocalDate, until: LocalDate, months: number): boolean {
  if (compareDates(from, until) > 0) return false;
  const anniversary = addMonths(from, months);
  const isClamped = partsOf(anniversary).day !== partsOf(from).day;
  return compareDates(until, isClamped ? anniversary : addDays(anniversary, -1)) <= 0;
}

/** @internal 0 Sunday to 6 Saturday. */
export function weekdayOf(date: LocalDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

function dayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function fromDayNumber(days: number): LocalDate {
  const date = new Date(days * DAY_MS);
  if (Number.isNaN(date.getTime())) {
    throw new CustomsError('date-out-of-range', 'The day is beyond the calendar.');
  }
  return dateFrom({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  });
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) {
    throw new CustomsError('date-out-of-range', 'Give a whole number of days, months or years.');
  }
  return value;
}
