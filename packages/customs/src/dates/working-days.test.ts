import { describe, expect, it } from '@jest/globals';
import { FEDERAL_HOLIDAY_SOURCE, federalHolidays } from './federal-holidays.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

describe('federalHolidays', () => {
  it('gives the observed days of 2026', () => {
    expect(federalHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  it('observes a Sunday on Monday and a Saturday New Year in the year before', () => {
    expect(federalHolidays(2023)).toContain('2023-01-02');
    expect(federalHolidays(2022)).toContain('2021-12-31');
    expect(federalHolidays(2022)).toContain('2022-12-26');
  });

  it('knows when the younger holidays began', () => {
    expect(federalHolidays(2020)).toHaveLength(10);
    expect(federalHolidays(1985)).toHaveLength(9);
  });

  it('is marked as not read', () => {
    expect(FEDERAL_HOLIDAY_SOURCE).toMatchObject({ confirmed: false });
  });
});

describe('isWorkingDay', () => {
  it.each([
    ['2026-09-14', true],
    ['2026-09-12', false],
    ['2026-09-13', false],
    ['2026-09-07', false],
    ['2021-12-31', false],
    ['2027-12-31', false],
    ['2026-12-31', true],
  ])('%s: %s', (date, isWorking) => {
    expect(isWorkingDay(date)).toBe(isWorking);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-09-14', 10, '2026-09-28'],
    ['2026-09-04', 1, '2026-09-08'],
    ['2026-09-05', 0, '2026-09-05'],
    ['2026-12-24', 5, '2027-01-04'],
  ])('%s and %d working days is %s', (date, n, expected) => {
    expect(addWorkingDays(date, n)).toBe(expected);
  });

  it.each([-1, 0.5, Number.NaN, 10_001])('throws for %d', (n) => {
    expect(() => addWorkingDays('2026-09-14', n)).toThrow(
      expect.objectContaining({ code: 'date-out-of-range' }),
    );
  });

  it('throws for something that is no day', () => {
    expect(() => addWorkingDays('soon', 0)).toThrow(
      expect.objectContaining({ code: 'date-malformed' }),
    );
  });
});
