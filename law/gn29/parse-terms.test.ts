import { describe, expect, it } from '@jest/globals';
import { Unreadable, parseTerms } from './parse-terms.ts';

describe('a list of codes', () => {
  it('is read through units that change', () => {
    expect(
      parseTerms(
        'headings 5111 through 5113, 5204 through 5212, chapter 54, subheading 6207.11 or tariff item 6207.19.90',
      ),
    ).toEqual([{ codes: ['5111-5113', '5204-5212', '54', '620711', '62071990'] }]);
  });

  it('gives a chapter of one digit its two', () => {
    expect(parseTerms('chapters 4, 9 or 21 or from heading 1901')).toEqual([
      { codes: ['04', '09', '21', '1901'] },
    ]);
  });
});

describe('a kind', () => {
  it('belongs to every code that follows its "of", up to the next kind', () => {
    expect(
      parseTerms(
        'boxer shorts of subheading 6207.11, tariff item 6208.91.30 or pajamas of subheading 6207.21',
      ),
    ).toEqual([
      { kind: 'boxer shorts', codes: ['620711', '62089130'] },
      { kind: 'pajamas', codes: ['620721'] },
    ]);
  });

  it('ends where a plain source begins with "from"', () => {
    expect(
      parseTerms('acyclic petroleum oils of heading 2710 or from subheadings 2711.13, 2711.14'),
    ).toEqual([
      { kind: 'acyclic petroleum oils', codes: ['2710'] },
      { codes: ['271113', '271114'] },
    ]);
  });

  it('keeps its commas, and no comma at its end', () => {
    const [term] = parseTerms(
      'cooking chambers, whether assembled or not, classified in subheading 8516.90',
    );
    expect(term).toEqual({ kind: 'cooking chambers, whether assembled or not', codes: ['851690'] });
  });
});

describe('what names no code', () => {
  it.each(['goods of any sort', '', 'heading or chapter'])('is unreadable: %j', (words) => {
    expect(() => parseTerms(words)).toThrow(Unreadable);
  });

  it('is unreadable at the end of a list as well, and told by its words', () => {
    expect(() => parseTerms('heading 0105 or live fowl')).toThrow('no codes for: live fowl');
  });
});
