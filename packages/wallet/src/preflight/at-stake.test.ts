import { describe, expect, it } from '@jest/globals';
import type { EntryLine } from '@originmark/schemas';
import { stakeOf } from './at-stake.ts';

const line = (enteredValue: { amount: string; currency: string }, dutyRate?: string): EntryLine =>
  ({ enteredValue, ...(dutyRate !== undefined && { dutyRate }) }) as EntryLine;
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('what is at stake', () => {
  it.each([
    ['a rate in per cent', line(usd('45360'), '19.7 %'), '8935.92', '157.13'],
    ['a free good: the fee alone', line(usd('57000'), 'Free'), '0.00', '197.45'],
  ])('is computed from %s', (_, one, duty, fees) => {
    const stake = stakeOf(one);
    expect([stake.duty?.amount, stake.fees?.amount]).toEqual([duty, fees]);
    expect(stake.unknown.join()).toContain('chapter 99');
  });

  it('computes specific and compound rates from the quantities of the line', () => {
    const quantities = [{ value: '1512', unit: 'KGM' }];
    const of = (rate: string) => stakeOf({ ...line(usd('45360'), rate), quantities });
    expect(of('2.5¢/kg').duty?.amount).toBe('37.80');
    expect(of('10¢/kg + 2%').duty?.amount).toBe('1058.40');
  });

  it.each([
    ['a specific rate without its quantity', line(usd('100'), '1.8¢/kg'), /no quantity is in it/],
    ['a compound rate without it', line(usd('100'), '4.4¢/kg + 6%'), /no quantity is in it/],
    ['a rate in words', line(usd('100'), 'See note 3'), /can be computed, not/],
    ['no rate at all', line(usd('100')), /gives no general rate/],
  ])('has no duty for %s, and says so', (_, one, why) => {
    const stake = stakeOf(one);
    expect(stake.duty).toBeUndefined();
    expect(stake.fees?.amount).toBe('0.35');
    expect(stake.unknown[0]).toMatch(why);
  });

  it('has neither duty nor fee for a value in another currency, and says so', () => {
    const stake = stakeOf(line({ amount: '100', currency: 'MXN' }, '5 %'));
    expect([stake.duty, stake.fees]).toEqual([undefined, undefined]);
    expect(stake.unknown.join()).toContain('the line gives no value in US dollars');
  });
});
