import { describe, expect, it } from '@jest/globals';
import {
  DRESS_SHIRT,
  SHELL,
  SHIRT_PARTS,
  brazilianShell,
  garment,
  shirt,
  thread,
} from './shirts.test-support.ts';
import {
  SEWN,
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  hs,
  kg,
  own,
  usd,
  usmca,
} from './worked-case.test-support.ts';

/** One play set: what does not change is the limb and gear sets; `limbs` moves the non-originating value from 4.07. */
const toyParts = (limbs: string) => [
  own('3903.30', 'US', '0.62'),
  own('3902.10', 'US', '0.18'),
  foreign('8543.70', '1.45'),
  foreign('8518.29', '0.35'),
  foreign('8501.10', '0.60'),
  foreign('9503.00', limbs, { description: 'limb and gear sets', isNotKind: ['parts'] }),
  foreign('3208.90', '0.12'),
  foreign('7318.15', '0.05'),
  foreign('8506.10', '0.40'),
  own('4819.20', 'MX', '0.42', { packing: 'retail' }),
];

/** One suitcase, its lining at a price. */
const suitcaseParts = (lining: Readonly<Record<string, unknown>>) => [
  foreign('3920.61', '9.20', { countryOfOrigin: 'KR' }),
  lining,
  foreign('6005.37', '0.60'),
  foreign('5806.32', '0.25'),
  foreign('5401.10', '0.10'),
  foreign('7616.99', '4.20'),
  foreign('8302.20', '3.60'),
  foreign('8301.40', '2.10'),
  foreign('9607.19', '0.85'),
  foreign('7318.23', '0.20'),
  own('3926.90', 'MX', '0.70'),
  own('3923.29', 'MX', '0.15', { packing: 'retail' }),
  own('4819.10', 'MX', '0.30', { packing: 'shipping' }),
];
const lining = (value: string, more = {}) =>
  foreign('5407.52', value, { description: 'lining', isNotKind: ['parts'], ...more });
const SUITCASE = { sale: '48.00', totalCost: '41.00' };

