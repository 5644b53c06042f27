import { describe, expect, it } from '@jest/globals';
import {
  NO_CHEMISTRY,
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  hs,
  own,
  usmca,
} from './worked-case.test-support.ts';

const done = (kind: string, country = 'HN') => ({
  processes: [{ description: kind, country, kind }],
});
const fact = (name: string, holds = true) => ({ fact: name, holds });
const chemical = (good: string, kind: string, more = {}) =>
  cafta(good, { sale: '100' }, [foreign(good, '99')], { ...done(kind), ...more });

const CASES: readonly WorkedCase[] = [
  {
    title: 'A: coffee harvested there',
    by: '19 USC 4531(a)(4)(B)',
    record: usmca('0901.11', {}, [], { whollyObtained: 'harvested in Chiapas' }),
    outcome: 'originating',
    criterion: 'A',
    says: ['19 USC 4531(c)(1)(A), (a)(4)(B)'],
  },
  {
    title: 'A: minerals extracted there',
    by: '19 USC 4531(a)(4)(A)',
    record: usmca('2515.12', {}, [], { whollyObtained: 'extracted in Puebla' }),
    outcome: 'originating',
    criterion: 'A',
  },
  {
    title: 'A: waste and scrap of production there',
    by: '19 USC 4531(a)(4)(J)',
    record: usmca('7204.49', {}, [], { whollyObtained: 'waste and scrap of production' }),
    outcome: 'originating',
    criterion: 'A',
  },
  {
    title: 'A: said in words that the list does not have',
    by: '19 USC 4531(a)(4)',
    record: usmca('9503.00', {}, [], { whollyObtained: 'assembled with care' }),
    outcome: 'undetermined',
    missing: ['by which paragraph of 19 USC 4531(c)(1)(A), (a)(4)'],
  },
  {
    title: 'A: wholly obtained, with a foreign material in it: asked',
    by: '19 USC 4531(a)(4)',
    record: usmca('0901.21', {}, [foreign('0901.11', '1')], { whollyObtained: 'harvested' }),
    outcome: 'undetermined',
    missing: ['how the good is wholly obtained with material of 0901.11 in it'],
  },
  {
    title: '29(b)(i): pineapples harvested in Costa Rica',
    by: 'GN 29(c)(i)(A)',
    record: cafta('0804.30', {}, [], { whollyObtained: 'harvested' }),
    outcome: 'originating',
    criterion: '29(b)(i)',
    says: ['GN 29(b)(i), (c)(i)(A)'],
  },
  {
    title: '29(b)(i): grown of foreign seed',
    by: 'GN 29(m)(vi)',
    record: cafta(
      '0702.00',
      {},
      [
        foreign('1209.91', '1', {
          isKind: [
            'seeds, bulbs, rootstock, cuttings, grafts, shoots, buds or other live parts of plants',
          ],
        }),
      ],
      { whollyObtained: 'harvested' },
    ),
    outcome: 'originating',
    criterion: '29(b)(i)',
  },
  {
    title: 'potatoes grown of foreign seed potatoes do not fail their rule by them',
    by: 'GN 29(m)(vi)',
    record: cafta('0701.90', {}, [
      foreign('0701.10', '50', {
        isKind: [
          'seeds, bulbs, rootstock, cuttings, grafts, shoots, buds or other live parts of plants',
        ],
      }),
    ]),
    outcome: 'originating',
    criterion: '29(b)(ii)(A)',
    rule: '07/1',
    says: ['what the good was grown from, wherever it comes from'],
  },
  {
    title: 'seed potatoes not named as what the good was grown from: asked',
    by: 'GN 29(m)(vi)',
    record: cafta('0701.90', { sale: '100' }, [foreign('0701.10', '50')]),
    outcome: 'undetermined',
    missing: ['is what the good was grown from'],
  },
  {
    title: 'shrimp raised of foreign larvae',
    by: 'GN 29(n) chapter 3 note',
    record: cafta('0306.17', {}, [foreign('0306.17', '1', { isKind: ['fry or larvae'] })], {
      isNotKind: ['smoked goods'],
    }),
    outcome: 'originating',
    rule: '03/2',
  },
  {
    title: 'C: exclusively of originating materials',
    by: '19 USC 4531(c)(1)(C)',
    record: usmca('8471.30', {}, [own('8542.31', 'US'), own('3926.90', 'MX')]),
    outcome: 'originating',
    criterion: 'C',
    says: ['19 USC 4531(c)(1)(C)'],
  },
  {
    title: 'C: one material of unknown origin',
    by: '19 USC 4531(c)(1)(C)',
    record: usmca('8471.30', {}, [
      own('8542.31', 'US'),
      { description: 'casing', tariffClassification: hs('3926.90'), countryOfOrigin: 'MX' },
    ]),
    outcome: 'undetermined',
    missing: ['whether casing originates'],
  },
  {
    title: 'C: a material declared originating, and of China: asked',
    by: '19 USC 4531(c)(1)(C)',
    record: usmca('8471.30', {}, [own('8542.31', 'CN')]),
    outcome: 'undetermined',
    missing: ['is declared originating, and of CN'],
  },
  {
    title: 'C: without a list of materials',
    by: '19 USC 4531(c)(1)(C)',
    record: usmca('8471.30', {}, []),
    outcome: 'undetermined',
    missing: ['the materials of the good'],
  },
  {
    title: '29(b)(iii): exclusively of originating materials',
    by: 'GN 29(b)(iii)',
    record: cafta('9406.10', {}, [own('4407.11', 'HN'), own('7317.00', 'US')]),
    outcome: 'originating',
    criterion: '29(b)(iii)',
  },
  {
    title: 'produced partly in China: no way helps',
    by: '19 USC 4531(c)(1)',
    record: usmca('8471.30', {}, [own('8542.31', 'US')], {
      processes: [{ description: 'assembled', country: 'CN' }],
    }),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['assembled (CN)'],
  },
  {
    title: 'where the good was produced is not said',
    by: '19 USC 4531(c)(1)',
    record: usmca('9503.00', { sale: '100' }, [foreign('8501.10', '1')], { processes: [] }),
    outcome: 'undetermined',
    missing: ['where the good was produced'],
  },
  {
    title: 'D: parts in the subheading of the good, and 60 per cent',
    by: '19 USC 4531(c)(1)(D)',
    record: usmca(
      '3303.00',
      { sale: '100' },
      [foreign('3303.00', '40', { isKind: ['parts'] })],
      NO_CHEMISTRY,
    ),
    outcome: 'originating',
    criterion: 'D',
    says: ['(100 - 40) / 100: 60 per cent'],
  },
  {
    title: 'D: a cent above, and the net cost fails too',
    by: '19 USC 4531(c)(1)(D)(iii)',
    record: usmca(
      '3303.00',
      { sale: '100', netCost: '80', totalCost: '85' },
      [foreign('3303.00', '40.01', { isKind: ['parts'] })],
      NO_CHEMISTRY,
    ),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['(100 - 40.01) / 100: 59.99 per cent'],
  },
  {
    title: 'D: 50 per cent of the net cost is enough',
    by: '19 USC 4531(c)(1)(D)(iii)',
    record: usmca(
      '3303.00',
      { sale: '90', netCost: '80' },
      [foreign('3303.00', '40', { isKind: ['parts'] })],
      NO_CHEMISTRY,
    ),
    outcome: 'originating',
    criterion: 'D',
  },
  {
    title: 'D: whether the tariff provides for it as parts is not said',
    by: '19 USC 4531(c)(1)(D)(ii)',
    record: usmca(
      '3303.00',
      { sale: '100', totalCost: '80' },
      [foreign('3303.00', '40')],
      NO_CHEMISTRY,
    ),
    outcome: 'undetermined',
    missing: ['whether the tariff provides for material of 3303.00 as parts'],
  },
  {
    title: 'D: parts of another subheading',
    by: '19 USC 4531(c)(1)(D)(ii)(I)',
    record: usmca('4202.11', { sale: '100', totalCost: '80' }, [
      foreign('4205.00', '30', { isKind: ['parts'] }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['parts that share the subheading of the good [not-met]'],
  },
  {
    title: 'D: parts of another subheading, of a good that came unassembled',
    by: '19 USC 4531(c)(1)(D)(ii)(II)',
    record: usmca(
      '4202.11',
      { sale: '100', totalCost: '80' },
      [foreign('4202.91', '30', { isKind: ['parts'] })],
      {
        facts: [
          fact(
            'the good was imported unassembled or disassembled and classified as assembled by General Rule of Interpretation 2(a)',
          ),
        ],
      },
    ),
    outcome: 'originating',
    criterion: 'D',
    says: ['(100 - 30) / 100: 70 per cent'],
  },
  {
    title: 'criterion B is not for a good of a United States foreign-trade zone',
    by: '19 USC 4531(c)(3)',
    record: usmca('9503.00', { sale: '100' }, [foreign('8501.10', '1')], {
      madeInForeignTradeZone: true,
    }),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['19 USC 4531(c)(3)', 'produced in one'],
  },
  {
    title: 'criterion C is, in such a zone',
    by: '19 USC 4531(c)(3)',
    record: usmca('9503.00', { sale: '100' }, [own('8501.10', 'US', '1')], {
      madeInForeignTradeZone: true,
    }),
    outcome: 'originating',
    criterion: 'C',
  },
  {
    title: 'made in the United States alone: whether in a zone is asked',
    by: '19 USC 4531(c)(3)',
    record: usmca('9503.00', { sale: '100' }, [foreign('8501.10', '1')], {
      processes: [{ description: 'made', country: 'US' }],
    }),
    outcome: 'undetermined',
    missing: ['whether the good was produced in a United States foreign-trade zone'],
  },
  {
    title: 'made in the United States alone, in no zone',
    by: '19 USC 4531(c)(3)',
    record: usmca('9503.00', { sale: '100' }, [foreign('8501.10', '1')], {
      processes: [{ description: 'made', country: 'US' }],
      madeInForeignTradeZone: false,
    }),
    outcome: 'originating',
    criterion: 'B',
  },
  {
    title: 'a zone does not matter under CAFTA-DR',
    by: 'GN 29(b)',
    record: cafta('9406.10', {}, [foreign('4418.99')], { madeInForeignTradeZone: true }),
    outcome: 'originating',
  },
  {
    title: 'chemistry: a reaction there',
    by: 'GN 29(m)(vii)(A)',
    record: chemical('2935.90', 'chemical-reaction'),
    outcome: 'originating',
    criterion: '29(b)(ii)(B)',
    says: ['GN 29(m)(vii)(A)'],
  },
  {
    title: 'chemistry: a reaction does not help a good of 3823',
    by: 'GN 29(m)(vii)(A)',
    record: chemical('3823.11', 'chemical-reaction'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'chemistry: a reaction of a good of chapter 27',
    by: 'GN 29(m)(vii)(A)',
    record: chemical('2715.00', 'chemical-reaction'),
    outcome: 'originating',
  },
  {
    title: 'chemistry: a reaction in China is none there, and the good not produced there',
    by: 'GN 29(m)(vii)(A)',
    record: cafta(
      '2935.90',
      { sale: '100' },
      [foreign('2935.90', '99')],
      done('chemical-reaction', 'CN'),
    ),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'chemistry: purification, its measure not stated',
    by: 'GN 29(m)(vii)(B)',
    record: chemical('2807.00', 'purification'),
    outcome: 'undetermined',
    missing: ['as GN 29(m)(vii)(B) asks'],
  },
  {
    title: 'chemistry: purification of 80 percent of the impurities',
    by: 'GN 29(m)(vii)(B)(1)',
    record: chemical('2807.00', 'purification', {
      facts: [fact('the purification eliminates 80 percent of the impurities')],
    }),
    outcome: 'originating',
    says: ['GN 29(m)(vii)(B)'],
  },
  {
    title: 'chemistry: purification to less, for no use named there',
    by: 'GN 29(m)(vii)(B)',
    record: chemical('2807.00', 'purification', {
      facts: [
        fact('the purification eliminates 80 percent of the impurities', false),
        fact('the purification renders the good suitable for a use of GN 29(m)(vii)(B)(2)', false),
      ],
    }),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'chemistry: mixing does not help a good of chapter 28',
    by: 'GN 29(m)(vii)(C)',
    record: chemical('2807.00', 'mixing-or-blending'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'chemistry: mixing helps a fertilizer',
    by: 'GN 29(m)(vii)(C)',
    record: chemical('3105.20', 'mixing-or-blending'),
    outcome: 'originating',
    says: ['GN 29(m)(vii)(C)'],
  },
  {
    title: 'chemistry: a change of particle size helps a medicament',
    by: 'GN 29(m)(vii)(D)',
    record: chemical('3004.90', 'particle-size-change'),
    outcome: 'originating',
    says: ['GN 29(m)(vii)(D)'],
  },
  {
    title: 'chemistry: a change of particle size does not help a salt',
    by: 'GN 29(m)(vii)(D)',
    record: chemical('2833.11', 'particle-size-change'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'chemistry: standards materials of chapter 38',
    by: 'GN 29(m)(vii)(E)',
    record: chemical('3822.00', 'standards-materials'),
    outcome: 'originating',
    says: ['GN 29(m)(vii)(E)'],
  },
  {
    title: 'chemistry: separation of isomers of chapter 29',
    by: 'GN 29(m)(vii)(F)',
    record: chemical('2905.44', 'isomer-separation'),
    outcome: 'originating',
    says: ['GN 29(m)(vii)(F)'],
  },
  {
    title: 'chemistry: separated from a man-made mixture, without a reaction',
    by: 'GN 29(m)(vii)(G)',
    record: cafta(
      '2902.20',
      { sale: '100' },
      [foreign('2710.12', '50'), own('2901.10', 'US', '1')],
      {
        processes: [{ description: 'split', country: 'HN', kind: 'separation-from-mixture' }],
        facts: [fact('chemical-reaction', false)],
      },
    ),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['GN 29(m)(vii)(G)'],
  },
  {
    title: 'chemistry: separated from a man-made mixture, a reaction not spoken of',
    by: 'GN 29(m)(vii)(G)',
    record: cafta('2902.20', { sale: '100' }, [foreign('2710.12', '50')], {
      processes: [{ description: 'split', country: 'HN', kind: 'separation-from-mixture' }],
    }),
    outcome: 'undetermined',
    missing: ['whether the isolated material underwent a chemical reaction'],
  },
  {
    title: 'chemistry: separated and reacted',
    by: 'GN 29(m)(vii)(A), (G)',
    record: cafta('2902.20', { sale: '100' }, [foreign('2710.12', '50')], {
      processes: [
        { description: 'split', country: 'HN', kind: 'separation-from-mixture' },
        { description: 'reacted', country: 'HN', kind: 'chemical-reaction' },
      ],
    }),
    outcome: 'originating',
  },
  {
    title: 'chemistry: a process that names no kind may be one',
    by: 'GN 29(m)(vii)',
    record: cafta('2935.90', { sale: '100' }, [foreign('2935.90', '99')]),
    outcome: 'undetermined',
    missing: ['a chemical reaction in the territory'],
  },
  {
    title: 'chemistry does not help a good of chapter 69',
    by: 'GN 29(m)(vii)(A)',
    record: chemical('6914.90', 'chemical-reaction'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'a set: each good originates',
    by: 'GN 29(c)(v)(A)',
    record: cafta('8215.20', {}, [own('8215.99', 'HN', '5'), own('8211.91', 'US', '5')], {
      putUpInSet: true,
    }),
    outcome: 'originating',
    criterion: 'set',
    says: ['every good of it originates'],
  },
  {
    title: 'a set: 15 per cent of its adjusted value does not',
    by: 'GN 29(c)(v)(B)(2)',
    record: cafta(
      '8215.20',
      { sale: '100' },
      [own('8215.99', 'HN', '60'), foreign('8211.91', '15')],
      {
        putUpInSet: true,
      },
    ),
    outcome: 'originating',
    criterion: 'set',
    says: ['15 of 100: 15 per cent'],
  },
  {
    title: 'a set: 15.01 per cent does not',
    by: 'GN 29(c)(v)(B)(2)',
    record: cafta(
      '8215.20',
      { sale: '100' },
      [own('8215.99', 'HN', '60'), foreign('8211.91', '15.01')],
      {
        putUpInSet: true,
      },
    ),
    outcome: 'not-originating',
    failures: ['value-content'],
    says: ['15.01 of 100: 15.01 per cent'],
  },
  {
    title: 'a set of textiles: 10 per cent',
    by: 'GN 29(c)(v)(B)(1)',
    record: cafta(
      '6308.00',
      { sale: '100' },
      [own('5208.32', 'HN', '60'), foreign('5204.20', '10')],
      {
        putUpInSet: true,
      },
    ),
    outcome: 'originating',
    says: ['at most 10 per cent of the value of the set', '10 of 100: 10 per cent'],
  },
  {
    title: 'a set of textiles: 10.01 per cent',
    by: 'GN 29(c)(v)(B)(1)',
    record: cafta(
      '6308.00',
      { sale: '100' },
      [own('5208.32', 'HN', '60'), foreign('5204.20', '10.01')],
      {
        putUpInSet: true,
      },
    ),
    outcome: 'not-originating',
    failures: ['value-content'],
  },
  {
    title: 'a set that may be a textile one: between 10 and 15 per cent it is asked',
    by: 'GN 29(c)(v)(B), (d)(v)',
    record: cafta(
      '4202.12',
      { sale: '100' },
      [own('4202.92', 'HN', '60'), foreign('4202.32', '12')],
      {
        putUpInSet: true,
      },
    ),
    outcome: 'undetermined',
    missing: ['whether the set is a textile or apparel good'],
  },
  {
    title: 'a set under USMCA: 10 per cent',
    by: '19 USC 4531(m)(1)(B)',
    record: usmca(
      '8215.20',
      { sale: '100' },
      [own('8215.99', 'MX', '60'), foreign('8211.91', '10')],
      {
        putUpInSet: true,
      },
    ),
    outcome: 'originating',
    criterion: 'set',
  },
  {
    title: 'a set under USMCA: 12 per cent, which CAFTA-DR would allow',
    by: '19 USC 4531(m)(1)(B)',
    record: usmca(
      '8215.20',
      { sale: '100' },
      [own('8215.99', 'MX', '60'), foreign('8211.91', '12')],
      {
        putUpInSet: true,
      },
    ),
    outcome: 'not-originating',
    failures: ['value-content'],
  },
  {
    title: 'a set: a good made there of foreign materials counts whole',
    by: 'GN 29(c)(v)(B): the nonoriginating goods',
    record: cafta(
      '8215.20',
      { sale: '100' },
      [
        own('8215.99', 'HN', '60'),
        foreign('8211.91', '20', { key: 'knife', producedIn: 'HN', madeFrom: ['blade'] }),
        foreign('8211.94', '2', { key: 'blade' }),
      ],
      { putUpInSet: true },
    ),
    outcome: 'not-originating',
    failures: ['value-content'],
    says: ['20 of 100: 20 per cent'],
  },
  {
    title: 'remanufactured: a part recovered there is originating',
    by: 'GN 29(c)(i)(K), (ii)(A), (B)',
    record: cafta(
      '8471.30',
      { sale: '100' },
      [
        {
          description: 'drive',
          tariffClassification: hs('8471.70'),
          producedIn: 'CR',
          isKind: ['recovered goods'],
        },
      ],
      { isKind: ['remanufactured goods'] },
    ),
    outcome: 'originating',
    criterion: '29(b)(iii)',
  },
  {
    title: 'remanufactured: not a good of heading 8418',
    by: 'GN 29(c)(ii)(B)',
    record: cafta(
      '8418.10',
      { sale: '100' },
      [
        {
          description: 'compressor',
          tariffClassification: hs('8414.30'),
          producedIn: 'CR',
          isKind: ['recovered goods'],
        },
      ],
      { isKind: ['remanufactured goods'] },
    ),
    outcome: 'originating',
    criterion: '29(b)(ii)(A)',
    says: ['changes as the rule asks'],
  },
  {
    title: 'remanufactured: a washing machine of 8450.11 is none under USMCA',
    by: '19 USC 4531(a)(19)',
    record: usmca(
      '8450.11',
      { sale: '100' },
      [
        {
          description: 'drum',
          tariffClassification: hs('8450.90'),
          producedIn: 'MX',
          isKind: ['recovered goods'],
        },
      ],
      { isKind: ['remanufactured goods'] },
    ),
    outcome: 'undetermined',
    missing: ['whether drum originates'],
  },
  {
    title: 'remanufactured: an engine under USMCA',
    by: '19 USC 4531(c)(2)',
    record: usmca(
      '8408.20',
      { sale: '100' },
      [
        {
          description: 'block',
          tariffClassification: hs('8409.99'),
          producedIn: 'MX',
          isKind: ['recovered goods'],
        },
      ],
      { isKind: ['remanufactured goods'] },
    ),
    outcome: 'originating',
    criterion: 'C',
  },
  {
    title: 'remanufactured: that the good is one is not said',
    by: '19 USC 4531(c)(2)',
    record: usmca('8408.20', { sale: '100' }, [
      {
        description: 'block',
        tariffClassification: hs('8409.99'),
        producedIn: 'MX',
        isKind: ['recovered goods'],
      },
    ]),
    outcome: 'undetermined',
    missing: ['whether block was recovered in the territory for a remanufactured good'],
  },
];

describe('origin, worked out: ways beside the product rules', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('names each case once', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });
});
