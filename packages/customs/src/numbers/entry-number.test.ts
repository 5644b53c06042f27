import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CustomsError } from '../customs-error.ts';
import { entryNumberCheckDigit, parseEntryNumber } from './entry-number.ts';

// CATAIR App. E worked example (ABC) and vectors computed by two independent implementations.
const VECTORS = [
  'ABC-1234567-6',
  'SP7-0000001-4',
  '734-6188261-2',
  'B76-0324527-8',
  'XJ7-0000042-6',
  'Z9Z-9999999-0',
  '001-0000000-9',
  '9AK-2018001-1',
  'WLH-0123456-6',
  'Z9Z-0042617-4',
  'Z9Z-0042618-2',
  'Z9Z-0039915-7',
  'Z9Z-0041187-9',
];

/** Written from the other end: numeric weights over a table of letters, no doubling loop. */
function expectedCheckDigit(ten: string): string {
  const table: Record<string, number> = {};
  'ABCDEFGHI JKLMNOPQR -STUVWXYZ'
    .split(' ')
    .forEach((row) => Array.from(row).forEach((letter, index) => (table[letter] = index + 1)));
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = Array.from(ten, (c) => table[c] ?? Number(c))
    .map((digit, index) => (index % 2 === 1 ? doubled[digit]! : digit))
    .reduce((a, b) => a + b);
  return String((1000 - sum) % 10);
}

const filer = fc.stringMatching(/^[0-9A-Z]{3}$/).filter((code) => code !== '000');
const sequence = fc.stringMatching(/^[0-9]{7}$/);

describe('parseEntryNumber', () => {
  it.each(VECTORS)('accepts %s with and without hyphens', (text) => {
    const expected = {
      filerCode: text.slice(0, 3),
      sequence: text.slice(4, 11),
      checkDigit: text.slice(12),
      text,
    };
    expect(parseEntryNumber(text)).toEqual({ ok: true, value: expected });
    expect(parseEntryNumber(text.replaceAll('-', ''))).toEqual({ ok: true, value: expected });
  });

  it('refuses the vocabulary sample, whose check digit is wrong, and names the right one', () => {
    const result = parseEntryNumber('73461882610');
    expect(result).toMatchObject({ ok: false, reason: 'entry-number-check-digit' });
    expect(result).toHaveProperty('message', expect.stringContaining('is 2, not 0'));
  });

  it('refuses filer 000', () => {
    expect(parseEntryNumber('000-0000000-0')).toMatchObject({ reason: 'entry-number-filer' });
  });

  it.each([
    null,
    undefined,
    {},
    [],
    17,
    ['ABC-1234567-6'],
    '',
    'ABC-12345676',
    'ABC1234567-6',
    'abc-1234567-6',
    ' ABC-1234567-6',
    'ABC-1234567-6\n',
    'ABC-123456-67',
    'A'.repeat(1_000_000),
  ])('refuses a wrong shape %#', (text) => {
    expect(parseEntryNumber(text)).toMatchObject({ ok: false, reason: 'entry-number-shape' });
  });

  it('accepts exactly one check digit, the one an independent computation gives', () => {
    fc.assert(
      fc.property(filer, sequence, (code, digits) => {
        const right = Array.from('0123456789').filter(
          (check) => parseEntryNumber(`${code}-${digits}-${check}`).ok,
        );
        expect(right).toEqual([expectedCheckDigit(code + digits)]);
      }),
    );
  });
});

describe('entryNumberCheckDigit', () => {
  it('throws on anything but 3 characters and 7 digits', () => {
    for (const [code, digits] of [
      ['AB', '1234567'],
      ['ABC', '123456'],
      ['abc', '1234567'],
    ] as const) {
      expect(() => entryNumberCheckDigit(code, digits)).toThrow(CustomsError);
    }
  });
});
