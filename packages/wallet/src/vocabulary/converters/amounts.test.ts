import { describe, expect, it, test } from '@jest/globals';
import type { JsonValue } from '@originmark/core';
import fc from 'fast-check';
import {
  count,
  countOfPieces,
  decimalNumber,
  decimalText,
  unit,
  usDollars,
  usDollarText,
} from './amounts.ts';
import { readAs } from './converters.test-support.ts';

describe('an amount', () => {
  test.each<[JsonValue, string]>([
    [5200, '5200'],
    [0, '0'],
    [0.1, '0.1'],
    ['45360.00', '45360.00'],
    ['12,50', '? amount-shape'],
    ['1e3', '? amount-shape'],
    [-1, '? amount-shape'],
    [-0, '? amount-shape'],
    [1e21, '? amount-shape'],
    [0.1 + 0.2, '? amount-shape'],
    [1e-7, '? amount-shape'],
    ['', '? amount-shape'],
    [null, '? amount-shape'],
    [[5], '? amount-shape'],
  ])('%j is read as %s', (theirs, ours) => {
    expect(readAs(decimalNumber, theirs)).toBe(ours);
  });

  it('is written as a number only where the number says the same', () => {
    expect(decimalNumber.write('45360')).toBe(45360);
    expect(decimalNumber.write('45360.00')).toBe('45360.00');
    expect(decimalNumber.write('123456789012345678')).toBe('123456789012345678');
    expect(decimalNumber.write('none')).toBeUndefined();
    expect(decimalText.write('0.10')).toBe('0.10');
  });

  it('comes back as it went out', () => {
    const decimals = fc.stringMatching(/^(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?$/);
    fc.assert(
      fc.property(decimals, (ours) => {
        for (const converter of [decimalNumber, decimalText]) {
          expect(readAs(converter, converter.write(ours) ?? null)).toBe(ours);
        }
      }),
    );
  });

  it('on a CBP form is in US dollars, and in no other currency', () => {
    expect(readAs(usDollars, 12000)).toEqual({ amount: '12000', currency: 'USD' });
    expect(usDollars.write({ amount: '12000', currency: 'USD' })).toBe(12000);
    expect(usDollars.write({ amount: '12000', currency: 'MXN' })).toBeUndefined();
    expect(usDollarText.write({ amount: '6800', currency: 'USD' })).toBe('6800');
    expect(usDollarText.write({ amount: '6800', currency: 'EUR' })).toBeUndefined();
    expect([usDollars.write(null), usDollarText.write([]), countOfPieces.write(null)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a count', () => {
  test.each<[JsonValue, JsonValue]>([
    [622, 622],
    [0, 0],
    [1.5, '? count-shape'],
    [-1, '? count-shape'],
    ['622', '? count-shape'],
    [10_000_001, '? count-shape'],
  ])('of packages, %j, is read as %j', (theirs, ours) => {
    expect(readAs(count, theirs)).toBe(ours);
  });

  it('without a unit is never a quantity', () => {
    expect(readAs(countOfPieces, 5)).toBe('? unit-missing');
  });

  test.each([
    ['1200', 'C62', 1200],
    ['450.00', 'C62', undefined],
    ['450', 'DZN', undefined],
    ['9007199254740993', 'C62', undefined],
  ])('is written for %s %s as %s', (value, code, theirs) => {
    expect(countOfPieces.write({ value, unit: code })).toBe(theirs);
  });
});

describe('a unit', () => {
  test.each<[JsonValue, string]>([
    ['kg', 'KGM'],
    ['KG', 'KGM'],
    ['KGM', 'KGM'],
    ['lbs', 'LBR'],
    ['cbm', 'MTQ'],
    ['cmb', '? unit-unknown'],
    ['ton', '? unit-unknown'],
    ['ZZZ', '? unit-unknown'],
    ['constructor', '? unit-unknown'],
    [5, '? unit-unknown'],
  ])('%j is read as %s', (theirs, ours) => {
    expect(readAs(unit, theirs)).toBe(ours);
  });
});
