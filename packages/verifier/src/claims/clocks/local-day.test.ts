import { describe, expect, test } from '@jest/globals';
import {
  comparableDay,
  possibleDaysAt,
  readDay,
  signingDay,
  timeText,
  utcDayAt,
} from './local-day.ts';

describe('day of signing', () => {
  test.each([
    ['2027-01-20T02:00:00-06:00', '2027-01-20', 'as written beside an offset'],
    ['2026-01-06T16:20:00Z', '2026-01-06', 'the earliest day that the moment was anywhere'],
    ['2026-01-06T06:20:00Z', '2026-01-05', 'the earliest day that the moment was anywhere'],
    [
      '2026-01-06T06:20:00-00:00',
      '2026-01-05',
      'the earliest, as an unknown offset names no place',
    ],
  ])('of %s is %s: %s', (text, day) => {
    expect(signingDay(text)).toBe(day);
  });
  test.each(['soon', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00'])(
    'of %s is none',
    (text) => {
      expect(signingDay(text)).toBeUndefined();
    },
  );
});

test('a day may be two at a port whose zone is not known', () => {
  const noon = Date.parse('2026-09-14T12:00:00Z');
  expect(possibleDaysAt(noon, '5301')).toEqual({ first: '2026-09-14', last: '2026-09-14' });
  expect(possibleDaysAt(noon, '9999')).toEqual({ first: '2026-09-14', last: '2026-09-15' });
  expect(possibleDaysAt(noon, 'none')).toEqual({ first: '2026-09-14', last: '2026-09-15' });
  expect(possibleDaysAt(Number.NaN, '5301')).toBeUndefined();
});

test('a day of a document is one that periods can be counted from', () => {
  expect(readDay('2026-02-28')).toBe('2026-02-28');
  for (const text of ['2026-02-29', '1899-12-31', '2189-12-31', undefined])
    expect(readDay(text)).toBeUndefined();
});

test.each([
  ['0000-01-01', '1900-01-01'],
  ['2026-09-14', '2026-09-14'],
  ['9999-12-31', '2189-12-31'],
])('of a term %s counts as %s', (day, counted) => {
  expect(comparableDay(day)).toBe(counted);
});

test.each([
  [Date.UTC(2026, 8, 14, 23, 59), '2026-09-14'],
  [253_402_300_799_999, '9999-12-31'],
  [253_402_300_800_000, '9999-12-31'],
  [Number.POSITIVE_INFINITY, '9999-12-31'],
  [Number.NEGATIVE_INFINITY, '0000-01-01'],
])('the UTC day of %d is %s', (epochMs, day) => {
  expect(utcDayAt(epochMs)).toBe(day);
});

test('an instant is shown even where no date-time can write it', () => {
  expect(timeText(0)).toBe('1970-01-01T00:00:00Z');
  expect(timeText(-62_167_219_200_001)).toBe('-62167219200001');
  expect(timeText(253_402_300_800_000)).toBe('253402300800000');
  expect(timeText(undefined)).toBeNull();
  expect(timeText(0.5)).toBeNull();
});
