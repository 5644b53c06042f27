import { describe, expect, it } from '@jest/globals';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import { limitMpf, MPF_LIMITS } from './mpf-limits.ts';

describe('limitMpf', () => {
  it.each([
    ['0.00', '0.00'],
    ['0.01', '33.58'],
    ['33.57', '33.58'],
    ['33.58', '33.58'],
    ['33.59', '33.59'],
    ['651.49', '651.49'],
    ['651.50', '651.50'],
    ['651.51', '651.50'],
  ])('of %s is %s', (sum, expected) => {
    const limited = limitMpf(parseDecimal(sum)!, '2026-09-14');
    expect(limited.ok && formatDecimal(limited.value)).toBe(expected);
  });

  it.each([
    ['2025-09-30', false],
    ['2025-10-01', true],
    ['2026-09-30', true],
    ['2026-10-01', false],
  ])('knows the limits of %s: %s', (day, ok) => {
    expect(limitMpf(parseDecimal('100')!, day)).toMatchObject(
      ok ? { ok } : { ok, reason: 'mpf-limits-unknown' },
    );
  });

  it('says that its limits were not read', () => {
    expect(MPF_LIMITS.every(({ source }) => !source.confirmed)).toBe(true);
  });
});
