import { CustomsError } from '../customs-error.ts';

/** A day of the calendar, `YYYY-MM-DD`, years 1900 to 2199. It has no time and no zone. */
export type LocalDate = string;

const SHAPE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** @internal */
export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Reads `YYYY-MM-DD` as a day that exists (2026-02-29 does not), or `undefined`. Times and zones are refused. */
export function parseLocalDate(text: unknown): LocalDate | undefined {
  return typeof text === 'string' && split(text) !== undefined ? text : undefined;
}

/** Negative, zero or positive as `a` is before, on or after `b`. Throws `date-malformed`. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  partsOf(a);
  partsOf(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @internal The parts of a date that was parsed before; throws `date-malformed` on anything else. */
export function partsOf(date: LocalDate): YearMonthDay {
  const parts = typeof date === 'string' ? split(date) : undefined;
  if (parts === undefined) {
    throw new CustomsError(
      'date-malformed',
      'Give a day as YYYY-MM-DD, checked with parseLocalDate.',
    );
  }
  return parts;
}

/** @internal Throws `date-out-of-range` outside 1900 to 2199. */
export function dateFrom({ year, month, day }: YearMonthDay): LocalDate {
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new CustomsError(
      'date-out-of-range',
      `Only the years ${FIRST_YEAR} to ${LAST_YEAR} are supported.`,
    );
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** @internal */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

// The same few days are asked about again and again; what was read once is remembered, in bounds.
const MAX_REMEMBERED = 512;
const remembered = new Map<string, YearMonthDay>();

function split(text: string): YearMonthDay | undefined {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const parts = readParts(text);
  if (parts === undefined) return undefined;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, parts);
  return parts;
}

function readParts(text: string): YearMonthDay | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}
