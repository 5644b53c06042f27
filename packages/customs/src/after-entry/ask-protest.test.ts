import { describe, expect, it } from '@jest/globals';
import { CLAIMED, UNCLAIMED, ask, without } from './after-entry.test-support.ts';

describe('protest', () => {
  it.each([
    ['2027-08-05', { answer: 'not-open', because: 'nothing-decided-yet' }],
    ['2027-08-06', { answer: 'open', until: '2028-02-02' }],
    ['2028-02-02', { answer: 'open', until: '2028-02-02' }],
    ['2028-02-03', { answer: 'closed', since: '2028-02-03' }],
  ])('of a liquidation of 2027-08-06 on %s', (today, expected) => {
    const facts = { ...CLAIMED, liquidation: '2027-08-06', today };
    expect(ask('protest-of-liquidation', facts)).toMatchObject(expected);
  });

  it.each([
    ['2028-02-02', 'open'],
    ['2028-02-03', 'closed'],
  ])('of a claim denied on 2027-08-06, on %s: %s', (today, answer) => {
    const facts = { ...UNCLAIMED, claimDenied: '2027-08-06', today };
    expect(ask('protest-of-denied-claim', facts)).toMatchObject({ answer });
  });

  it('warns after a year that liquidation may be deemed', () => {
    const facts = without(CLAIMED, 'liquidation');
    const wantOf = (today: string) => {
      const answer = ask('protest-of-liquidation', { ...facts, today });
      return answer.answer === 'undecided' ? answer.wantOf.join() : answer.answer;
    };
    expect(wantOf('2027-09-13')).not.toContain('159.11');
    expect(wantOf('2027-09-14')).toContain('159.11');
  });
});
