import { describe, expect, it } from '@jest/globals';
import type { RuleCondition } from './rule.ts';
import { wordsOfAlternative, wordsOfCondition, wordsOfGoods } from './words-of-rule.ts';

describe('wordsOfGoods', () => {
  const whole = { codes: ['9503'] };
  it.each([
    ['spans with dots', { codes: ['330410-330590'] }, '3304.10 to 3305.90'],
    ['a kind of them', { codes: ['9503'], kind: 'dolls' }, 'dolls of 9503'],
    [
      'what is excepted, with its codes',
      { codes: ['64'], except: [{ codes: ['640110'] }, { codes: ['6402'], kind: 'boots' }] },
      '64, other than 6401.10; boots of 6402',
    ],
  ])('names %s', (_, goods, words) => {
    expect(wordsOfGoods(goods)).toBe(words);
  });

  it('says inside the goods of a rule only what is new', () => {
    expect(wordsOfGoods({ ...whole, kind: 'dolls' }, whole)).toBe('dolls');
    expect(wordsOfGoods({ ...whole, except: [{ codes: ['9503'], kind: 'dolls' }] }, whole)).toBe(
      'any other',
    );
  });
});

describe('wordsOfAlternative', () => {
  it.each([
    [
      'the change and its exceptions',
      { from: [{ other: 'chapter' as const }], except: [{ codes: ['5407'] }, { codes: ['54'] }] },
      'from any other chapter, except from 5407, 54',
    ],
    [
      'the value content with its methods',
      {
        valueContent: [
          { method: 'transaction-value' as const, atLeast: '60' },
          { method: 'net-cost' as const, atLeast: '50' },
        ],
      },
      'no change required, with regional value content of at least 60 per cent by transaction value or 50 per cent by net cost',
    ],
  ])('tells %s', (_, alternative, words) => {
    expect(wordsOfAlternative(alternative)).toBe(words);
  });
});

describe('wordsOfCondition', () => {
  it.each<[RuleCondition, string]>([
    [
      { ask: 'process', all: ['cut-or-knit-to-shape', 'sewn-or-assembled'] },
      'in the territory: cut or knit to shape and sewn or otherwise assembled',
    ],
    [
      { ask: 'originating-share', codes: ['3901-3915'], atLeast: '50' },
      'originating 3901 to 3915 at least 50 per cent by weight of all of it',
    ],
    [
      { ask: 'does-not-contain', source: { codes: ['5111'] }, forKind: 'suits', atMost: '5' },
      'at most 5 per cent by weight of non-originating materials of 5111 (for suits)',
    ],
    [{ ask: 'fact', fact: 'it is dyed' }, 'it is dyed'],
  ])('%j', (condition, words) => {
    expect(wordsOfCondition(condition)).toBe(words);
  });
});
