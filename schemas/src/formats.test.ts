import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FORMATS, isDate, isDateTime } from './formats.ts';

/** The calendar by counting, not by Date: an independent computation to compare with. */
function daysIn(year: number, month: number): number {
  const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const year = fc.oneof(fc.nat(9999), fc.constantFrom(0, 4, 100, 400, 1900, 2000, 2024, 2026, 2100));
const twoDigits = fc.nat(99);
const day = fc.oneof(twoDigits, fc.constantFrom(0, 1, 28, 29, 30, 31, 32));
const month = fc.oneof(fc.nat(13), twoDigits);

describe('isDate', () => {
  it('agrees with the calendar on any numbers', () => {
    fc.assert(
      fc.property(year, month, day, (y, m, d) => {
        expect(isDate(`${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`)).toBe(d >= 1 && d <= daysIn(y, m));
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with the calendar on every day of four centuries', () => {
    let days = 0;
    for (let y = 1800; y < 2200; y += 1)
      for (let m = 0; m <= 13; m += 1)
        for (let d = 0; d <= 32; d += 1)
          if (isDate(`${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`)) days += 1;
    // 400 Gregorian years have 146,097 days, whichever year they begin with.
    expect(days).toBe(146_097);
  });

  it.each([
    ['the first year of RFC 3339', '0000-01-01'],
    ['a leap day of the year 0000', '0000-02-29'],
    ['a leap day', '2028-02-29'],
    ['a leap day of a fourth century', '2000-02-29'],
    ['the last day', '9999-12-31'],
  ])('accepts %s', (_what, text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    ['30 February', '2026-02-30'],
    ['29 February of no leap year', '2026-02-29'],
    ['29 February of a century', '2100-02-29'],
    ['31 September', '2026-09-31'],
    ['Arabic-Indic digits', '٢٠٢٦-٠٩-١٤'],
    ['full-width digits', '２０２６-09-14'],
    ['another hyphen', '2026‐09‐14'],
    ['a trailing newline', '2026-09-14\n'],
    ['a trailing carriage return', '2026-09-14\r'],
    ['a leading space', ' 2026-09-14'],
    ['a second line', 'x\n2026-09-14'],
    ['a NUL', '2026-09-14\u0000'],
    ['a year of five digits', '12026-09-14'],
    ['a signed year', '+2026-09-14'],
    ['a year before the first', '-0001-09-14'],
    ['a short month', '2026-9-14'],
    ['no hyphens', '20260914'],
    ['a week', '2026-W38-1'],
    ['an ordinal day', '2026-257'],
    ['a date-time', '2026-09-14T00:00:00Z'],
    ['a zone', '2026-09-14Z'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe('isDateTime', () => {
  const offset = fc.oneof(
    fc.constant({ text: 'Z', good: true }),
    fc.tuple(fc.constantFrom('+', '-'), twoDigits, twoDigits).map(([sign, hours, minutes]) => ({
      text: `${sign}${pad(hours, 2)}:${pad(minutes, 2)}`,
      good: hours <= 23 && minutes <= 59,
    })),
    fc.constantFrom('', 'z', '+0530', '+05', 'UTC', '[UTC]').map((text) => ({ text, good: false })),
  );
  const fraction = fc.nat(12).map((digits) => ({
    text: digits === 0 ? '' : `.${'7'.repeat(digits)}`,
    good: digits <= 9,
  }));
  const clock = fc.oneof(fc.nat(60), twoDigits);

  it('agrees with the calendar and the clock on any numbers', () => {
    fc.assert(
      fc.property(
        fc.tuple(year, month, day, clock, clock, clock, fraction, offset),
        ([y, m, d, hour, minute, second, part, zone]) => {
          const text = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${part.text}${zone.text}`;
          const good =
            d >= 1 &&
            d <= daysIn(y, m) &&
            hour <= 23 &&
            minute <= 59 &&
            second <= 59 &&
            part.good &&
            zone.good;
          // What an offset carries beyond the years of four digits is a case of its own, below.
          if (good && !/^\d{4}-/.test(new Date(text).toISOString())) return;
          expect(isDateTime(text)).toBe(good);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('accepts whatever Date prints in the years of four digits', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0000-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59.999Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(isDateTime(date.toISOString())).toBe(true);
        },
      ),
    );
  });

  it('accepts nothing that Date cannot read', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,3})?([Zz]|[+-]\d\d:\d\d)?$/),
        (text) => {
          expect(isDateTime(text) && Number.isNaN(Date.parse(text))).toBe(false);
        },
      ),
    );
  });

  it.each([
    ['UTC', '2026-09-24T15:05:00Z'],
    ['an offset', '2026-09-14T06:40:00-05:00'],
    ['nanoseconds', '2026-09-14T06:40:00.123456789+05:45'],
    ['the first moment', '0000-01-01T00:00:00Z'],
    ['the last moment, by an offset', '9999-12-31T11:59:59.999-12:00'],
    ['the last second of a day', '2026-12-31T23:59:59Z'],
  ])('accepts %s', (_what, text) => {
    expect(isDateTime(text)).toBe(true);
  });

  it.each([
    ['a year before 0000 in UTC', '0000-01-01T00:00:00+14:00'],
    ['a year after 9999 in UTC', '9999-12-31T23:59:59-12:00'],
    ['no offset', '2026-09-24T15:05:00'],
    ['a lower-case t', '2026-09-24t15:05:00Z'],
    ['a lower-case z', '2026-09-24T15:05:00z'],
    ['a space for T', '2026-09-24 15:05:00Z'],
    ['hour 24', '2026-09-24T24:00:00Z'],
    ['a leap second', '2026-12-31T23:59:60Z'],
    ['minute 60', '2026-09-24T15:60:00Z'],
    ['30 February', '2026-02-30T00:00:00Z'],
    ['no seconds', '2026-09-24T15:05Z'],
    ['an empty fraction', '2026-09-24T15:05:00.Z'],
    ['a comma', '2026-09-24T15:05:00,5Z'],
    ['picoseconds', '2026-09-24T15:05:00.1234567890Z'],
    ['an offset of a day', '2026-09-24T15:05:00+24:00'],
    ['an offset without colon', '2026-09-24T15:05:00+0530'],
    ['two offsets', '2026-09-24T15:05:00Z+00:00'],
    ['a minus sign that is not a hyphen', '2026-09-24T15:05:00−05:00'],
    ['Arabic-Indic digits', '2026-09-24T١٥:٠٥:٠٠Z'],
    ['a trailing newline', '2026-09-24T15:05:00Z\n'],
    ['a newline inside', '2026-09-24T15:05:00\nZ'],
    ['a leading space', ' 2026-09-24T15:05:00Z'],
    ['a trailing space', '2026-09-24T15:05:00Z '],
    ['a zone name', '2026-09-24T15:05:00Z[America/Chicago]'],
    ['a date alone', '2026-09-24'],
    ['a time alone', '15:05:00Z'],
    ['an HTTP date', 'Thu, 24 Sep 2026 15:05:00 GMT'],
    ['seconds since the epoch', '1790262300'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(isDateTime(text)).toBe(false);
  });

  it('answers at once on huge texts', () => {
    const huge = 1_000_000;
    for (const text of [
      '2'.repeat(huge),
      `2026-09-24T15:05:00.${'0'.repeat(huge)}Z`,
      `2026-09-24T15:05:00${'+05:00'.repeat(huge / 10)}`,
      `${' '.repeat(huge)}2026-09-24T15:05:00Z`,
      `2026-09-24T15:05:00Z${'\n'.repeat(huge)}`,
    ]) {
      expect(isDateTime(text)).toBe(false);
      expect(isDate(text)).toBe(false);
    }
  });
});

describe('FORMATS', () => {
  it('gives the checks under their JSON Schema names', () => {
    expect(FORMATS).toEqual({ date: isDate, 'date-time': isDateTime });
  });
});
