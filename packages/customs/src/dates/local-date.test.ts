import { describe, expect, it } from '@jest/globals';
import { compareDates, dateFrom, parseLocalDate } from './local-date.ts';

describe('parseLocalDate', () => {
  it.each(['2026-09-14', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])(
    'accepts %s',
    (text) => {
      expect(parseLocalDate(text)).toBe(text);
    },
  );

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2200-01-01',
    '2026-9-14',
    '2026-09-14T00:00:00Z',
    ' 2026-09-14',
    '2026-09-14\n',
    '09/14/2026',
    '',
    null,
    20260914,
    {},
    new Date(0),
    '2'.repeat(1_000_000),
  ])('refuses %#', (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
  });
});

describe('compareDates', () => {
  it('orders days', () => {
    expect(compareDates('2026-09-14', '2026-09-24')).toBe(-1);
    expect(compareDates('2026-09-14', '2026-09-14')).toBe(0);
    expect(compareDates('2027-01-01', '2026-12-31')).toBe(1);
  });

  it.each(['yesterday', null, {}, '2026-02-30'])('throws rather than order %#', (date) => {
    expect(() => compareDates(date as never, '2026-01-01')).toThrow(
      expect.objectContaining({ code: 'date-malformed' }),
    );
    expect(() => compareDates('2026-01-01', date as never)).toThrow('YYYY-MM-DD');
  });
});

describe('dateFrom', () => {
  it('throws out of range', () => {
    expect(() => dateFrom({ year: 2200, month: 1, day: 1 })).toThrow(
      expect.objectContaining({ code: 'date-out-of-range' }),
    );
  });
});
