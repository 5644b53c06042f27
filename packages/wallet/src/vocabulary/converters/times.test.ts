import { describe, expect, it, test } from '@jest/globals';
import type { JsonValue } from '@originmark/core';
import { readAs } from './converters.test-support.ts';
import { day, firstDay, instant, instantNotDay, lastDay } from './times.ts';

describe('an instant', () => {
  test.each<[JsonValue, string]>([
    ['2026-09-24T15:05:00Z', '2026-09-24T15:05:00Z'],
    ['2022-03-01T12:54Z', '2022-03-01T12:54:00Z'],
    ['2022-03-01T12:54-05:00', '2022-03-01T12:54:00-05:00'],
    ['2022-03-01T12:54', '? time-malformed'],
    ['2022-02-30T12:54:00Z', '? time-malformed'],
    ['03/01/2022', '? time-malformed'],
    [1646139240, '? time-malformed'],
  ])('%j is read as %s', (theirs, ours) => {
    expect(readAs(instant, theirs)).toBe(ours);
  });

  test.each<[string, string]>([
    ['2022-02-25', '? time-is-a-day'],
    ['2022-03-12T00:00Z', '? time-is-a-day'],
    ['2022-03-12T00:00:00.000Z', '? time-is-a-day'],
    ['2022-03-12T00:00:00+00:00', '? time-is-a-day'],
    ['2022-03-12T00:00:00-08:00', '2022-03-12T00:00:00-08:00'],
    ['2022-03-12T00:01:00Z', '2022-03-12T00:01:00Z'],
  ])('where a form knows a day, %s is read as %s', (theirs, ours) => {
    expect(readAs(instantNotDay, theirs)).toBe(ours);
  });
});

describe('a day', () => {
  test.each<[JsonValue, string]>([
    ['2022-02-02', '2022-02-02'],
    ['2022-02-02T23:30:00-08:00', '2022-02-02'],
    ['2022-02-06T07:20Z', '2022-02-06'],
    ['2022-02-30', '? day-malformed'],
    ['20220202', '? day-malformed'],
    ['2022-02-02T25:00:00Z', '? day-malformed'],
    [20220202, '? day-malformed'],
  ])('%j is read as %s, the day as it is written', (theirs, ours) => {
    expect(readAs(day, theirs)).toBe(ours);
  });

  it('ends a period with its last second, so that it is in it', () => {
    expect(firstDay.write('2026-01-06')).toBe('2026-01-06T00:00:00Z');
    expect(lastDay.write('2027-01-04')).toBe('2027-01-04T23:59:59Z');
    expect(readAs(lastDay, '2027-01-04T23:59:59Z')).toBe('2027-01-04');
  });
});
