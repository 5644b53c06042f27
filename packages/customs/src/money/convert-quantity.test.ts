import { describe, expect, it } from '@jest/globals';
import { convertQuantity } from './convert-quantity.ts';
import { formatDecimal } from './decimal.ts';
import { UNIT_SOURCE } from './units.ts';

const converted = (value: string, unit: string, toUnit: string) => {
  const result = convertQuantity({ value, unit }, toUnit);
  return result.ok ? formatDecimal(result.value) : result.reason;
};

describe('convertQuantity', () => {
  it.each([
    ['450.00', 'DOZ', 'C62', '5400.00'],
    ['5400', 'C62', 'DZN', '450'],
    ['5400', 'PCS', 'DOZ', '450'],
    ['6', 'NO', 'DOZ', '0.5'],
    ['3', 'DPR', 'PRS', '36'],
    ['1512', 'KG', 'GRM', '1512000'],
    ['262', 'G', 'KGM', '0.262'],
    ['1.5', 'TNE', 'KG', '1500.0'],
  ])('%s %s in %s is %s', (value, unit, toUnit, expected) => {
    expect(converted(value, unit, toUnit)).toBe(expected);
  });

  it.each([
    ['7', 'NO', 'DOZ', 'quantity-not-exact'],
    ['1', 'KG', 'NO', 'quantity-kinds-differ'],
    ['1', 'DPR', 'DOZ', 'quantity-kinds-differ'],
    ['1', 'doz', 'NO', 'quantity-unit-unknown'],
    ['1', 'NO', '__proto__', 'quantity-unit-unknown'],
    ['1e3', 'NO', 'DOZ', 'quantity-malformed'],
    ['9'.repeat(100_000), 'NO', 'DOZ', 'quantity-malformed'],
  ])('refuses %#: %s', (value, unit, toUnit, reason) => {
    expect(converted(value, unit, toUnit)).toBe(reason);
  });

  it('takes a decimal', () => {
    expect(convertQuantity({ value: { units: 25n, scale: 1 }, unit: 'DOZ' }, 'NO')).toEqual({
      ok: true,
      value: { units: 300n, scale: 1 },
    });
  });

  it.each([5, null, {}, { units: 5 }, undefined])(
    'refuses a value of a hostile type %#',
    (value) => {
      const result = convertQuantity({ value: value as never, unit: 'NO' }, 'DOZ');
      expect(result).toMatchObject({ ok: false, reason: 'quantity-malformed' });
    },
  );

  it('says that the code lists were not read', () => {
    expect(UNIT_SOURCE.confirmed).toBe(false);
  });
});