const CASES: readonly WorkedCase[] = [
  {
    title: 'the shirt as it is',
    by: 'GN 29(n) chapter 62 rule 30B',
    record: shirt(SHIRT_PARTS),
    on: '2026-09-14',
    outcome: 'originating',
    criterion: '29(b)(ii)(A)',
    rule: '62/30B',
    says: [
      'not of the component that determines the classification',
      'formed in US, finished in US',
      'formed in SV, finished in SV, made from yarn wholly formed in US',
    ],
  },
  {
    title: 'the toy as it is: not by the change, by 52.67 per cent',
    by: 'GN 11(o) chapter 95',
    record: usmca('9503.00', { sale: '8.60', netCost: '7.40' }, toyParts('1.10')),
    on: '2026-09-14',
    outcome: 'originating',
    criterion: 'B',
    rule: '95/950300-950590',
    says: [
      '1.10 of 8.60: 12.7906 per cent',
      '(8.60 - 4.07) / 8.60: 52.6744 per cent',
      '(7.40 - 4.07) / 7.40: 45 per cent',
    ],
  },
  {
    title: 'the suitcase as it is: de minimis with five cents to spare',
    by: '19 USC 4531(f)(1)',
    record: usmca('4202.12', SUITCASE, suitcaseParts(lining('4.75'))),
    on: '2026-09-14',
    outcome: 'originating',
    criterion: 'B',
    rule: '42/420212 420222 420232 420292',
    says: ['4.75 of 48.00: 9.8958 per cent', '4.75 of 41.00: 11.5853 per cent'],
  },
  {
    title: 'the T-shirts of line 4: yarn of Pakistan',
    by: 'GN 29(n) chapter 61 rule 25',
    record: garment('6109.10', [
      foreign('5205.24', undefined, { countryOfOrigin: 'PK', weight: kg('0.16'), ...SHELL }),
    ]),
    on: '2026-09-14',
    outcome: 'not-originating',
    rule: '61/25',
    failures: ['de-minimis-exceeded'],
    says: ['0.16 kg of 0.16 kg: 100 per cent'],
  },
  {
    title: 'variant 5: Chinese fabric, and whether they are dress shirts is not stated',
    by: 'GN 29(n) chapter 62 rules 30A, 30B',
    record: shirt([foreign('5208.32', undefined, { weight: kg('0.262'), ...SHELL })], {
      isNotKind: [],
    }),
    on: '2026-09-14',
    outcome: 'undetermined',
    missing: ['whether the good is: dress shirts for men'],
  },
  {
    title: 'variant 5: dress shirts of rule 30A need only be cut and sewn there',
    by: 'GN 29(n) chapter 62 rule 30A',
    record: cafta(
      '6205.20.20',
      {},
      [foreign('5208.32', undefined, { weight: kg('0.262'), ...SHELL }), thread('CN')],
      { ...SEWN, isKind: [DRESS_SHIRT] },
    ),
    on: '2026-09-14',
    outcome: 'originating',
    rule: '62/30A',
  },
  {
    title: 'variant 5: shirts that are none fail rule 30B',
    by: 'GN 29(n) chapter 62 rule 30B',
    record: shirt([foreign('5208.32', undefined, { weight: kg('0.262'), ...SHELL })]),
    on: '2026-09-14',
    outcome: 'not-originating',
    rule: '62/30B',
    failures: ['de-minimis-exceeded'],
    says: ['0.262 kg of 0.262 kg: 100 per cent'],
  },
  {
    title: 'variant 6: thread of China',
    by: 'GN 29(n) chapter 62 chapter rule 4',
    record: cafta('6205.20', {}, [...SHIRT_PARTS, thread('CN')], {
      ...SEWN,
      alsoClassified: [hs('6205.20.20')],
      isNotKind: [DRESS_SHIRT],
      tariffClassification: hs('6205.20.20'),
    }),
    on: '2026-09-14',
    outcome: 'not-originating',
    rule: '62/30B',
    failures: ['rule-not-met'],
    says: ['GN 29(n) chapter 62 chapter rule 4', 'formed in CN, finished in CN'],
  },
  {
    title:
      'variant 7: Brazilian cotton spun in the United States, declared non-originating on every step',
    by: 'GN 29(c)(iv)(B)',
    record: shirt(brazilianShell(true)),
    on: '2026-09-14',
    outcome: 'originating',
    rule: '62/30B',
    says: ['made in the territory of materials that change as the rule asks'],
  },
  {
    title: 'variant 7: the same, nothing declared of yarn and fabric',
    by: 'GN 29(c)(iv)(B); chapter 52 rules 1 and 2',
    record: shirt(brazilianShell(false)),
    on: '2026-09-14',
    outcome: 'originating',
    criterion: '29(b)(iii)',
    says: ['originating: 29(b)(ii)(A), GN 29(n) chapter 52 rule 2'],
  },
  {
    title: 'variant 7: the yarn sold alone fails chapter 52 rule 1',
    by: 'GN 29(n) chapter 52 rule 1',
    record: cafta('5205.24', { weight: '1' }, [
      foreign('5201.00', undefined, { countryOfOrigin: 'BR', weight: kg('1') }),
    ]),
    on: '2026-09-14',
    outcome: 'not-originating',
    rule: '52/1',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'variant 8: the lining at 4.81 in all',
    by: '19 USC 4531(d)(8)(A), (f)(1)',
    record: usmca('4202.12', SUITCASE, suitcaseParts(lining('4.81'))),
    on: '2026-09-14',
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['4.81 of 48.00: 10.0208 per cent'],
  },
  {
    title:
      'variant 8: 0.26 of it stated as freight, which the statute lets the producer take off again',
    by: '19 USC 4531(d)(8)(A), (10)(A)',
    record: usmca(
      '4202.12',
      SUITCASE,
      suitcaseParts(lining('4.55', { internationalFreight: usd('0.26') })),
    ),
    on: '2026-09-14',
    outcome: 'undetermined',
    missing: ['takes the freight of lining off its value (19 USC 4531(d)(10)(A))'],
  },
  {
    title: 'variant 8: with 0.20 of freight it holds either way',
    by: '19 USC 4531(d)(8)(A), (f)(1)',
    record: usmca(
      '4202.12',
      SUITCASE,
      suitcaseParts(lining('4.55', { internationalFreight: usd('0.20') })),
    ),
    on: '2026-09-14',
    outcome: 'originating',
    says: ['4.75 of 48.00: 9.8958 per cent'],
  },
  {
    title: 'variant 9: one kit, a suitcase by General Rule of Interpretation 2(a)',
    by: '19 USC 4531(c)(1)(D)(ii)(II); GN 11(o), 4202.12',
    record: usmca(
      '4202.12',
      SUITCASE,
      [foreign('4202.12', '25.85'), own('3926.90', 'MX', '0.70')],
      {
        facts: [
          {
            fact: 'the good was imported unassembled or disassembled and classified as assembled by General Rule of Interpretation 2(a)',
            holds: true,
          },
        ],
      },
    ),
    on: '2026-09-14',
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: [
      '(48.00 - 25.85) / 48.00: 46.1458 per cent',
      '(41.00 - 25.85) / 41.00: 36.9512 per cent',
    ],
  },
  {
    title: 'variant 10: 4.80 is 44.19 per cent of the sale and 35.14 of the net cost',
    by: 'GN 11(o) chapter 95',
    record: usmca('9503.00', { sale: '8.60', netCost: '7.40' }, toyParts('1.83')),
    on: '2026-09-14',
    outcome: 'originating',
    says: ['(8.60 - 4.80) / 8.60: 44.186 per cent', '(7.40 - 4.80) / 7.40: 35.1351 per cent'],
  },
  {
    title: 'variant 10: on the sale alone it is not decided',
    by: 'GN 11(o) chapter 95',
    record: usmca('9503.00', { sale: '8.60' }, toyParts('1.83')),
    on: '2026-09-14',
    outcome: 'undetermined',
    missing: ['the net cost of the good'],
  },
  {
    title: 'variant 10: at 4.90 both fail',
    by: 'GN 11(o) chapter 95',
    record: usmca(
      '9503.00',
      { sale: '8.60', netCost: '7.40', totalCost: '7.90' },
      toyParts('1.93'),
    ),
    on: '2026-09-14',
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(8.60 - 4.90) / 8.60: 43.0232 per cent', '(7.40 - 4.90) / 7.40: 33.7837 per cent'],
  },
  {
    title: 'variant 10: at 4.90, the total cost not stated: de minimis of it is asked',
    by: '19 USC 4531(f)(1)(A)(ii)',
    record: usmca('9503.00', { sale: '8.60', netCost: '7.40' }, toyParts('1.93')),
    on: '2026-09-14',
    outcome: 'undetermined',
    missing: ['the total cost of the good'],
  },
  {
    title: 'variant 12: T-shirts of Mexico claimed S: no rule of USMCA for them is known here',
    by: 'GN 11(o), as far as transcribed',
    record: usmca('6109.10', {}, [foreign('5205.24', undefined, { weight: kg('0.16') })]),
    on: '2026-09-14',
    outcome: 'undetermined',
    missing: ['the product rule for 6109.10: none is known here'],
  },
];

describe('origin, worked out: the demo entry and its variants', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('names each case once', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });
});
