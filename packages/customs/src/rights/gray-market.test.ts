import { describe, expect, it } from '@jest/globals';
import { parseDecimal } from '../money/decimal.ts';
import { compareFeatures } from './compare-features.ts';
import {
  type GrayMarketFacts,
  type GrayMarketStanding,
  isCommonOwnership,
  judgeGrayMarket,
} from './gray-market.ts';

/** Toys made for Brazil by an independent licensee and imported by a trader. */
const TRADED: GrayMarketFacts = {
  isProtected: true,
  isLeverProtected: false,
  appliedBy: 'independent-licensee',
  hasConsent: false,
};
const LEVER: GrayMarketFacts = {
  isProtected: true,
  isLeverProtected: true,
  appliedBy: 'commonly-controlled',
  hasConsent: false,
  isPhysicallyAndMateriallyDifferent: true,
  hasLeverLabel: false,
};

describe('judgeGrayMarket', () => {
  it.each<[string, GrayMarketFacts, GrayMarketStanding['answer'], GrayMarketStanding['because']]>([
    ['an independent licensee', TRADED, 'restricted', 'independent-maker'],
    [
      'a foreign owner',
      { ...TRADED, appliedBy: 'foreign-owner' },
      'restricted',
      'independent-maker',
    ],
    ['consent', { ...TRADED, hasConsent: true }, 'not-restricted', 'consent'],
    ['no protection', { ...TRADED, isProtected: false }, 'not-restricted', 'no-protection'],
    [
      'common control',
      { ...TRADED, appliedBy: 'commonly-controlled' },
      'not-restricted',
      'common-control',
    ],
    ['the owner itself', { ...TRADED, appliedBy: 'us-owner' }, 'not-restricted', 'common-control'],
    ['a Lever case', LEVER, 'restricted', 'lever-difference'],
    ['the label', { ...LEVER, hasLeverLabel: true }, 'not-restricted', 'lever-label'],
    [
      'no difference',
      { ...LEVER, isPhysicallyAndMateriallyDifferent: false },
      'not-restricted',
      'no-difference',
    ],
    // The label helps physically different goods, not those of an independent maker under protection.
    [
      'the label on traded goods',
      { ...TRADED, hasLeverLabel: true },
      'restricted',
      'independent-maker',
    ],
  ])('%s', (_, facts, answer, because) => {
    expect(judgeGrayMarket(facts)).toMatchObject({ answer, because });
  });

  it.each<[GrayMarketFacts, GrayMarketStanding['because']]>([
    [{}, 'maker-unknown'],
    [{ appliedBy: 'independent-licensee', hasConsent: false }, 'protection-unknown'],
    [{ isProtected: true, appliedBy: 'independent-licensee' }, 'consent-unknown'],
    [{ appliedBy: 'commonly-controlled', hasConsent: false }, 'lever-facts-unknown'],
    [{ isProtected: false, hasConsent: false }, 'maker-unknown'],
  ])('is undecided for want of a fact: %j', (facts, because) => {
    expect(judgeGrayMarket(facts)).toMatchObject({ answer: 'undecided', because });
  });

  it('says which paragraph was read', () => {
    expect(judgeGrayMarket(TRADED)).toMatchObject({
      citation: '19 CFR 133.23(a)(1)',
      source: { confirmed: true },
    });
    expect(judgeGrayMarket(LEVER).source.confirmed).toBe(false);
  });
});

describe('isCommonOwnership', () => {
  it.each([
    ['50', false],
    ['50.00', false],
    ['50.01', true],
    ['100', true],
  ])('%s per cent: %s', (percent, isCommon) => {
    expect(isCommonOwnership(parseDecimal(percent)!)).toBe(isCommon);
  });
});

describe('compareFeatures', () => {
  const DESCRIBED = ['mark moulded on the base', 'mark printed on the box front'];
  const seen = (feature: string, answer: 'as-described' | 'differs' | 'not-looked-at') => ({
    feature,
    seen: answer,
  });

  it.each([
    ['everything as described', ['as-described', 'as-described'], 'as-described'],
    ['one differs', ['as-described', 'differs'], 'differs'],
    ['one not looked at', ['as-described', 'not-looked-at'], 'not-examined'],
  ] as const)('%s', (_, answers, answer) => {
    const looked = DESCRIBED.map((feature, index) => seen(feature, answers[index] ?? 'differs'));
    expect(compareFeatures(DESCRIBED, looked).answer).toBe(answer);
  });

  it('calls nothing examined that nobody spoke of', () => {
    expect(compareFeatures(DESCRIBED, [])).toEqual({
      answer: 'not-examined',
      differing: [],
      open: DESCRIBED,
    });
    expect(compareFeatures([], []).answer).toBe('not-examined');
    expect(compareFeatures(DESCRIBED, [seen('hologram', 'as-described')]).answer).toBe(
      'not-examined',
    );
  });

  it('lets one look that differs outweigh another', () => {
    const looked = [seen(DESCRIBED[0]!, 'as-described'), seen(DESCRIBED[0]!, 'differs')];
    expect(compareFeatures([DESCRIBED[0]!], looked).answer).toBe('differs');
  });
});
