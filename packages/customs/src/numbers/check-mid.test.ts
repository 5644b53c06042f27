import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkMid } from './check-mid.ts';
import { createMid } from './create-mid.ts';

const PARTS = {
  country: 'MX',
  name: 'Amalgamated Plastics Corp.',
  streetLine: '11455 Main St Suite 9999',
  city: 'Guadalajara',
};
const ONTARIO = {
  country: 'CA',
  provinceOrState: 'ON',
  name: 'Maple',
  streetLine: '',
  city: 'Ottawa',
};

/** Written from the other end: over the characters, without regular expressions. */
function independentMid(country: string, words: string[], numbers: number[], city: string): string {
  let code = country;
  let taken = 0;
  for (const word of words) {
    if (['A', 'AN', 'AND', 'OF', 'THE'].includes(word.toUpperCase()) || taken === 2) continue;
    code += word.substring(0, 3).toUpperCase();
    taken += 1;
  }
  if (numbers.length > 0) {
    let largest = Math.max(...numbers);
    while (largest > 9999) largest = Math.trunc(largest / 10);
    code += largest.toString();
  }
  return code + city.substring(0, 3).toUpperCase();
}

describe('checkMid', () => {
  it.each([
    ['MXAMAPLA1145GUA', PARTS],
    ['XOMAPOTT', ONTARIO],
  ])('accepts %s, which its name and address give', (text, parts) => {
    expect(checkMid(text, parts)).toMatchObject({ ok: true, value: { text } });
  });

  it.each([
    ['CNAMAPLA1145GUA', PARTS, 'mid-country-differs'],
    ['XQMAPOTT', ONTARIO, 'mid-country-differs'],
    ['CAMAPOTT', ONTARIO, 'mid-canada-needs-province'],
    ['MXAMAPLA9999GUA', PARTS, 'mid-differs'],
    ['MXAMAPLAGUA', PARTS, 'mid-differs'],
    ['MXAMA1145GUA', PARTS, 'mid-differs'],
    ['MXAMAPLA1145MEX', PARTS, 'mid-differs'],
    ['nonsense', PARTS, 'mid-shape'],
    [null, PARTS, 'mid-shape'],
    ['MXAMAPLA1145GUA', { ...PARTS, name: '株式会社' }, 'mid-name-empty'],
    ['MXAMAPLA1145GUA', { ...PARTS, city: '' }, 'mid-city-empty'],
    ['XOMAPOTT', { ...ONTARIO, provinceOrState: '' }, 'mid-province-unknown'],
    ['MXAMAPLA1145GUA', { ...PARTS, country: 'ZZ' }, 'mid-country-unknown'],
  ])('refuses %s: %#', (text, parts, reason) => {
    expect(checkMid(text, parts)).toMatchObject({ ok: false, reason });
  });

  it('says what name and address give', () => {
    expect(checkMid('MXAMAPLAGUA', PARTS)).toHaveProperty(
      'message',
      "Name and address give MX AMAPLA 1145 GUA, the MID is MXAMAPLAGUA: compare it with the maker's own name and address.",
    );
  });

  it('accepts exactly the MID of an independent computation', () => {
    const word = fc.oneof(
      { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z]{2,9}$/) },
      { weight: 1, arbitrary: fc.constantFrom('of', 'The', 'and', 'an') },
    );
    const name = fc
      .tuple(fc.stringMatching(/^[B-Zb-z][A-Za-z]{3,9}$/), fc.array(word, { maxLength: 4 }))
      .filter(([first]) => !['and', 'the'].includes(first.toLowerCase()));
    const numbers = fc.array(fc.nat(99_999), { maxLength: 3 });
    const country = fc.constantFrom('MX', 'HN', 'CN', 'XO', 'XW');
    fc.assert(
      fc.property(country, name, numbers, word, (code, [first, more], all, city) => {
        const words = [first, ...more];
        const parts = {
          country: code,
          name: words.join(' '),
          streetLine: `Calle ${all.join(' ')}`,
          city,
        };
        const expected = independentMid(code, words, all, city);
        expect(createMid(parts)).toBe(expected);
        expect(checkMid(expected, parts).ok).toBe(true);
        expect(
          checkMid(`${expected.slice(0, -1)}${expected.endsWith('Q') ? 'X' : 'Q'}`, parts),
        ).toMatchObject({
          reason: 'mid-differs',
        });
      }),
    );
  });

  it('joins initials however they are written', () => {
    const letters = fc.array(fc.constantFrom('B', 'C', 'D', 'F', 'G', 'H', 'J', 'K'), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(letters, fc.stringMatching(/^[B-Z][a-z]{3,8}$/), (initials, word) => {
        const expected = `DE${initials.join('').slice(0, 3)}${word.slice(0, 3).toUpperCase()}ULM`;
        for (const joined of [
          `${initials.join('.')}.`,
          initials.join(' '),
          `${initials.join('. ')}.`,
        ])
          expect(
            createMid({ country: 'DE', name: `${joined} ${word}`, streetLine: '', city: 'Ulm' }),
          ).toBe(expected);
      }),
    );
  });
});
