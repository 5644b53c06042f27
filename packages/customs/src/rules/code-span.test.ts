import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInSpan, isInSpans, showSpan } from './code-span.ts';

describe('a code in a span', () => {
  it.each([
    ['6205202066', '62', true],
    ['6205', '6205', true],
    ['620520', '620520-620530', true],
    ['62053020', '620520-620530', true],
    ['620590', '620520-620530', false],
    ['6205', '620520-620530', undefined],
    ['6204', '620520-620530', false],
    ['6206', '620520-620530', false],
    ['5112', '5111-5113', true],
    ['51', '5111-5113', undefined],
    ['4201', '28-37', false],
    ['330112', '01-330118', true],
    ['330119', '01-330118', false],
    ['340600', '340510-350590', true],
    // A heading between the ends lies inside, whatever follows.
    ['3406', '340510-350590', true],
    ['3405', '340510-350590', undefined],
  ])('%s in %s: %s', (code, span, answer) => {
    expect(isInSpan(code, span)).toBe(answer);
  });

  it('is known once one span has it, and open when only a span that more digits could tell does', () => {
    expect(isInSpans('6205', ['620520', '62'])).toBe(true);
    expect(isInSpans('6205', ['620520', '63'])).toBeUndefined();
    expect(isInSpans('6205', [])).toBe(false);
  });
});

describe('more digits', () => {
  const digits = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((all) => all.join(''));
  const code = fc.constantFrom(2, 4, 6, 8).chain(digits);
  const span = fc.oneof(
    code,
    fc
      .tuple(code, code)
      .map(([a, b]) => (a.slice(0, b.length) <= b.slice(0, a.length) ? `${a}-${b}` : `${b}-${a}`)),
  );

  it('never turn a sure answer round', () => {
    fc.assert(
      fc.property(code, digits(2), span, (short, more, within) => {
        const before = isInSpan(short, within);
        expect(before === undefined || isInSpan(short + more, within) === before).toBe(true);
      }),
    );
  });

  it('settle every question', () => {
    fc.assert(
      fc.property(digits(10), span, (whole, within) => {
        expect(isInSpan(whole, within)).toBeDefined();
      }),
    );
  });
});

describe('a span is shown', () => {
  it.each([
    ['62', '62'],
    ['620520', '6205.20'],
    ['62052020', '6205.20.20'],
    ['5111-5113', '5111 to 5113'],
  ])('%s as %s', (span, shown) => {
    expect(showSpan(span)).toBe(shown);
  });
});
