import { describe, expect, it } from '@jest/globals';
import { formatAmount } from './format-amount.ts';

describe('formatAmount', () => {
  it.each([
    ['0.00', '0.00'],
    ['999', '999'],
    ['1000', '1,000'],
    ['8935.92', '8,935.92'],
    ['250000', '250,000'],
    ['1234567.891234', '1,234,567.891234'],
    ['-11520.00', '-11,520.00'],
    ['1000 kg', '1000 kg'],
    ['', ''],
  ])('of %j is %j', (decimal, text) => {
    expect(formatAmount(decimal)).toBe(text);
  });
});
