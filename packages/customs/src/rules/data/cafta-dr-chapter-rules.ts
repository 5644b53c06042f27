import type { ChapterRule, CodeSpan, OpenQuestion, RuleGoods } from '../rule.ts';
import { FREE_61, FREE_62, FREE_62_BY_RULE_3 } from './cafta-dr-exempt-apparel.ts';

/** Visible linings that chapter rule 1 of chapters 61 and 62 names; the same list in both. */
const LININGS: readonly CodeSpan[] = [
  ...['5111-5112', '520831-520859', '520931-520959', '521031-521059', '521131-521159'],
  ...['521213-521215', '521223-521225', '540742-540744', '540752-540754', '540761'],
  ...['540772-540774', '540782-540784', '540792-540794', '540822-540824', '540832-540834'],
  ...['551219', '551229', '551299', '551321-551349', '551421-551599', '551612-551614'],
  ...['551622-551624', '551632-551634', '551642-551644', '551692-551694', '600110', '600192'],
  ...['600535-600544', '600610-600644'],
];
const LININGS_EXCEPTED: readonly CodeSpan[] = ['54082210', '54082311', '54082321', '54082410'];
const NARROW_ELASTIC: readonly CodeSpan[] = ['580620', '6002'];
/** `or yarn of heading 5402 used as sewing thread`: a material of 5402 counts when the record says it is so used. */
const SEWING_THREAD: readonly CodeSpan[] = ['5204', '5401', '5508', '5402'];

/** Wool tailoring: rule 1 frees it with a proviso whose reach is not said, rules 3 to 5 with the same words. */
const WOOL_TAILORING: OpenQuestion = {
  why: 'the proviso on carded wool and fine wool does not say which garments it takes out',
  goods: [
    ...['620311', '620331', '620341', '620411', '620431', '620451', '620461', '621139', '621149'],
  ],
  when: 'fails',
};

/** The exemptions of rules 3 to 5 name tariff items that the rules of the goods do not, and not those that they do. */
const OTHER_ITEMS: OpenQuestion = {
  why: 'chapter rules 3 to 5 free tariff items 6210.50.22, 6210.50.80, 6211.49.15 and 6211.49.60, where rules 35B and 38E speak of 6210.50.90 and 6211.49.41',
  goods: ['62105090', '62114941'],
  when: 'fails',
};

const formed = (
  chapter: '61' | '62',
  number: number,
  what: 'visible-lining' | 'narrow-elastic' | 'sewing-thread' | 'pocket-bag',
  codes: readonly CodeSpan[],
  steps: readonly ('formed' | 'finished' | 'yarn-formed')[],
  except: readonly RuleGoods[],
): ChapterRule => ({
  citation: `GN 29(n) chapter ${chapter} chapter rule ${number}`,
  goods: { codes: [chapter], ...(except.length === 0 ? {} : { except }) },
  rule: {
    about: 'formed-in-territory',
    what,
    codes,
    ...(what === 'visible-lining' ? { exceptCodes: LININGS_EXCEPTED } : {}),
    steps,
    // Chapter rule 6 of both chapters.
    shortSupply: 'helps',
  },
  ...(chapter === '62'
    ? { open: number === 1 ? [WOOL_TAILORING] : [WOOL_TAILORING, OTHER_ITEMS] }
    : {}),
});

const apparel = (
  chapter: '61' | '62',
  free: readonly RuleGoods[],
  freeByRule3 = free,
): ChapterRule[] => [
  // Rule 1 binds only where the rule of the good asks for it: see the condition `visible-lining`.
  formed(chapter, 1, 'visible-lining', LININGS, ['formed', 'finished'], []),
  {
    citation: `GN 29(n) chapter ${chapter} chapter rule 2`,
    goods: { codes: [chapter] },
    rule: { about: 'classifying-component' },
  },
  formed(chapter, 3, 'narrow-elastic', NARROW_ELASTIC, ['formed', 'finished'], freeByRule3),
  formed(chapter, 4, 'sewing-thread', SEWING_THREAD, ['formed', 'finished'], free),
  formed(chapter, 5, 'pocket-bag', [], ['formed', 'finished', 'yarn-formed'], free),
];

/** Goods above whose rules stands that subdivision (d)(vi), which is about textile and apparel goods, applies to them. */
const TEXTILE_OR_APPAREL: readonly (readonly [place: string, codes: readonly CodeSpan[]])[] = [
  ['chapter 42 subheading rules', ['420212', '420222', '420232', '420292']],
  ['chapter 66 heading rule', ['6601']],
  ['chapter 70 heading rule', ['7019']],
  ['chapter 94 heading rule', ['940490']],
];

const ITEMS_9619: readonly CodeSpan[] = [
  ...['96190031', '96190041', '96190043', '96190046', '96190061', '96190064', '96190068'],
  ...['96190033', '96190048', '96190071', '96190074', '96190078', '96190079', '96190090'],
];

/**
 * What stands above the rules of chapters 61 to 63 and of heading 9619, and what makes goods of other chapters textile or
 * apparel goods (GN 29(n), read).
 */
export const CAFTA_DR_CHAPTER_RULES: readonly ChapterRule[] = [
  ...TEXTILE_OR_APPAREL.map(
    ([place, codes]): ChapterRule => ({
      citation: `GN 29(n) ${place}`,
      goods: { codes },
      rule: { about: 'textile-or-apparel' },
    }),
  ),
  ...apparel('61', FREE_61),
  ...apparel('62', FREE_62, FREE_62_BY_RULE_3),
  {
    citation: 'GN 29(n) chapter 63 chapter rule 1',
    goods: { codes: ['63'] },
    rule: { about: 'classifying-component' },
  },
  {
    citation: 'GN 29(n) chapter 63 chapter rule 2',
    goods: { codes: ['63'] },
    rule: {
      about: 'formed-in-territory',
      what: 'sewing-thread',
      codes: SEWING_THREAD,
      // `wholly formed`: the rule asks no finishing.
      steps: ['formed'],
      // Chapter rule 3.
      shortSupply: 'helps',
    },
  },
  {
    citation: 'GN 29(n) heading 9619 heading rule 1',
    goods: { codes: ITEMS_9619 },
    rule: { about: 'classifying-component' },
  },
  {
    citation: 'GN 29(n) heading 9619 heading rule 2',
    goods: { codes: ITEMS_9619 },
    rule: {
      about: 'formed-in-territory',
      what: 'narrow-elastic',
      codes: NARROW_ELASTIC,
      steps: ['formed', 'finished'],
    },
  },
  {
    citation: 'GN 29(n) heading 9619 heading rule 3',
    goods: { codes: ITEMS_9619 },
    rule: {
      about: 'formed-in-territory',
      what: 'sewing-thread',
      codes: SEWING_THREAD,
      steps: ['formed', 'finished'],
    },
  },
];
