import type { ChapterRule, CodeSpan, OpenQuestion, RuleGoods } from '../rule.ts';

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

const of = (codes: readonly CodeSpan[], kind?: string): RuleGoods => ({
  codes,
  ...(kind === undefined ? {} : { kind }),
});

const COTTON = 'goods subject to cotton restraints';
const SUIT_JACKETS_COTTON = 'jackets imported as parts of suits and subject to cotton restraints';
const MAN_MADE = 'goods subject to man-made fiber restraints';
const DRESS_SHIRT =
  'dress shirts for men, with two or more colors in the warp and/or the filling, each with collar and sleeve size stated in inches, without dual collar sizing, the foregoing individually packaged with chipboards, pins, jett clips, individual polybags and hang tags ready for retail sale';

/** Goods of chapter 61 that rules 3, 4 and 5 do not bind. */
const FREE_61: readonly RuleGoods[] = [
  of(['610220', '61041320', '61041915', '610432']),
  of(['61029090'], COTTON),
  of(['61041960'], 'jackets imported as parts of suits'),
  of(['61041980'], SUIT_JACKETS_COTTON),
  of(['61041980'], MAN_MADE),
  of(['61042200'], 'coats, jackets or blazers of an ensemble'),
  of(
    ['61042920'],
    'coats, jackets or blazers subject to cotton restraints and imported as parts of ensembles',
  ),
  of(['61043920'], COTTON),
  of(
    ['61121100'],
    'garments for women or girls of the kind of coats, imported as parts of track suits',
  ),
  of(['61130090', '61179090'], 'coats or jackets of cotton'),
];

/** Goods of chapter 62 that rules 3, 4 and 5 do not bind. */
const FREE_62: readonly RuleGoods[] = [
  of(['6207-6208'], 'boxer shorts'),
  of(['6207-6208'], 'pajamas and sleepwear'),
  of([
    ...['620423', '620429', '620432', '621210', '62021220', '62029205', '62029212', '62029230'],
    ...['62029345', '62029980', '62041320', '62041920', '62043320', '62043980', '62092010'],
    ...['62105080'],
  ]),
  of(['62021990', '62029915'], COTTON),
  of(['62029115', '62029160'], 'goods for women'),
  of(['62029290'], 'goods other than padded, sleeveless jackets without attachments for sleeves'),
  of(['62033990'], 'goods subject to wool restraints'),
  of(['62041200'], 'jackets imported as parts of suits'),
  of(['62041980'], SUIT_JACKETS_COTTON),
  of(['62041980'], MAN_MADE),
  of(['62042230'], 'coats, jackets or blazers imported as parts of ensembles'),
  of(['62044230'], 'goods for girls, other than of corduroy'),
  of(['62044340', '62044440'], 'goods for girls'),
  of(['62052020', '62053020'], DRESS_SHIRT),
  of(['62103090'], 'goods other than of linen'),
  of(['62105022'], 'anoraks (including ski-jackets), windbreakers and similar articles'),
  of(
    ['62112015'],
    'anoraks (including ski-jackets), windbreakers and similar articles (including padded, sleeveless jackets), imported as parts of ski-suits, of cotton, for women or girls',
  ),
  of(['62112058'], 'goods of cotton'),
  of(
    ['62114915', '62114960'],
    'jackets and jacket-type garments that are not coats of women or girls',
  ),
  of(['62114205', '62114210'], 'track suits (other than trousers)'),
  of(
    ['62114205', '62114210'],
    'jackets and jacket-type garments that are not coats of women or girls',
  ),
  of(['62179090'], 'coats or jackets of cotton'),
];

/** Wool tailoring: rule 1 frees it with a proviso whose reach is not said, rules 3 to 5 with the same words. */
const WOOL_TAILORING: OpenQuestion = {
  why: 'the proviso on carded wool and fine wool does not say which garments it takes out',
  goods: [
    ...['620311', '620331', '620341', '620411', '620431', '620451', '620461', '621139', '621149'],
  ],
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
  },
  ...(chapter === '62' ? { open: [WOOL_TAILORING] } : {}),
});

const apparel = (chapter: '61' | '62', free: readonly RuleGoods[]): ChapterRule[] => [
  // Rule 1 binds only where the rule of the good asks for it: see the condition `visible-lining`.
  formed(chapter, 1, 'visible-lining', LININGS, ['formed', 'finished'], []),
  {
    citation: `GN 29(n) chapter ${chapter} chapter rule 2`,
    goods: { codes: [chapter] },
    rule: { about: 'classifying-component' },
  },
  formed(chapter, 3, 'narrow-elastic', NARROW_ELASTIC, ['formed', 'finished'], free),
  formed(chapter, 4, 'sewing-thread', SEWING_THREAD, ['formed', 'finished'], free),
  formed(chapter, 5, 'pocket-bag', [], ['formed', 'finished', 'yarn-formed'], free),
];

const ITEMS_9619: readonly CodeSpan[] = [
  ...['96190031', '96190041', '96190043', '96190046', '96190061', '96190064', '96190068'],
  ...['96190033', '96190048', '96190071', '96190074', '96190078', '96190079', '96190090'],
];

/** What stands above the rules of chapters 61 to 63 and of heading 9619 (GN 29(n), read). */
export const CAFTA_DR_CHAPTER_RULES: readonly ChapterRule[] = [
  ...apparel('61', FREE_61),
  ...apparel('62', FREE_62),
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
      steps: ['formed', 'finished'],
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
