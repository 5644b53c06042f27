import { describe, expect, it } from '@jest/globals';
import { sortableMoment } from './sortable-moment.ts';

describe('sortableMoment', () => {
  it.each([
    ['2026-09-24T15:10:00Z', '2026-09-24T15:10:00.5Z'],
    ['2026-09-24T17:10:00+02:00', '2026-09-24T15:10:01Z'],
    ['2026-09-24T15:10:00Z', '2026-09-24T10:10:01-05:00'],
    ['no moment', '1970-01-01T00:00:00Z'],
    [undefined, '1970-01-01T00:00:00Z'],
  ])('of %p is before that of %p', (before, after) => {
    expect(sortableMoment(before) < sortableMoment(after)).toBe(true);
  });

  it('is the same for one moment, however it is written', () => {
    expect(sortableMoment('2026-09-24T17:10:00+02:00')).toBe(
      sortableMoment('2026-09-24T15:10:00.000Z'),
    );
  });
});
