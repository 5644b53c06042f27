import { describe, expect, it } from '@jest/globals';
import { type AeField, amount, field } from './field.ts';
import { readField } from './read-field.ts';
import { writeField } from './write-field.ts';

const kinds: Record<string, AeField> = {
  alpha: field('f', 1, 4, 'alpha'),
  alnum: field('f', 1, 4, 'alnum'),
  token: field('f', 1, 4, 'token'),
  text: field('f', 1, 6, 'text'),
  hts: field('f', 1, 10, 'hts'),
  integer: field('f', 1, 3, 'integer'),
  numeral: field('f', 1, 4, 'numeral'),
  full: field('f', 1, 2, 'alpha', { isFull: true }),
  digits: field('f', 1, 3, 'digits'),
  cents: amount('f', 1, 6, 2),
  dollars: amount('f', 1, 4, 0),
  date: field('f', 1, 6, 'date'),
  flag: field('f', 1, 1, 'flag'),
  'yes-no': field('f', 1, 1, 'yes-no'),
  listed: field('f', 1, 2, 'token', { values: ['MF', 'S'] }),
  fill: field('f', 1, 2, 'fill'),
};

describe('readField and writeField', () => {
  it.each([
    ['alpha', 'TX  ', 'TX'],
    ['alnum', 'A1  ', 'A1'],
    ['token', 'S+  ', 'S+'],
    ['text', 'A, B  ', 'A, B'],
    ['text', '  12  ', '  12'],
    ['hts', '6205202066', '6205.20.2066'],
    ['hts', '99030301  ', '9903.03.01'],
    ['integer', '007', 7],
    ['digits', '056', '056'],
    ['numeral', '056 ', '056'],
    ['full', 'HN', 'HN'],
    ['full', '  ', undefined],
    ['cents', '262350', '2623.50'],
    ['dollars', '0000', '0'],
    ['date', '091426', '2026-09-14'],
    ['date', '123180', '1980-12-31'],
    ['date', '010179', '2079-01-01'],
    ['flag', 'Y', true],
    ['yes-no', 'Y', true],
    ['yes-no', 'N', false],
    ['listed', 'S ', 'S'],
    ['fill', '  ', undefined],
  ] as const)('%s reads and writes "%s"', (kind, columns, value) => {
    expect(readField(kinds[kind]!, columns)).toEqual({ ok: true, value });
    expect(writeField('40', kinds[kind]!, value)).toBe(columns);
  });

  it('reads numbers filled with blanks on the left', () => {
    expect(readField(kinds['cents']!, '  2350')).toEqual({ ok: true, value: '23.50' });
    expect(readField(kinds['integer']!, '  7')).toEqual({ ok: true, value: 7 });
  });

  it.each([
    ['alpha', 'T1  ', 'bad-character'],
    ['alpha', ' TX ', 'bad-character'],
    ['alnum', 'a1  ', 'bad-character'],
    ['token', 'S + ', 'bad-character'],
    ['numeral', ' 056', 'bad-number'],
    ['numeral', 'N056', 'bad-number'],
    ['full', 'H ', 'bad-character'],
    ['text', 'A\u0007B   ', 'bad-character'],
    ['hts', '6205.20.20', 'bad-hts'],
    ['hts', '62052     ', 'bad-hts'],
    ['hts', '0001      ', 'bad-hts'],
    ['integer', '7  ', 'bad-number'],
    ['integer', '-07', 'bad-number'],
    ['digits', '5 6', 'bad-number'],
    ['digits', ' 56', 'bad-number'],
    ['cents', '2350  ', 'bad-amount'],
    ['cents', '023.50', 'bad-amount'],
    ['cents', '-02350', 'bad-amount'],
    ['date', '093126', 'bad-date'],
    ['date', '022926', 'bad-date'],
    ['date', '000000', 'bad-date'],
    ['date', '9/14/2', 'bad-date'],
    ['flag', 'N', 'bad-code'],
    ['yes-no', 'X', 'bad-code'],
    ['listed', 'XX', 'bad-code'],
    ['listed', ' S', 'bad-code'],
    ['fill', ' x', 'not-blank'],
  ])('%s refuses "%s": %s', (kind, columns, code) => {
    expect(readField(kinds[kind]!, columns)).toMatchObject({ ok: false, code });
  });

  it.each([
    ['alpha', 'tx'],
    ['alpha', ''],
    ['token', 'LONGER'],
    ['text', 'Ulúa'],
    ['text', 'A '],
    ['text', ''],
    ['text', '   '],
    ['hts', '62'],
    ['integer', 1000],
    ['integer', 1.5],
    ['integer', -1],
    ['integer', Number.NaN],
    ['digits', '56'],
    ['cents', '10000.00'],
    ['cents', '1.005'],
    ['cents', '-1'],
    ['cents', '1e3'],
    ['date', '2026-02-30'],
    ['date', '1979-12-31'],
    ['date', '2080-01-01'],
    ['flag', false],
    ['flag', 'N'],
    ['yes-no', 'Y'],
    ['listed', 'XX'],
    ['fill', 'x'],
  ] as const)('%s does not write %j', (kind, value) => {
    expect(() => writeField('40', kinds[kind]!, value)).toThrow(
      expect.objectContaining({ code: 'ae-value-unwritable' }),
    );
  });

  it('writes an amount that was given with fewer or more zeros', () => {
    expect(writeField('50', kinds['cents']!, '23.5')).toBe('002350');
    expect(writeField('50', kinds['dollars']!, '23.00')).toBe('0023');
  });
});
