import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type ClassifiedCode,
  checkClassification,
  parseClassifiedCode,
} from './classified-code.ts';

function read(text: string): ClassifiedCode {
  const found = parseClassifiedCode(text);
  if (!found.ok) throw new Error(found.message);
  return found.value;
}
const compare = (code: string, scope: string) => checkClassification(read(code), read(scope));

describe('parseClassifiedCode', () => {
  it('reads code and nomenclature apart or as one text', () => {
    const one = parseClassifiedCode('HTS2026 6205202066');
    expect(one).toMatchObject({
      ok: true,
      value: {
        system: { text: 'HTS2026', hsYear: 2022 },
        code: { subheading: '620520' },
        text: 'HTS2026 6205.20.2066',
      },
    });
    expect(parseClassifiedCode('HTS2026', '6205.20.2066')).toEqual(one);
  });

  it.each([
    ['HTS2026', undefined, 'hts-shape'],
    ['HTS2026 ', undefined, 'hts-shape'],
    ['6205.20', undefined, 'tariff-system-shape'],
    ['HS2022 6205.20 ', undefined, 'tariff-system-shape'],
    ['HS2022', '6205.20.20', 'hs-national-digits'],
    ['HS2023', '6205.20', 'tariff-system-edition'],
    ['HS2022', null, 'hts-shape'],
    [null, '6205.20', 'tariff-system-shape'],
    ['HS2022 '.repeat(100_000), undefined, 'tariff-system-shape'],
  ])('refuses %#', (system, code, reason) => {
    expect(parseClassifiedCode(system, code)).toMatchObject({ ok: false, reason });
  });
});

describe('checkClassification', () => {
  it.each([
    ['HTS2026 6205.20.2066', 'HTS2026 6205.20.20', true],
    ['HTS2026 6205.20.2066', 'HTS2026 6205.20.30', false],
    ['HTS2026 6205.20.2066', 'HS2022 6205.20', true],
    ['HTS2026 6205.20.2066', 'HS2022 6205', true],
    ['HTS2026 6205.20.2066', 'HTS2025 6205.20', true],
    ['HTS2026 6205.20.2066', 'HTS2025 6205.30.20', false],
    ['HS2022 6205', 'HS2022 6205.20', false],
    ['HTS2022 6205.20.20', 'HTS2022 6205.20', true],
    ['HTS2022 6205.20.20', 'HS2022 6205.20', true],
  ])('%s under %s: %s', (code, scope, value) => {
    expect(compare(code, scope)).toEqual({ ok: true, value });
  });

  it.each([
    ['HTS2026 9405.11.60', 'HS2017 9405.10', 'vintage-differs'],
    ['HS2022 9405.11', 'HS2012 9405.11', 'vintage-differs'],
    ['HTS2021 9405.10', 'HTS2023 9405.10', 'vintage-differs'],
    ['HTS2017 9405.10', 'HTS2022 9405.10', 'vintage-differs'],
    ['HTS2001 9405.10', 'HS2002 9405.10', 'vintage-unknown'],
    ['HTS2029 9405.10', 'HS2022 9405.10', 'vintage-unknown'],
    ['HTS2026 6205.20.2066', 'HTS2025 6205.20.20', 'edition-differs'],
  ])('refuses to compare %s with %s: %s', (code, scope, reason) => {
    expect(compare(code, scope)).toMatchObject({ ok: false, reason });
  });

  it('says the digits of both codes and what to do', () => {
    expect(compare('HTS2026 9405.11.60', 'HS2017 9405.10')).toHaveProperty(
      'message',
      'HTS2026 9405.11.60 is of HS 2022 and HS2017 9405.10 of HS 2017: digits are renumbered between editions. Look both up in one edition.',
    );
  });

  it('answers within one edition what a number line answers', () => {
    const digits = fc
      .tuple(fc.integer({ min: 101, max: 9999 }), fc.constantFrom(0, 1, 2, 3), fc.nat(999_999))
      .map(
        ([heading, pairs, rest]) =>
          String(heading).padStart(4, '0') +
          String(rest)
            .padStart(6, '0')
            .slice(0, pairs * 2),
      );
    fc.assert(
      fc.property(digits, digits, fc.boolean(), (scope, other, isNested) => {
        const code = isNested ? (scope + other).slice(0, 10) : other;
        // The scope as an interval of ten-digit numbers, wide as its missing digits.
        const width = 10 ** (10 - scope.length);
        const start = Number(scope) * width;
        const here = Number(code.padEnd(10, '0'));
        const isInside = code.length >= scope.length && here >= start && here < start + width;
        expect(compare(`HTS2026 ${code}`, `HTS2026 ${scope}`)).toEqual({
          ok: true,
          value: isInside,
        });
      }),
    );
  });
});
