import { describe, expect, it } from '@jest/globals';
import { CLAIMED, ask, without } from './after-entry.test-support.ts';

describe('notice of correction', () => {
  it.each([
    ['2026-12-02', { answer: 'open', until: '2026-12-02' }],
    ['2026-12-03', { answer: 'open', untilEvent: expect.stringContaining('investigation') }],
  ])('on %s, with no investigation', (today, expected) => {
    expect(ask('notice-of-correction', { ...CLAIMED, today })).toMatchObject(expected);
  });

  it.each([
    ['2026-12-02', { answer: 'open' }],
    ['2026-12-03', { answer: 'closed', since: '2026-12-03' }],
  ])('on %s, under investigation', (today, expected) => {
    const facts = { ...CLAIMED, isUnderInvestigation: true, today };
    expect(ask('notice-of-correction', facts)).toMatchObject(expected);
  });

  it('is undecided when nobody says whether there is an investigation', () => {
    const facts = { ...without(CLAIMED, 'isUnderInvestigation'), today: '2026-12-03' };
    expect(ask('notice-of-correction', facts)).toMatchObject({
      answer: 'undecided',
      wantOf: ['whether a formal investigation has begun'],
    });
  });

  it.each([
    [{ isFraudulent: true }, 'fraud'],
    [{ wasClaimedAfterAwareness: true }, 'repeated-after-awareness'],
    [{ wasClaimed: false }, 'no-claim-was-made'],
    [{ aim: 'claim-preference' }, 'nothing-to-claim'],
  ] as const)('%j: %s', (change, because) => {
    expect(ask('notice-of-correction', { ...CLAIMED, ...change })).toMatchObject({
      answer: 'not-open',
      because,
    });
  });

  it('knows only the thirty days under NAFTA', () => {
    const facts = { ...CLAIMED, spi: 'MX', awareOn: '2020-06-01' };
    expect(ask('notice-of-correction', { ...facts, today: '2020-07-01' })).toMatchObject({
      answer: 'open',
    });
    expect(ask('notice-of-correction', { ...facts, today: '2020-07-02' })).toMatchObject({
      answer: 'closed',
      since: '2020-07-02',
    });
  });

  it('does not pass off the text of CAFTA-DR as read', () => {
    expect(ask('notice-of-correction', { ...CLAIMED, spi: 'P' })).toMatchObject({
      answer: 'open',
      sources: [{ confirmed: false }],
    });
  });
});
