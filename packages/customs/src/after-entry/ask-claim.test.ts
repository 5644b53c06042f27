import { describe, expect, it } from '@jest/globals';
import { UNCLAIMED, ask, without } from './after-entry.test-support.ts';

describe('claim after importation', () => {
  it.each([
    ['2027-09-14', { answer: 'open', until: '2027-09-14' }],
    ['2027-09-15', { answer: 'closed', since: '2027-09-15' }],
  ])('on %s', (today, expected) => {
    expect(ask('post-importation-claim', { ...UNCLAIMED, today })).toMatchObject(expected);
  });

  it.each([
    [{ wasClaimed: true }, 'claim-was-made'],
    [{ isFlaggedForReconciliation: true }, 'only-by-reconciliation'],
    [{ spi: 'S+' }, 'no-preference-to-claim'],
    [{ spi: 'JO' }, 'no-preference-to-claim'],
    [{ aim: 'correct-claim' }, 'nothing-to-claim'],
    [{ spi: 'CA' }, 'no-preference-to-claim'],
  ] as const)('%j: %s', (change, because) => {
    expect(ask('post-importation-claim', { ...UNCLAIMED, ...change })).toMatchObject({
      answer: 'not-open',
      because,
    });
  });

  it('leaves a claim that was taken back to the law', () => {
    const facts = { ...UNCLAIMED, wasClaimed: true, wasClaimWithdrawn: true };
    expect(ask('post-importation-claim', facts)).toMatchObject({ answer: 'undecided' });
  });

  it.each(['P', 'P+'])('is open under %s too', (spi) => {
    expect(ask('post-importation-claim', { ...UNCLAIMED, spi })).toMatchObject({
      answer: 'open',
      citation: '19 USC 1520(d); 19 CFR 10.590 to 10.592',
    });
  });

  it.each([
    ['2021-06-30', 'open'],
    ['2021-07-01', 'closed'],
  ])('under NAFTA for the last goods, on %s: %s', (today, answer) => {
    const last = { entryDate: '2020-06-30', importDate: '2020-06-30', spi: 'MX', today };
    expect(ask('post-importation-claim', { ...UNCLAIMED, ...last })).toMatchObject({ answer });
  });

  it.each(['spi', 'wasClaimed', 'isFlaggedForReconciliation', 'importDate', 'entryDate'] as const)(
    'is undecided without %s',
    (name) => {
      expect(ask('post-importation-claim', without(UNCLAIMED, name))).toMatchObject({
        answer: 'undecided',
        wantOf: [expect.any(String)],
      });
    },
  );
});

describe('reconciliation', () => {
  const FLAGGED = { ...UNCLAIMED, isFlaggedForReconciliation: true };

  it.each([
    ['2027-09-14', { answer: 'open', until: '2027-09-14' }],
    ['2027-09-15', { answer: 'closed', since: '2027-09-15' }],
  ])('of a flagged entry on %s', (today, expected) => {
    expect(ask('reconciliation', { ...FLAGGED, today })).toMatchObject({
      ...expected,
      citation: '19 USC 1484(b)',
      note: expect.stringContaining('type 09'),
    });
  });

  it('is not for an entry without the flag, nor for a claim that was made', () => {
    expect(ask('reconciliation', UNCLAIMED)).toMatchObject({ because: 'not-flagged' });
    expect(ask('reconciliation', { ...FLAGGED, wasClaimed: true })).toMatchObject({
      because: 'claim-was-made',
    });
    expect(ask('reconciliation', without(FLAGGED, 'isFlaggedForReconciliation'))).toMatchObject({
      answer: 'undecided',
    });
  });
});
