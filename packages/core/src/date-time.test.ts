import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatDateTime, parseDateTime } from './date-time.ts';

describe('parseDateTime', () => {
  it.each([
    ['2026-09-24T15:10:00Z', Date.UTC(2026, 8, 24, 15, 10)],
    ['2026-09-24T15:10:00.5Z', Date.UTC(2026, 8, 24, 15, 10, 0, 500)],
    ['2026-09-24T15:10:00.123456789Z', Date.UTC(2026, 8, 24, 15, 10, 0, 123)],
    ['2026-09-24T15:10:00+02:00', Date.UTC(2026, 8, 24, 13, 10)],
    ['2026-09-24T15:10:00-23:59', Date.UTC(2026, 8, 25, 15, 9)],
    ['2026-09-24T15:10:00-00:00', Date.UTC(2026, 8, 24, 15, 10)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['0000-01-01T00:00:00Z', -62_167_219_200_000],
    ['0099-12-31T23:59:59Z', -59_011_459_201_000],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
    ['0000-01-01T14:00:00+14:00', -62_167_219_200_000],
    ['9999-12-31T11:59:59.999-12:00', 253_402_300_799_999],
  ])('reads %s', (text, expected) => {
    expect(parseDateTime(text)).toBe(expected);
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-01-01T00:00:00',
    '2026-01-01t00:00:00Z',
    '2026-01-01T00:00:00z',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00Z',
    '2026-01-01',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00.1234567890Z',
    '2026-01-01T00:00:00.1',
    '2026-01-01T00:00:00+0200',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+01:60',
    '2026-01-01T00:00:00*01:00',
    '2026-01-01T00:00:00+1:000',
    '2026-01-01T00:00:00ZZ',
    '2026/01-01T00:00:00Z',
    '2026-01/01T00:00:00Z',
    '2026-01-01T00-00:00Z',
    '2026-01-01T00:00-00Z',
    '0000-01-01T13:59:59+14:00',
    '9999-12-31T12:00:00-12:00',
    ' 2026-01-01T00:00:00Z',
    '+2026-01-01T00:00:0Z',
    '20a6-01-01T00:00:00Z',
    '２０２６-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z'.repeat(2),
    '',
    undefined,
    null,
    1_700_000_000,
    new Date(),
    ['2026-01-01T00:00:00Z'],
  ])('answers undefined for %j', (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });
});

describe('formatDateTime', () => {
  it('writes milliseconds only when there are some', () => {
    expect(formatDateTime(Date.UTC(2026, 8, 24, 15, 10))).toBe('2026-09-24T15:10:00Z');
    expect(formatDateTime(Date.UTC(2026, 8, 24, 15, 10, 0, 7))).toBe('2026-09-24T15:10:00.007Z');
    expect(formatDateTime(-1)).toBe('1969-12-31T23:59:59.999Z');
  });

  it('comes back', () => {
    const instant = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(instant, (ms) => {
        expect(parseDateTime(formatDateTime(ms))).toBe(ms);
      }),
      { numRuns: 200 },
    );
  });

  it('writes whatever was read, near the ends of the calendar too', () => {
    const text = fc
      .tuple(
        fc.constantFrom('0000-01-01T', '9999-12-31T'),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom('Z', '+00:01', '-00:01', '+14:00', '-12:00', '+23:59', '-23:59'),
      )
      .map(([day, hour, offset]) => `${day}${String(hour).padStart(2, '0')}:30:00${offset}`);
    fc.assert(
      fc.property(text, (written) => {
        const at = parseDateTime(written);
        expect(at === undefined ? at : parseDateTime(formatDateTime(at))).toBe(at);
      }),
      { numRuns: 200 },
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, -62_167_219_200_001, 253_402_300_800_000])(
    'throws time.malformed for %d',
    (ms) => {
      expect(() => formatDateTime(ms)).toThrow(expect.objectContaining({ code: 'time.malformed' }));
    },
  );
});
