import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  weekdayOf,
  wholeMonthsCover,
} from './date-arithmetic.ts';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('addDays and daysBetween', () => {
  it('are each other’s inverse and agree with the runtime’s calendar', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -15_000, max: 15_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        const independent = new Date(`${date}T12:00:00Z`);
        independent.setUTCDate(independent.getUTCDate() + days);
        expect(later).toBe(independent.toISOString().slice(0, 10));
        expect(weekdayOf(later)).toBe(independent.getUTCDay());
      }),
    );
  });

  it.each([0.5, Number.NaN, 1e300, 1e15, 400_000])('throw for %d days', (days) => {
    expect(() => addDays('2026-01-01', days)).toThrow(
      expect.objectContaining({ code: 'date-out-of-range' }),
    );
  });

  it('throw for something that is no day', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(
      expect.objectContaining({ code: 'date-malformed' }),
    );
    expect(() => daysBetween('2026-01-01', 'soon')).toThrow('YYYY-MM-DD');
  });
});

describe('addMonths and addYears', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-03-02', 12, '2027-03-02'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s and %d months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('clamps the anniversary of 29 February', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('throws beyond the calendar', () => {
    expect(() => addYears('2026-01-01', 200)).toThrow(
      expect.objectContaining({ code: 'date-out-of-range' }),
    );
    expect(() => addYears('2026-01-01', 0.5)).toThrow('whole number');
  });
});

describe('wholeMonthsCover', () => {
  it.each([
    ['2026-03-02', '2027-03-01', true],
    ['2026-03-02', '2027-03-02', false],
    ['2026-01-06', '2027-01-04', true],
    ['2026-01-01', '2026-01-01', true],
    ['2026-01-02', '2026-01-01', false],
    ['2024-02-29', '2025-02-28', true],
    ['2024-02-29', '2025-03-01', false],
    ['2023-03-01', '2024-02-29', true],
    ['2023-03-01', '2024-03-01', false],
  ])('%s to %s is at most twelve months: %s', (from, until, fits) => {
    expect(wholeMonthsCover(from, until, 12)).toBe(fits);
  });

  it('counts one month from the last of January', () => {
    expect(wholeMonthsCover('2026-01-31', '2026-02-28', 1)).toBe(true);
    expect(wholeMonthsCover('2026-01-31', '2026-03-01', 1)).toBe(false);
  });
});
