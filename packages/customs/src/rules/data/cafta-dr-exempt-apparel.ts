import type { CodeSpan, RuleGoods } from '../rule.ts';

const of = (codes: readonly CodeSpan[], kind?: string): RuleGoods => ({
  codes,
  ...(kind === undefined ? {} : { kind }),
});

// Kinds are in the words of the chapter rules; the rules of the same goods do not always use the same ones.
const COTTON = 'goods subject to cotton restraints';
const SUIT_JACKETS_COTTON = 'jackets imported as parts of suits and subject to cotton restraints';
const MAN_MADE = 'goods subject to man-made fiber restraints';
const COTTON_COATS = 'coats or jackets of cotton';
const NOT_IN_6202 = 'jackets and jacket-type garments excluded from heading 6202';
const DRESS_SHIRT =
  'dress shirts for men, with two or more colors in the warp and/or the filling, each with collar and sleeve size stated in inches, without dual collar sizing, the foregoing individually packaged with chipboards, pins, jett clips, individual polybags and hang tags ready for retail sale';

/** Goods of chapter 61 that its chapter rules 3, 4 and 5 do not bind (GN 29(n); the same list in each). */
export const FREE_61: readonly RuleGoods[] = [
  of(['610220', '61041320', '61041915', '610432']),
  of(['61029090'], COTTON),
  of(['61041960'], 'jackets imported as parts of suits'),
  of(['61041980'], SUIT_JACKETS_COTTON),
  of(['61041980'], MAN_MADE),
  of(
    ['61042200'],
    'garments described in heading 6102 or jackets and blazers described in heading 6104',
  ),
  of(
    ['61042920'],
    'garments described in heading 6102 or jackets and blazers described in heading 6104, subject to cotton restraints',
  ),
  of(['61043920'], COTTON),
  of(['61121100'], "women's or girls' garments described in headings 6101 or 6102"),
  of(['61130090'], `${COTTON_COATS}, for women or girls`),
  of(['61179090'], COTTON_COATS),
];

const FREE_62_BY_ALL: readonly RuleGoods[] = [
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
  of(
    ['62042230'],
    'garments described in heading 6202, or jackets or blazers described in heading 6204',
  ),
  of(['62044230'], 'goods for girls, other than of corduroy'),
  of(['62044340', '62044440'], 'goods for girls'),
  of(['62052020', '62053020'], DRESS_SHIRT),
  of(['62103090'], 'goods other than of linen'),
  of(['62105022'], 'anoraks'),
  of(
    ['62112015'],
    'anoraks (including ski-jackets), windbreakers and similar articles (including padded, sleeveless jackets), imported as parts of ski-suits, of cotton, for women or girls',
  ),
  of(['62112058'], 'goods of cotton'),
  of(['62114915'], NOT_IN_6202),
  of(['62114205', '62114210'], 'track suits (other than trousers)'),
  of(['62114205', '62114210'], NOT_IN_6202),
  of(['62179090'], COTTON_COATS),
];

/** Goods of chapter 62 that its chapter rules 4 and 5 do not bind. */
export const FREE_62: readonly RuleGoods[] = [...FREE_62_BY_ALL, of(['62114960'], NOT_IN_6202)];

/** Chapter rule 3 frees tariff item 6211.49.60 whatever it is. */
export const FREE_62_BY_RULE_3: readonly RuleGoods[] = [...FREE_62_BY_ALL, of(['62114960'])];
