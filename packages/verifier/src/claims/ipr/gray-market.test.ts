import { describe, expect, test } from '@jest/globals';
import type { ObservedRight } from '../record.ts';
import {
  createClaims,
  createCredential,
  firstLine,
} from '../preference/preference.test-support.ts';
import { grayMarketOf } from './gray-market.ts';

const OWNER = 'did:web:brightwater.example';
const MAKER = 'did:web:altiplano.example';
const RIGHT = 'urn:right';

function judge(right: object, seen: readonly Partial<ObservedRight>[] = [], maker = MAKER) {
  const owner = createCredential({
    id: 'right',
    type: 'IntellectualPropertyRightsCredential',
    issuer: OWNER,
    subject: {
      right: RIGHT,
      intellectualPropertyRightsType: 'Trademark',
      intellectualPropertyRightsOwner: { id: OWNER, name: 'Brightwater' },
      ...right,
    },
  });
  const leaf = createCredential({
    id: 'leaf',
    type: 'MakerAuthorizationCredential',
    issuer: OWNER,
    subject: { maker: { id: maker, name: 'Altiplano' } },
  });
  const observed = seen.map((one) => ({ line: 2, right: RIGHT, ...one }));
  const claims = createClaims({ context: { observed } });
  const { answer, because } = grayMarketOf([owner, leaf], firstLine(claims), claims);
  return `${answer}: ${because}`;
}

const recorded = (protection: object, more: object = {}) => ({
  recordation: { number: 'TMK 24-90417', ...protection },
  ...more,
});
const CONTROL = { commonControl: [MAKER] };
const DIFFERENT = { isMateriallyDifferent: true, hasLeverLabel: false };

describe('genuine goods without a shown consent', () => {
  test.each([
    [
      'protected, made by an independent licensee',
      recorded({ grayMarketProtection: true }),
      'restricted: independent-maker',
    ],
    ['not recorded at all', {}, 'not-restricted: no-protection'],
    [
      'without any protection',
      recorded({ grayMarketProtection: false, leverProtection: false }),
      'not-restricted: no-protection',
    ],
    [
      'of which the record does not say whether they are protected',
      recorded({}),
      'undecided: protection-unknown',
    ],
    [
      'under common control, without Lever protection',
      recorded({ grayMarketProtection: true, leverProtection: false }, CONTROL),
      'not-restricted: common-control',
    ],
    [
      'under common control, Lever protection unknown',
      recorded({ grayMarketProtection: true }, CONTROL),
      'undecided: lever-facts-unknown',
    ],
    [
      'bearing a copyright',
      { ...recorded({ grayMarketProtection: true }), intellectualPropertyRightsType: 'Copyright' },
      'not-restricted: no-protection',
    ],
  ])('%s', (_, right, answer) => {
    expect(judge(right)).toBe(answer);
  });

  test('made by the owner itself are under no restriction but the Lever rule', () => {
    const right = recorded({ grayMarketProtection: true, leverProtection: false });
    expect(judge(right, [], OWNER)).toBe('not-restricted: common-control');
  });
});

describe('the Lever rule', () => {
  const lever = recorded({ grayMarketProtection: true, leverProtection: true }, CONTROL);

  test.each<[string, readonly Partial<ObservedRight>[], string]>([
    ['nobody looked', [], 'undecided: lever-facts-unknown'],
    ['different, without the label', [DIFFERENT], 'restricted: lever-difference'],
    [
      'different, with the label',
      [{ ...DIFFERENT, hasLeverLabel: true }],
      'not-restricted: lever-label',
    ],
    ['not different', [{ isMateriallyDifferent: false }], 'not-restricted: no-difference'],
    [
      'one piece without the label',
      [DIFFERENT, { ...DIFFERENT, hasLeverLabel: true }],
      'restricted: lever-difference',
    ],
    ['seen on another line', [{ ...DIFFERENT, line: 3 }], 'undecided: lever-facts-unknown'],
    [
      'seen for another right',
      [{ ...DIFFERENT, right: 'urn:other' }],
      'undecided: lever-facts-unknown',
    ],
  ])('%s', (_, seen, answer) => {
    expect(judge(lever, seen)).toBe(answer);
  });
});
