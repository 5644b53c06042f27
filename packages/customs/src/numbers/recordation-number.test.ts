import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RECORDATION_NUMBER_SOURCE, parseRecordationNumber } from './recordation-number.ts';

describe('parseRecordationNumber', () => {
  it('reads what is put together from its parts, with the blank and without', () => {
    const kinds = [
      ['TMK', 'trademark'],
      ['COP', 'copyright'],
      ['TNM', 'trade-name'],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.nat(9_999_999), ([prefix, kind], number) => {
        const digits = Array.from(
          { length: 7 },
          (_, at) => Math.floor(number / 10 ** (6 - at)) % 10,
        );
        const [year, serial] = [digits.slice(0, 2).join(''), digits.slice(2).join('')];
        const text = [prefix, [year, serial].join('-')].join(' ');
        const expected = { ok: true, value: { kind, year, serial, text } };
        expect(parseRecordationNumber(text)).toEqual(expected);
        expect(parseRecordationNumber(text.replace(' ', ''))).toEqual(expected);
      }),
    );
  });

  it.each([
    'PAT 24-90417',
    'tmk 24-90417',
    'TMK 2024-90417',
    'TMK 24-9041',
    'TMK 24-904170',
    'TMK  24-90417',
    'TMK 2490417',
    'TMK 24–90417',
    'TMK 24-90417\n',
    '6123456',
    '',
    null,
    {},
    'T'.repeat(1_000_000),
  ])('refuses %#', (text) => {
    expect(parseRecordationNumber(text)).toMatchObject({
      ok: false,
      reason: 'recordation-number-shape',
    });
  });

  it('is marked as not read in a source', () => {
    expect(RECORDATION_NUMBER_SOURCE).toMatchObject({ confirmed: false, mark: 'knowledge' });
  });
});
