import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DUNS_SOURCE, parseDuns } from './duns.ts';

describe('parseDuns', () => {
  it('reads any nine digits, bare or as printed, as one number', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (number) => {
        const digits = String(number + 1_000_000_000).slice(1);
        const printed = [digits.slice(0, 2), digits.slice(2, 5), digits.slice(5)].join('-');
        const expected = { ok: true, value: { digits, text: printed } };
        expect(parseDuns(digits)).toEqual(expected);
        expect(parseDuns(printed)).toEqual(expected);
      }),
    );
  });

  it.each([
    null,
    123456789,
    {},
    '',
    '12345678',
    '1234567890',
    '12-3456789',
    '12345-6789',
    '123-45-6789',
    '12-345-678O',
    ' 123456789',
    '123456789\n',
    '１２３４５６７８９',
    '1'.repeat(1_000_000),
  ])('refuses %#', (text) => {
    expect(parseDuns(text)).toMatchObject({ ok: false, reason: 'duns-shape' });
  });

  it('is marked as not read in a source', () => {
    expect(DUNS_SOURCE).toMatchObject({ confirmed: false, mark: 'knowledge' });
  });
});
