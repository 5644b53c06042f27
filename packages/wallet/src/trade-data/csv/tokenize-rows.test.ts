import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRowTokenizer } from './tokenize-rows.ts';

const tokenize = (pieces: readonly string[], maxRowSize = 1000) => {
  const tokenizer = createRowTokenizer(',', maxRowSize);
  return [...pieces.flatMap((piece) => tokenizer.write(piece)), ...tokenizer.end()];
};

describe('rows of text', () => {
  test('are counted once each, however many quotation marks stand inside a cell', () => {
    expect(tokenize(['a,b\n21"x36" case,"x\ny"\n4,5\n'])).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, fault: 'quote-inside' },
      { row: 3, cells: ['4', '5'] },
    ]);
  });

  test.each([
    ['NUL after a closing quotation mark', 'a\n"x"\0y\nz', 'quote-garbage'],
    ['a mark inside a cell, then one never closed', 'a\nx"y,"z\nq', 'quote-open'],
    ['more characters than a row may have', `a\n${','.repeat(1001)}\nb`, 'too-long'],
    ['more characters in quotation marks', `a\n"${'x'.repeat(1001)}"\nb`, 'too-long'],
  ])('end at %s', (_, text, fault) => {
    expect(tokenize([text])).toEqual([
      { row: 1, cells: ['a'] },
      { row: 2, fault },
    ]);
  });

  test('are the same however the text is cut', () => {
    const text = fc
      .array(fc.constantFrom('a', '"', '""', ',', '\n', '\r\n', '\r', '\0', '\uFEFF', 'é'), {
        maxLength: 40,
      })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (whole, size) => {
        const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
          whole.slice(at * size, (at + 1) * size),
        );
        expect(tokenize(pieces)).toEqual(tokenize([whole]));
      }),
      { numRuns: 500 },
    );
  });
});
