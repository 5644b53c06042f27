import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHtsCovered, parseHts } from './hts.ts';

describe('parseHts', () => {
  it.each([
    ['6205', '6205'],
    ['6205.20', '6205.20'],
    ['620520', '6205.20'],
    ['6205.20.20', '6205.20.20'],
    ['6205.20.2066', '6205.20.2066'],
    ['6205.20.20.66', '6205.20.2066'],
    ['6205202066', '6205.20.2066'],
  ])('reads %s as %s', (text, dotted) => {
    const digits = text.replaceAll('.', '');
    expect(parseHts(text)).toEqual({
      ok: true,
      value: {
        digits,
        chapter: '62',
        heading: '6205',
        ...(digits.length > 4 ? { subheading: '620520' } : {}),
        text: dotted,
      },
    });
  });

  it.each([
    ['0001.10', 'hts-chapter'],
    ['62', 'hts-shape'],
    ['62052', 'hts-shape'],
    ['62.05', 'hts-shape'],
    ['6205 20', 'hts-shape'],
    ['6205.2.0', 'hts-shape'],
    ['6205.20.', 'hts-shape'],
    ['６２０５', 'hts-shape'],
    ['', 'hts-shape'],
    ['9'.repeat(1_000_000), 'hts-shape'],
    [6205, 'hts-shape'],
    [null, 'hts-shape'],
    [{}, 'hts-shape'],
  ])('refuses %#', (text, reason) => {
    expect(parseHts(text)).toMatchObject({ ok: false, reason });
  });
});

describe('isHtsCovered', () => {
  it.each([
    ['6205.20.2066', '62', true],
    ['6205.20.2066', '6205.20', true],
    ['6205.20.2066', '6205202066', true],
    ['6205.20.2066', '20', false],
    ['6205.20.2066', '05', false],
    ['6205.20', '6205.20.20', false],
    ['6205.20', '6205.2', false],
    ['6205.20', '', false],
    ['nonsense', '62', false],
    ['6205.20', '9'.repeat(1_000_000), false],
  ])('%s under %#: %s', (code, prefix, covered) => {
    expect(isHtsCovered(code, prefix)).toBe(covered);
  });

  it('is false for hostile types', () => {
    expect(isHtsCovered(null as never, '62')).toBe(false);
    expect(isHtsCovered('6205', ['62'] as never)).toBe(false);
  });

  it('holds exactly when the leading digits are equal', () => {
    const code = fc.stringMatching(/^[1-9][0-9]{9}$/);
    fc.assert(
      fc.property(code, code, fc.integer({ min: 1, max: 5 }), (good, other, pairs) => {
        const prefix = other.slice(0, pairs * 2);
        const isEqual = Array.from(prefix).every((digit, index) => good[index] === digit);
        expect(isHtsCovered(good, prefix)).toBe(isEqual);
        expect(isHtsCovered(good, good.slice(0, pairs * 2))).toBe(true);
      }),
    );
  });
});
