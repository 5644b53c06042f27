import { describe, expect, it } from '@jest/globals';
import type { OriginRule } from '../../packages/customs/src/rules/rule.ts';
import { codesOfWords, reviewRules } from './review-rules.ts';

const WORDS =
  'A change to headings 9801 through 9803 from any other chapter, except from heading 0105.';
const RULE: OriginRule = {
  id: '98/1',
  citation: 'GN 29(n) chapter 98 rule 1',
  goods: { codes: ['9801-9803'] },
  alternatives: [{ from: [{ other: 'chapter' }], except: [{ codes: ['0105'] }] }],
};
const review = (rule: OriginRule) =>
  reviewRules([{ chapter: '98', number: '1', words: WORDS }], [rule]);

describe('the review', () => {
  it('finds nothing where rule and words have the same codes', () => {
    expect(review(RULE)).toEqual([]);
  });

  it('finds an exception that got lost', () => {
    expect(review({ ...RULE, alternatives: [{ from: [{ other: 'chapter' }] }] })).toEqual([
      { id: '98/1', onlyInWords: ['0105'], onlyInRule: [] },
    ]);
  });

  it('finds a span that became two codes', () => {
    expect(review({ ...RULE, goods: { codes: ['9801', '9803'] } })).toEqual([
      { id: '98/1', onlyInWords: ['9801-9803'], onlyInRule: ['9801', '9803'] },
    ]);
  });
});

describe('codes in words', () => {
  it('are headings, subheadings, tariff items and chapters, with their spans', () => {
    expect([
      ...codesOfWords(
        'subheading 8516.90, tariff items 6103.10.70 or 6103.10.90, headings 5111 through 5113 or chapters 28 through 37, 40 or 90',
      ),
    ]).toEqual(['851690', '61031070', '61031090', '5111-5113', '28-37', '40', '90']);
  });
});
