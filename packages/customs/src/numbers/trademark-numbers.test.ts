import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  TRADEMARK_NUMBER_SOURCE,
  parseTrademarkRegistration,
  parseTrademarkSerial,
} from './trademark-numbers.ts';

const printed = new Intl.NumberFormat('en-US');

describe('parseTrademarkRegistration', () => {
  it('reads every writing of a number as one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (number) => {
        const expected = {
          ok: true,
          value: { digits: number.toString(), text: printed.format(number) },
        };
        for (const text of [
          number.toString(),
          printed.format(number),
          number.toString().padStart(7, '0'),
        ])
          expect(parseTrademarkRegistration(text)).toEqual(expected);
      }),
    );
  });

  it.each([
    ['88123456', 'trademark-registration-is-serial'],
    ['88/123,456', 'trademark-registration-is-serial'],
    ['0', 'trademark-registration-shape'],
    ['0000000', 'trademark-registration-shape'],
    ['12,34,567', 'trademark-registration-shape'],
    ['1234,567', 'trademark-registration-shape'],
    ['123456789', 'trademark-registration-shape'],
    ['Reg. 6123', 'trademark-registration-shape'],
    ['6123456 ', 'trademark-registration-shape'],
    ['', 'trademark-registration-shape'],
    [6123456, 'trademark-registration-shape'],
    [null, 'trademark-registration-shape'],
    ['1'.repeat(1_000_000), 'trademark-registration-shape'],
  ])('refuses %#', (text, reason) => {
    expect(parseTrademarkRegistration(text)).toMatchObject({ ok: false, reason });
  });
});

describe('parseTrademarkSerial', () => {
  it('reads every writing of a number as one', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (whole) => {
        const [head, tail] = [Math.floor(whole / 1_000_000), whole % 1_000_000];
        const series = `${Math.floor(head / 10)}${head % 10}`;
        const number = (tail + 1_000_000).toString().slice(1);
        const [first, last] = [number.slice(0, 3), number.slice(3)];
        const text = `${series}/${first},${last}`;
        const expected = { ok: true, value: { series, number, digits: series + number, text } };
        for (const one of [text, `${series}/${first}${last}`, series + number])
          expect(parseTrademarkSerial(one)).toEqual(expected);
      }),
    );
  });

  it.each(['', '8812345', '881234567', '88-123456', '88/12,3456', '88/123,456\n', 88123456, null])(
    'refuses %#',
    (text) => {
      expect(parseTrademarkSerial(text)).toMatchObject({ reason: 'trademark-serial-shape' });
    },
  );

  it('is marked as not read in a source', () => {
    expect(TRADEMARK_NUMBER_SOURCE).toMatchObject({ confirmed: false, mark: 'knowledge' });
  });
});
