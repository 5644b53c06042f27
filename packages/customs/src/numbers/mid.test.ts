import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMid } from './create-mid.ts';
import { parseMid } from './mid.ts';

describe('parseMid', () => {
  it.each([
    ['MXAMAPLA1145GUA', 'MX'],
    ['AUOZR92MEL', 'AU'],
    ['SEBERSTO', 'SE'],
    ['XOABCCOM12TOR', 'CA'],
    ['HNTEJULU17VIL', 'HN'],
  ])('reads %s', (text, country) => {
    expect(parseMid(text)).toEqual({ ok: true, value: { country, text } });
  });

  it.each([
    ['CAABCCOM12TOR', 'mid-canada-needs-province'],
    ['XXABCCOM12TOR', 'mid-country'],
    ['XKABCCOM12TOR', 'mid-country'],
    ['MXAMAPLA11455GUA', 'mid-shape'],
    ['MX', 'mid-shape'],
    ['mxamapla1145gua', 'mid-shape'],
    ['MXAMAPLA1145GUAD', 'mid-shape'],
    ['MX-AMAPLA', 'mid-shape'],
    ['M'.repeat(1_000_000), 'mid-shape'],
    [null, 'mid-shape'],
    [{ text: 'SEBERSTO' }, 'mid-shape'],
  ])('refuses %#', (text, reason) => {
    expect(parseMid(text)).toMatchObject({ ok: false, reason });
  });

  it('reads whatever createMid builds', () => {
    const word = fc.stringMatching(/^[A-Za-z]{2,9}$/);
    fc.assert(
      fc.property(word, word, fc.nat(99_999), word, (first, second, number, city) => {
        fc.pre(!['an', 'and', 'of', 'the'].includes(first.toLowerCase()));
        const parts = {
          country: 'MX',
          name: `${first} ${second}`,
          streetLine: `Calle ${number}`,
          city,
        };
        expect(parseMid(createMid(parts))).toMatchObject({ ok: true, value: { country: 'MX' } });
      }),
    );
  });
});
