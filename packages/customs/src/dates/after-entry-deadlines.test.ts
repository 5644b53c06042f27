import { describe, expect, it } from '@jest/globals';
import {
  correctionLastDay,
  deemedLiquidation,
  protestLastDay,
  pscLastDay,
  reconciliationLastDay,
  tenderLastDay,
} from './after-entry-deadlines.ts';

describe('deadlines after entry', () => {
  it.each([
    ['2027-08-06', '2026-09-14', '2028-02-02'],
    ['2005-10-01', '2004-12-18', '2006-03-30'],
    ['2005-10-01', '2004-12-17', '2005-12-30'],
  ])('a decision of %s on an entry of %s is protested by %s', (decided, entered, last) => {
    expect(protestLastDay(decided, entered).date).toBe(last);
  });

  it('gives thirty calendar days from awareness, and says which text was not read', () => {
    expect(correctionLastDay('2026-11-02', 'USMCA')).toMatchObject({ date: '2026-12-02' });
    expect(correctionLastDay('2026-11-02', 'USMCA').sources[0]?.confirmed).toBe(true);
    expect(correctionLastDay('2026-11-02', 'CAFTA-DR').sources[0]?.confirmed).toBe(false);
    expect(correctionLastDay('2020-06-01', 'NAFTA')).toMatchObject({ date: '2020-07-01' });
    expect(tenderLastDay('2026-12-02').date).toBe('2027-01-01');
  });

  it('counts years by anniversaries', () => {
    expect(deemedLiquidation('2026-09-14').date).toBe('2027-09-14');
    expect(reconciliationLastDay('2024-02-29')).toMatchObject({
      date: '2025-02-28',
      sources: [{ confirmed: false }],
    });
  });

  // 300 days from entry on 2026-09-14 is 2027-07-11; 15 days before liquidation is the same on 2027-07-26.
  it.each([
    ['2027-07-26', false, '2027-07-11'],
    ['2027-07-25', false, '2027-07-10'],
    ['2027-07-27', false, '2027-07-11'],
    ['2028-07-27', true, '2028-07-12'],
    ['2027-07-25', true, '2027-07-10'],
  ])('liquidation on %s, extended %s: correction until %s', (scheduledFor, isExtended, last) => {
    const deadline = pscLastDay('2026-09-14', { scheduledFor, isExtended });
    expect(deadline.date).toBe(last);
    expect(deadline.sources.every(({ confirmed }) => !confirmed)).toBe(true);
  });
});
