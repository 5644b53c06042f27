import { describe, expect, it } from '@jest/globals';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import {
  FEE_RATE_SOURCE,
  feesAtStake,
  harborMaintenanceFee,
  parseAdValoremRate,
} from './fees-at-stake.ts';

const rate = (text: string) => {
  const parsed = parseAdValoremRate(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
};

describe('feesAtStake', () => {
  // The four lines of the demo entry.
  it.each([
    ['45360', '19.7 %', '8935.92', '157.13', '56.70'],
    ['57000', 'Free', '0.00', '197.45', '71.25'],
    ['57600', '20%', '11520.00', '199.53', '72.00'],
    ['15900', '16.5', '2623.50', '55.08', '19.88'],
  ])('computes the line of %s USD at %s', (value, percent, duty, mpf, hmf) => {
    const enteredValueUsd = parseDecimal(value)!;
    const stake = feesAtStake({ enteredValueUsd, generalRatePercent: rate(percent) });
    expect(formatDecimal(stake.duty)).toBe(duty);
    expect(formatDecimal(stake.mpf)).toBe(mpf);
    expect(formatDecimal(harborMaintenanceFee(enteredValueUsd))).toBe(hmf);
  });

  it('says that its rates were not read', () => {
    expect(FEE_RATE_SOURCE.confirmed).toBe(false);
  });
});

describe('parseAdValoremRate', () => {
  it.each([
    '2.5¢/kg + 10%',
    '10%%',
    'free',
    '',
    '-1%',
    '1000.1',
    '1e2',
    null,
    5,
    {},
    '9'.repeat(1_000_000),
  ])('refuses %#', (text) => {
    expect(parseAdValoremRate(text)).toMatchObject({ ok: false, reason: 'rate-not-ad-valorem' });
  });

  it('reads the extremes', () => {
    expect(rate('0')).toEqual({ units: 0n, scale: 0 });
    expect(rate('1000.0%')).toEqual({ units: 10_000n, scale: 1 });
  });
});
