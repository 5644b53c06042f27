import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Decimal,
  addDecimal,
  compareDecimal,
  decimalFromInteger,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimal,
} from './decimal.ts';

const decimal = fc.record({
  units: fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n }),
  scale: fc.integer({ min: 0, max: 12 }),
});

/** A value as a fraction over 10^40, the common denominator of every rational in these tests. */
const BASE = 10n ** 40n;
const rational = ({ units, scale }: Decimal): bigint => (units * BASE) / 10n ** BigInt(scale);

describe('parseDecimal', () => {
  it.each([
    ['0', 0n, 0],
    ['-0', 0n, 0],
    ['12.50', 1250n, 2],
    ['-0.125', -125n, 3],
    ['9'.repeat(30), BigInt('9'.repeat(30)), 0],
    ['0.000000000001', 1n, 12],
  ])('reads %s', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '01',
    '.5',
    '5.',
    '1e3',
    '1,000',
    '0x10',
    'NaN',
    '٣',
    '1\n',
    null,
    5,
    {},
    [],
    '9'.repeat(31),
    '0.0000000000001',
    '1'.repeat(1_000_000),
  ])('refuses %#', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('reads back what formatDecimal writes', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const text = formatDecimal(value);
        expect(parseDecimal(text)).toEqual(value);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('agrees with rationals', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(rational(addDecimal(a, b))).toBe(rational(a) + rational(b));
        expect(rational(subtractDecimal(a, b))).toBe(rational(a) - rational(b));
        expect(rational(multiplyDecimal(a, b)) * BASE).toBe(rational(a) * rational(b));
        const difference = rational(a) - rational(b);
        expect(compareDecimal(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
    );
  });

  it('does not see scale in a comparison', () => {
    expect(compareDecimal({ units: 150n, scale: 2 }, { units: 15n, scale: 1 })).toBe(0);
  });
});

describe('roundDecimal', () => {
  it.each([
    ['19.875', 2, '19.88'],
    ['-19.875', 2, '-19.88'],
    ['19.8749', 2, '19.87'],
    ['0.5', 0, '1'],
    ['-0.4', 0, '0'],
    ['7', 2, '7.00'],
  ])('rounds %s to %d places: %s', (text, places, rounded) => {
    expect(formatDecimal(roundDecimal(parseDecimal(text)!, places, 'half-up'))).toBe(rounded);
  });

  it('is the nearest value, halves away from zero', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 12 }), (value, places) => {
        const rounded = roundDecimal(value, places, 'half-up');
        const distance = rational(rounded) - rational(value);
        const half = BASE / 10n ** BigInt(places) / 2n;
        const outwards = value.units < 0n ? -distance : distance;
        expect(outwards <= half && outwards > -half).toBe(true);
      }),
    );
  });

  it.each([-1, 0.5, 101, Number.NaN])('throws for %d places', (places) => {
    expect(() => roundDecimal({ units: 1n, scale: 0 }, places, 'half-up')).toThrow(
      expect.objectContaining({ code: 'amount-out-of-range' }),
    );
  });

  it('throws for another mode', () => {
    expect(() => roundDecimal({ units: 1n, scale: 0 }, 1, 'down' as never)).toThrow('half-up');
  });
});

describe('decimalFromInteger', () => {
  it('takes safe integers and bigints', () => {
    expect(decimalFromInteger(42)).toEqual({ units: 42n, scale: 0 });
    expect(decimalFromInteger(-(2n ** 80n)).units).toBe(-(2n ** 80n));
  });

  it.each([0.1, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('throws for %d', (value) => {
    expect(() => decimalFromInteger(value)).toThrow(
      expect.objectContaining({ code: 'amount-out-of-range' }),
    );
  });
});
