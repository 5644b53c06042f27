import { describe, expect, it } from '@jest/globals';
import { localDateAt } from './local-date-at.ts';

describe('localDateAt', () => {
  it.each([
    // Demo entry, variant 1: the blanket's last day is the port's, not Greenwich's.
    ['2027-01-05T05:30:00Z', 'America/Chicago', '2027-01-04'],
    ['2027-01-05T06:00:00Z', 'America/Chicago', '2027-01-05'],
    ['2026-07-01T04:59:59Z', 'America/Chicago', '2026-06-30'],
    ['2026-09-14T11:40:00Z', 'America/Chicago', '2026-09-14'],
    ['2026-12-31T23:30:00Z', 'Pacific/Auckland', '2027-01-01'],
    ['1969-12-31T23:59:59Z', 'UTC', '1969-12-31'],
    ['1900-01-01T12:00:00Z', 'UTC', '1900-01-01'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(localDateAt(Date.parse(instant), zone)).toBe(date);
    expect(localDateAt(Date.parse(instant), zone)).toBe(date);
  });

  it.each(['', 'Mars/Olympus', 'x'.repeat(100_000), null, {}, undefined])(
    'throws for the zone %#',
    (zone) => {
      expect(() => localDateAt(0, zone as never)).toThrow(
        expect.objectContaining({ code: 'time-zone-unknown' }),
      );
    },
  );

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1.3e14,
    Date.UTC(1899, 11, 31, 12),
    Date.UTC(2200, 0, 1, 12),
    8.64e15,
    '0',
    null,
  ])('throws for the instant %#', (instant) => {
    expect(() => localDateAt(instant as never, 'UTC')).toThrow(
      expect.objectContaining({ code: 'date-out-of-range' }),
    );
  });

  it('stays right when many zones pass through its cache', () => {
    const zones = Intl.supportedValuesOf('timeZone').slice(0, 100);
    const noon = Date.parse('2026-09-14T12:00:00Z');
    const dates = zones.map((zone) => localDateAt(noon, zone));
    expect(new Set(dates).size).toBeLessThanOrEqual(2);
    expect(localDateAt(noon, 'America/Chicago')).toBe('2026-09-14');
  });
});
