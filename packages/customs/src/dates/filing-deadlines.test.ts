import { describe, expect, it } from '@jest/globals';
import { claim1520dLastDay, entrySummaryDue, pscCloses } from './filing-deadlines.ts';

describe('filing deadlines of the demo entry', () => {
  it('has the summary due ten working days after entry', () => {
    expect(entrySummaryDue('2026-09-14')).toMatchObject({ date: '2026-09-28' });
  });

  it('gives a year for a claim after importation', () => {
    const deadline = claim1520dLastDay('2026-09-14');
    expect(deadline.date).toBe('2027-09-14');
    expect(deadline.sources.every((source) => source.confirmed)).toBe(true);
  });

  it('closes post-summary correction after 300 days and says that this is not confirmed', () => {
    const deadline = pscCloses('2026-09-14');
    expect(deadline.date).toBe('2027-07-11');
    expect(deadline.sources).toEqual([expect.objectContaining({ confirmed: false })]);
  });
});
