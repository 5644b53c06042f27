import { describe, expect, it } from '@jest/globals';
import { CLAIMED, UNCLAIMED, ask, without } from './after-entry.test-support.ts';

describe('post-summary correction', () => {
  it.each([
    ['2027-07-11', '2027-07-30', false, { answer: 'open', until: '2027-07-11' }],
    ['2027-07-12', '2027-07-30', false, { answer: 'closed', since: '2027-07-12' }],
    ['2027-06-15', '2027-06-30', false, { answer: 'open', until: '2027-06-15' }],
    ['2027-06-16', '2027-06-30', false, { answer: 'closed', since: '2027-06-16' }],
    ['2028-07-15', '2028-07-30', true, { answer: 'open', until: '2028-07-15' }],
    ['2028-07-16', '2028-07-30', true, { answer: 'closed', since: '2028-07-16' }],
  ])(
    'on %s, liquidation %s, extended %s',
    (today, scheduledLiquidation, isLiquidationExtended, expected) => {
      const facts = { ...CLAIMED, today, scheduledLiquidation, isLiquidationExtended };
      expect(ask('post-summary-correction', facts)).toMatchObject(expected);
    },
  );

  it('is closed by liquidation on its day, and not by one that lies ahead', () => {
    const facts = { ...CLAIMED, today: '2027-03-01' };
    expect(ask('post-summary-correction', { ...facts, liquidation: '2027-03-01' })).toMatchObject({
      answer: 'closed',
      since: '2027-03-01',
    });
    expect(ask('post-summary-correction', { ...facts, liquidation: '2027-03-02' })).toMatchObject({
      answer: 'open',
    });
  });

  it('waits for the schedule, but not beyond the 300 days that need none', () => {
    const facts = without(CLAIMED, 'scheduledLiquidation');
    expect(ask('post-summary-correction', { ...facts, today: '2027-07-11' })).toMatchObject({
      answer: 'undecided',
      wantOf: ['the day of scheduled liquidation'],
    });
    expect(ask('post-summary-correction', { ...facts, today: '2027-07-12' })).toMatchObject({
      answer: 'closed',
      since: '2027-07-12',
    });
    // An extension would move the limit: then nothing is settled.
    const open = without(facts, 'isLiquidationExtended');
    expect(ask('post-summary-correction', { ...open, today: '2027-07-12' })).toMatchObject({
      answer: 'undecided',
    });
  });

  // Liquidation 2027-07-30: 300 days end on 07-11, and an extended window on 07-15.
  it.each([
    ['2027-07-11', { answer: 'open', until: '2027-07-11' }],
    ['2027-07-12', { answer: 'undecided', wantOf: ['whether liquidation was extended'] }],
    ['2027-07-15', { answer: 'undecided' }],
    ['2027-07-16', { answer: 'closed', since: '2027-07-16' }],
  ])('on %s, with nobody saying whether liquidation was extended', (today, expected) => {
    const facts = { ...without(CLAIMED, 'isLiquidationExtended'), today };
    expect(ask('post-summary-correction', facts)).toMatchObject(expected);
  });

  it('makes no claim, and has nothing to correct where none was made', () => {
    expect(ask('post-summary-correction', UNCLAIMED)).toMatchObject({
      answer: 'not-open',
      because: 'not-by-post-summary-correction',
    });
    expect(ask('post-summary-correction', { ...CLAIMED, wasClaimed: false })).toMatchObject({
      because: 'no-claim-was-made',
    });
  });

  it.each([
    ['01', 'open'],
    ['03', 'open'],
    ['09', 'not-open'],
    ['11', 'undecided'],
  ])('of an entry of type %s: %s', (entryType, answer) => {
    expect(ask('post-summary-correction', { ...CLAIMED, entryType })).toMatchObject({ answer });
  });
});
