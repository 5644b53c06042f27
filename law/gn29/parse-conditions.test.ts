import { describe, expect, it } from '@jest/globals';
import { parseConditions } from './parse-conditions.ts';
import { Unreadable } from './parse-terms.ts';

const ASSEMBLED =
  'the good is cut or knit to shape, or both, and sewn or otherwise assembled in the territory';
const LINING =
  'any visible lining material contained in the apparel article must satisfy the requirements of chapter rule 1 for chapter 61';

describe('conditions', () => {
  it.each(['(A) %a, and (B) %l', ': (i) %a, and (ii) %l', '(1) %a, and (2) %l.'])(
    'are told apart by their letters: %s',
    (words) => {
      expect(parseConditions(words.replace('%a', ASSEMBLED).replace('%l', LINING))).toEqual([
        { ask: 'process', all: ['cut-or-knit-to-shape', 'sewn-or-assembled'] },
        { ask: 'visible-lining' },
      ]);
    },
  );

  it('may bind one kind of garment alone', () => {
    expect(
      parseConditions(
        `with respect to a jacket described in heading 6103, imported as part of an ensemble of these subheadings, ${LINING}`,
      ),
    ).toEqual([
      {
        ask: 'visible-lining',
        forKind: 'a jacket described in heading 6103, imported as part of an ensemble',
      },
    ]);
  });

  it.each([
    ['the good results from a chemical reaction', { ask: 'process', one: ['chemical-reaction'] }],
    [
      'there has been a reduction in thickness of no less than 50 percent',
      { ask: 'process', one: ['thickness-halved'] },
    ],
    [
      'the originating polymer content is not less than 50 percent by weight of the total polymer content',
      { ask: 'originating-share', codes: ['3901-3915'], atLeast: '50' },
    ],
    [
      'tomato ketchup of subheading 2103.20 does not contain a nonoriginating good of subheading 2002.90',
      { ask: 'does-not-contain', source: { codes: ['200290'] }, forKind: 'tomato ketchup' },
    ],
  ])('%s', (words, condition) => {
    expect(parseConditions(words)).toEqual([condition]);
  });

  it('that nobody knows are unreadable', () => {
    expect(() => parseConditions(`(A) ${ASSEMBLED}, and (B) it is blue`)).toThrow(Unreadable);
  });
});
