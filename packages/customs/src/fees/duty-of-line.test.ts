import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import { type DutyBase, dutyOfLine } from './duty-of-line.ts';
import { parseDutyRate } from './duty-rate.ts';

function dutyAt(text: string, base: DutyBase): string {
  const rate = parseDutyRate(text);
  if (!rate.ok) return rate.reason;
  const duty = dutyOfLine(rate.value, base);
  return duty.ok ? formatDecimal(duty.value) : duty.reason;
}
const usd = (text: string) => parseDecimal(text)!;

describe('dutyOfLine', () => {
  it.each([
    ['Free', {}, '0.00'],
    ['19.7%', { enteredValueUsd: usd('45360') }, '8935.92'],
    ['2.5¢/kg', { quantities: [{ value: '1512', unit: 'KG' }] }, '37.80'],
    ['2.5¢/kg', { quantities: [{ value: '1512000', unit: 'GRM' }] }, '37.80'],
    ['$1.50/doz.', { quantities: [{ value: '450.00', unit: 'DOZ' }] }, '675.00'],
    // Seven pieces at a rate a dozen: 0.875 rounds half up, and nothing is lost on the way.
    ['$1.50/doz.', { quantities: [{ value: '7', unit: 'NO' }] }, '0.88'],
    ['$1.50/doz.', { quantities: [{ value: '6', unit: 'NO' }] }, '0.75'],
    [
      '27.2¢/kg + 1.8%',
      { enteredValueUsd: usd('1000'), quantities: [{ value: '100', unit: 'KG' }] },
      '45.20',
    ],
    ['0.9¢/liter', { quantities: [{ value: '1000', unit: 'L' }] }, '9.00'],
    [
      '2.5¢/kg',
      {
        quantities: [
          { value: '450', unit: 'DOZ' },
          { value: '1512', unit: 'KG' },
        ],
      },
      '37.80',
    ],
  ])('at %s of %j: %s', (rate, base, expected) => {
    expect(dutyAt(rate, base)).toBe(expected);
  });

  it.each([
    ['19.7%', {}, 'duty-value-missing'],
    ['19.7%', { enteredValueUsd: usd('-1') }, 'duty-value-negative'],
    ['2.5¢/kg', { enteredValueUsd: usd('1000') }, 'duty-quantity-missing'],
    ['2.5¢/kg', { quantities: [{ value: '450', unit: 'DOZ' }] }, 'duty-quantity-missing'],
    ['2.5¢/kg', { quantities: [{ value: '-1', unit: 'KG' }] }, 'duty-quantity-negative'],
    ['9¢/doz. pr.', { quantities: [{ value: '24', unit: 'NO' }] }, 'duty-quantity-missing'],
    ['0.9¢/liter', { quantities: [{ value: '1', unit: 'KG' }] }, 'duty-quantity-missing'],
    [
      '2.5¢/kg',
      {
        quantities: [
          { value: '1512', unit: 'KG' },
          { value: '1860', unit: 'KG' },
        ],
      },
      'duty-quantities-differ',
    ],
    // A compound rate that lacks one half has no duty at all.
    ['27.2¢/kg + 1.8%', { enteredValueUsd: usd('1000') }, 'duty-quantity-missing'],
  ])('refuses %s of %j: %s', (rate, base, reason) => {
    expect(dutyAt(rate, base)).toBe(reason);
  });

  it('is the same for dozens and for pieces, however many', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.integer({ min: 0, max: 99_999 }),
        (dozens, cents) => {
          const rate = `$${formatDecimal({ units: BigInt(cents), scale: 2 })}/doz.`;
          const inDozens = { quantities: [{ value: String(dozens), unit: 'DOZ' }] };
          const inPieces = { quantities: [{ value: String(dozens * 12n), unit: 'NO' }] };
          expect(dutyAt(rate, inDozens)).toBe(dutyAt(rate, inPieces));
        },
      ),
    );
  });
});
