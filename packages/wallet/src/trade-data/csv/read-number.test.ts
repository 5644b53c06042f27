import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type NumberFormat, readNumber } from './read-number.ts';

const ENGLISH: NumberFormat = { decimalMark: '.', groupMark: ',' };
const SPANISH: NumberFormat = { decimalMark: ',', groupMark: '.' };
const PLAIN: NumberFormat = { decimalMark: '.' };

/** Whole digits without a zero in front, and places as written. */
const decimals = fc.record({
  whole: fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String),
  places: fc.stringMatching(/^[0-9]{0,9}$/),
});

describe('a number', () => {
  test.each([
    ['1,234.50', ENGLISH, '1234.50'],
    ['1.234,50', SPANISH, '1234.50'],
    ['1.234', SPANISH, '1234'],
    ['1.234', ENGLISH, '1.234'],
    ['1234,5', SPANISH, '1234.5'],
    ['0007', PLAIN, '7'],
    ['0', PLAIN, '0'],
    ['00.50', PLAIN, '0.50'],
    ["1'234.5", { decimalMark: '.', groupMark: "'" }, '1234.5'],
    ['1\u00a0234\u202f567,8', { decimalMark: ',', groupMark: ' ' }, '1234567.8'],
    [' 12.50 ', PLAIN, '12.50'],
  ] as const)('written %s is read by its declared marks', (written, format, value) => {
    expect(readNumber(written, format)).toEqual({ value });
  });

  test.each([
    ['1,234.50', PLAIN, 'is no number'],
    ['1.234,50', ENGLISH, 'is no number'],
    ['12,34', ENGLISH, 'is no number'],
    ['1,2345', ENGLISH, 'is no number'],
    [',123', ENGLISH, 'is no number'],
    ['1.', PLAIN, 'is no number'],
    ['.5', PLAIN, 'is no number'],
    ['$5', PLAIN, 'is no number'],
    ['=1+1', PLAIN, 'is no number'],
    ['１２', PLAIN, 'is no number'],
    ['Infinity', PLAIN, 'is no number'],
    ['1.2E+12', PLAIN, 'scientific'],
    ['1,2e-3', SPANISH, 'scientific'],
    ['-5', PLAIN, 'negative'],
    ['\u22125', PLAIN, 'negative'],
    ['(5.00)', PLAIN, 'negative'],
    ['5-', PLAIN, 'negative'],
    ['1234567890123456789', PLAIN, 'more than 18 digits'],
    ['0.1234567890', PLAIN, 'or 9 after'],
  ] as const)('written %s is refused with what to do', (written, format, why) => {
    expect(readNumber(written, format)).toEqual({
      message: expect.stringContaining(why),
      remedy: expect.any(String),
    });
  });

  test('comes back exactly from either way of writing it', () => {
    fc.assert(
      fc.property(decimals, ({ whole, places }) => {
        for (const format of [ENGLISH, SPANISH]) {
          const grouped = whole.replaceAll(/\B(?=(?:[0-9]{3})+$)/g, format.groupMark ?? '');
          const written = places === '' ? grouped : `${grouped}${format.decimalMark}${places}`;
          const value = places === '' ? whole : `${whole}.${places}`;
          expect(readNumber(written, format)).toEqual({ value });
        }
      }),
    );
  });

  test('is never read from any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const isNumber = /^[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?$/.test(text.trim());
        fc.pre(!isNumber);
        expect(readNumber(text, ENGLISH)).toHaveProperty('message');
      }),
    );
  });
});
