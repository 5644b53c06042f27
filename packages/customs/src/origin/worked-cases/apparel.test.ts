import { describe, expect, it } from '@jest/globals';
import {
  SHELL,
  SHIRT_PARTS,
  THREAD,
  garment,
  shell,
  shirt,
  thread,
} from './shirts.test-support.ts';
import {
  NO_THREAD,
  SEWN,
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  kg,
  own,
} from './worked-case.test-support.ts';

const fabric = (weight: string, more = {}) =>
  own('6006.22', 'HN', undefined, { weight: kg(weight), ...SHELL, ...more });
const failing = (weight: string, more = {}) =>
  foreign('5205.24', undefined, { weight: kg(weight), ...SHELL, ...more });
const nylon = (weight: string, country: string, more = {}) =>
  foreign('5402.31.60', undefined, {
    description: 'nylon filament yarn',
    countryOfOrigin: country,
    weight: kg(weight),
    ...SHELL,
    ...more,
  });
const elastomeric = (weight: string, country: string, more = {}) =>
  foreign('5402.44', undefined, {
    description: 'spandex',
    countryOfOrigin: country,
    formedIn: country,
    weight: kg(weight),
    uses: ['classifying-component', 'elastomeric-yarn'],
    ...more,
  });
const lining = (country: string, code = '5407.61') =>
  foreign(code, undefined, {
    description: 'visible lining',
    uses: ['visible-lining'],
    formedIn: country,
    finishedIn: country,
  });
const pocket = (places: Readonly<Record<string, string>>) =>
  foreign('5208.32', undefined, { description: 'pocketing', uses: ['pocket-bag'], ...places });

const RULES: readonly (readonly [string, string, string, string])[] = [
  ['61/25', '6109.10', '5306.10', '5205.24'],
  ['61/38', '6114.20', '5306.10', '6006.22'],
  ['62/31', '6206.30', '5007.20', '5208.32'],
  ['62/39', '6212.10', '6004.10', '6212.90'],
  ['63/1', '6302.21', '5007.20', '5208.32'],
];

const CASES: readonly WorkedCase[] = [
  ...RULES.flatMap(([rule, good, meets, fails]): WorkedCase[] => [
    {
      title: `${rule}: ${meets} changes into ${good}`,
      by: `GN 29(n), ${rule}`,
      record: garment(good, [shell(meets)]),
      outcome: 'originating',
      criterion: '29(b)(ii)(A)',
      rule,
    },
    {
      title: `${rule}: ${fails} does not change into ${good}`,
      by: `GN 29(n), ${rule}`,
      record: garment(good, [shell(fails)]),
      outcome: 'not-originating',
      rule,
      failures: ['de-minimis-exceeded'],
      says: ['1 kg of 1 kg: 100 per cent'],
    },
    {
      title: `${rule}: ${meets}, sewn in China`,
      by: `GN 29(b)(ii)`,
      record: garment(good, [shell(meets)], {
        processes: [
          { description: 'cut', country: 'HN', kind: 'cut-or-knit-to-shape' },
          { description: 'sewn', country: 'CN', kind: 'sewn-or-assembled' },
        ],
      }),
      outcome: 'not-originating',
      rule,
      failures: ['rule-not-met'],
      says: ['sewn (CN)'],
    },
    {
      title: `${rule}: ${meets}, where it was cut is not said`,
      by: `GN 29(n), ${rule}`,
      record: garment(good, [shell(meets)], {
        processes: [{ description: 'sewn', country: 'HN', kind: 'sewn-or-assembled' }],
      }),
      outcome: 'undetermined',
      missing: [
        'where this was done: cut or knit to shape (a process of kind cut-or-knit-to-shape)',
      ],
    },
  ]),
  {
    title: 'ten per cent by weight of the component fails, and is little',
    by: 'GN 29(d)(i)(A)',
    record: garment('6109.10', [fabric('0.9'), failing('0.1')]),
    outcome: 'originating',
    says: ['0.1 kg of 1.0 kg: 10 per cent'],
  },
  {
    title: 'a milligram in a kilogram over ten per cent is not',
    by: 'GN 29(d)(i)(A)',
    record: garment('6109.10', [fabric('0.899999'), failing('0.100001')]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['0.100001 kg of 1.000000 kg: 10.0001 per cent'],
  },
  {
    title: 'only the failing yarn inside a fabric is weighed, not the fabric',
    by: 'GN 29(d)(i)(A): such fibers or yarns',
    record: garment('6109.10', [
      {
        ...fabric('1', { key: 'fabric', producedIn: 'HN', madeFrom: ['us', 'pk'] }),
        originating: false,
      },
      own('5205.24', 'US', undefined, { key: 'us', weight: kg('0.95') }),
      foreign('5205.24', undefined, { key: 'pk', countryOfOrigin: 'PK', weight: kg('0.05') }),
    ]),
    outcome: 'originating',
    says: ['0.05 kg of 1 kg: 5 per cent'],
  },
  {
    title: 'weights not given: asked',
    by: 'GN 29(d)(i)(A)',
    record: garment('6109.10', [fabric('1'), foreign('5205.24', undefined, SHELL)]),
    outcome: 'undetermined',
    missing: ['the weight of material of 5205.24'],
  },
  {
    title: 'a failing material that is no textile is not cured by weight: asked',
    by: 'GN 29(d)(i): certain fibers or yarns',
    record: garment('6209.20', [
      own('5208.32', 'US', undefined, { weight: kg('0.99'), ...SHELL }),
      foreign('6217.90', undefined, { weight: kg('0.01'), ...SHELL }),
    ]),
    outcome: 'undetermined',
    missing: ['neither fiber, yarn nor fabric'],
  },
  {
    title: 'which component decides is not said, and one fails: asked',
    by: 'GN 29(n) chapter 61 chapter rule 2',
    record: garment('6109.10', [
      own('6006.22', 'HN', undefined, { weight: kg('0.5') }),
      foreign('5205.24', undefined, { weight: kg('0.5') }),
    ]),
    outcome: 'undetermined',
    missing: ['which component determines the classification'],
  },
  {
    title: 'a fabric beside the component does not matter, once its use is said',
    by: 'GN 29(n) chapter 61 chapter rule 2',
    record: garment('6109.10', [
      fabric('1'),
      foreign('5208.32', undefined, { isNotKind: ['pocket bag fabric'] }),
    ]),
    outcome: 'originating',
  },
  {
    title: 'a fabric beside the component whose use is not said may be a pocket',
    by: 'GN 29(n) chapter 61 chapter rule 5',
    record: garment('6109.10', [
      fabric('1'),
      foreign('5208.32', undefined, { description: 'plain weave' }),
    ]),
    outcome: 'undetermined',
    missing: ['what plain weave is used for'],
  },
  {
    title: 'pocket bags of yarn spun in Pakistan, woven and finished in Honduras',
    by: 'GN 29(n) chapter 61 chapter rule 5',
    record: garment('6109.10', [
      fabric('1'),
      pocket({ formedIn: 'HN', finishedIn: 'HN', yarnFormedIn: 'PK' }),
    ]),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['chapter 61 chapter rule 5', 'made from yarn wholly formed in PK'],
  },
  {
    title: 'pocket bags whose yarn is not spoken of',
    by: 'GN 29(n) chapter 61 chapter rule 5',
    record: garment('6109.10', [fabric('1'), pocket({ formedIn: 'HN', finishedIn: 'HN' })]),
    outcome: 'undetermined',
    missing: [
      'in which country the pocket bag fabric (pocketing) was made from yarn wholly formed',
    ],
  },
  {
    title: 'pocket bags in the short-supply list',
    by: 'GN 29(n) chapter 61 chapter rule 6',
    record: garment('6109.10', [fabric('1'), { ...pocket({}), shortSupply: true }]),
    outcome: 'originating',
    says: ['in the short-supply list (U.S. note 20)'],
  },
  {
    title: 'narrow elastic of Korea',
    by: 'GN 29(n) chapter 61 chapter rule 3',
    record: garment('6109.10', [
      fabric('1'),
      foreign('5806.20', undefined, { formedIn: 'KR', finishedIn: 'HN' }),
    ]),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['chapter rule on narrow elastic fabric', 'formed in KR'],
  },
  {
    title: 'narrow elastic formed and finished in El Salvador',
    by: 'GN 29(n) chapter 61 chapter rule 3',
    record: garment('6109.10', [
      fabric('1'),
      foreign('5806.20', undefined, { formedIn: 'SV', finishedIn: 'SV' }),
    ]),
    outcome: 'originating',
  },
  {
    title: 'no thread in the record of a sewn good: asked',
    by: 'GN 29(n) chapter 61 chapter rule 4',
    record: cafta('6109.10', {}, [fabric('1')], SEWN),
    outcome: 'undetermined',
    missing: ['the sewing thread of the good'],
  },
  {
    title: 'a seamless good without thread',
    by: 'GN 29(n) chapter 61 chapter rule 4',
    record: cafta('6109.10', {}, [fabric('1')], { ...SEWN, facts: [NO_THREAD] }),
    outcome: 'originating',
  },
  {
    title: 'filament yarn of 5402 is thread only where it is so used',
    by: 'GN 29(n) chapter 61 chapter rule 4',
    record: garment('6109.10', [fabric('1'), foreign('5402.31', undefined, { formedIn: 'CN' })]),
    outcome: 'originating',
  },
  {
    title: 'filament yarn of 5402 used as thread',
    by: 'GN 29(n) chapter 61 chapter rule 4',
    record: garment('6109.10', [
      fabric('1'),
      foreign('5402.31', undefined, { uses: ['sewing-thread'], formedIn: 'CN', finishedIn: 'CN' }),
    ]),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
  },
  {
    title: 'thread of a garment part made before is thread of the garment',
    by: 'GN 29(n) chapter 61 chapter rule 4',
    record: garment('6109.10', [
      fabric('1'),
      foreign('6117.90', undefined, { key: 'collar', producedIn: 'HN', madeFrom: ['thread'] }),
      { ...thread('CN'), key: 'thread' },
    ]),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['chapter rule on sewing thread'],
  },
  {
    title: 'a coat with visible lining woven in China',
    by: 'GN 29(n) chapter 61 rule 1(B), chapter rule 1',
    record: garment('6101.20', [fabric('1'), lining('CN')]),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['visible lining'],
  },
  {
    title: 'a coat with visible lining woven and finished in Guatemala',
    by: 'GN 29(n) chapter 61 rule 1(B), chapter rule 1',
    record: garment('6101.20', [fabric('1'), lining('GT')]),
    outcome: 'originating',
  },
  {
    title: 'a T-shirt is not asked for visible lining',
    by: 'GN 29(n) chapter 61 rule 25',
    record: garment('6109.10', [fabric('1'), lining('CN')]),
    outcome: 'originating',
  },
  {
    title: 'a lining that the list does not name',
    by: 'GN 29(n) chapter 61 chapter rule 1',
    record: garment('6101.20', [fabric('1'), lining('CN', '5407.10')]),
    outcome: 'originating',
  },
  {
    title: 'a lining of a tariff item taken out of the list',
    by: 'GN 29(n) chapter 61 chapter rule 1',
    record: garment('6101.20', [fabric('1'), lining('CN', '5408.22.10')]),
    outcome: 'originating',
  },
  {
    title: 'a lining of 5408.22, the tariff item not given: it may be the one taken out',
    by: 'GN 29(n) chapter 61 chapter rule 1',
    record: garment('6101.20', [fabric('1'), lining('CN', '5408.22')]),
    outcome: 'undetermined',
    missing: ['whether visible lining is visible lining'],
  },
  {
    title: 'brassieres are free of the rules on thread and pockets',
    by: 'GN 29(n) chapter 62 chapter rules 3 to 5',
    record: cafta('6212.10', {}, [shell('6004.10'), thread('CN')], SEWN),
    outcome: 'originating',
    rule: '62/39',
  },
  {
    title: 'boxer shorts or not: whether the rule on thread binds them turns on it',
    by: 'GN 29(n) chapter 62 chapter rule 4(a)',
    record: cafta('6207.11', {}, [shell('5007.20'), thread('CN')], SEWN),
    outcome: 'undetermined',
    missing: ['whether this rule binds the good'],
  },
  {
    title: 'elastomeric yarn of Korea, with a little that fails: barred',
    by: 'GN 29(d)(i), last sentence',
    record: garment('6109.10', [fabric('0.95'), elastomeric('0.05', 'KR')]),
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['formed elsewhere: spandex'],
  },
  {
    title: 'elastomeric yarn formed in the United States, with a little that fails',
    by: 'GN 29(d)(i)',
    record: garment('6109.10', [
      fabric('0.9'),
      failing('0.05'),
      own('5402.44', 'US', undefined, {
        formedIn: 'US',
        weight: kg('0.05'),
        uses: ['classifying-component', 'elastomeric-yarn'],
      }),
    ]),
    outcome: 'originating',
    says: ['elastomeric yarn is wholly formed in the territory [met]'],
  },
  {
    title:
      'elastomeric yarn of Korea in a brassiere that needs no de minimis: how far the bar reaches is open',
    by: 'GN 29(d)(i), last sentence',
    record: garment('6212.10', [shell('6004.10', '0.9'), elastomeric('0.1', 'KR')]),
    outcome: 'undetermined',
    missing: ['whether the bar on elastomeric yarn formed elsewhere (spandex) reaches this good'],
  },
  {
    title: 'latex is not elastomeric',
    by: 'GN 29(d)(ii)(A)',
    record: garment('6212.10', [
      shell('6004.10', '0.9'),
      elastomeric('0.1', 'KR', { isKind: ['latex'] }),
    ]),
    outcome: 'originating',
  },
  {
    title: 'elastomeric yarn of the waistband is not of the component',
    by: 'GN 29(d)(i)',
    record: garment('6109.10', [
      fabric('1'),
      elastomeric('0.05', 'KR', { uses: ['elastomeric-yarn'] }),
    ]),
    outcome: 'originating',
  },
  {
    title: 'nylon filament of Israel, a third of the component',
    by: 'GN 29(d)(i)(B)',
    record: garment('6109.90', [fabric('0.6'), nylon('0.3', 'IL')]),
    outcome: 'originating',
    says: ['GN 29(d)(i)(B)'],
  },
  {
    title: 'nylon filament of Mexico: its agreement of 1994 has been replaced',
    by: 'GN 29(d)(i)(B)',
    record: garment('6109.90', [fabric('0.6'), nylon('0.3', 'MX')]),
    outcome: 'undetermined',
    missing: ['began before 1995-01-01 and stands'],
  },
  {
    title: 'nylon filament of Canada: the same',
    by: 'GN 29(d)(i)(B)',
    record: garment('6109.90', [fabric('0.6'), nylon('0.3', 'CA')]),
    outcome: 'undetermined',
    missing: ['began before 1995-01-01 and stands'],
  },
  {
    title: 'nylon filament of Korea, whose agreement is younger',
    by: 'GN 29(d)(i)(B)',
    record: garment('6109.90', [fabric('0.6'), nylon('0.3', 'KR')]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'nylon filament of Israel beside other yarn that fails: whether both may stand is open',
    by: 'GN 29(d)(i)',
    record: garment('6109.90', [fabric('0.6'), nylon('0.3', 'IL'), failing('0.02')]),
    outcome: 'undetermined',
    missing: ['may stand side by side'],
  },
  {
    title: 'polyester filament of Israel is not in the list',
    by: 'GN 29(d)(i)(B)',
    record: garment('6109.90', [
      fabric('0.6'),
      foreign('5402.33.60', undefined, { countryOfOrigin: 'IL', weight: kg('0.3'), ...SHELL }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'Mexican fabric in a shirt of chapter 62',
    by: 'GN 29(d)(vii)',
    record: shirt([shell('5208.32', '0.262', { countryOfOrigin: 'MX' })]),
    outcome: 'undetermined',
    missing: ['produced in MX, counts as produced in a party (GN 29(d)(vii)'],
  },
  {
    title: 'Canadian fabric in a shirt of chapter 62',
    by: 'GN 29(d)(vii)',
    record: shirt([shell('5208.32', '0.262', { countryOfOrigin: 'CA' })]),
    outcome: 'undetermined',
    missing: ['produced in CA'],
  },
  {
    title: 'Mexican fabric in a T-shirt of chapter 61 gets nothing of that',
    by: 'GN 29(d)(vii): a good of chapter 62',
    record: garment('6109.10', [shell('6006.22', '1', { countryOfOrigin: 'MX' })]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'Mexican fabric beside a shell that changes does not matter',
    by: 'GN 29(d)(vii); chapter rule 2',
    record: shirt([...SHIRT_PARTS, foreign('5603.92', undefined, { countryOfOrigin: 'MX' })]),
    outcome: 'originating',
  },
  {
    title: 'a shell of the short-supply list, entered under heading 9822.05.01',
    by: 'GN 29(m)(viii)(B)',
    record: shirt([shell('5208.32', '0.262', { shortSupply: true })], {
      facts: [{ fact: 'imported under heading 9822.05.01', holds: true }],
    }),
    outcome: 'originating',
    criterion: '29(b)(ii)(B)',
    says: ['GN 29(m)(viii)(B)'],
  },
  {
    title: 'the same, the heading not named',
    by: 'GN 29(m)(viii)(B)',
    record: shirt([shell('5208.32', '0.262', { shortSupply: true })]),
    outcome: 'undetermined',
    missing: ['imported under heading 9822.05.01'],
  },
  {
    title: 'the same, entered otherwise',
    by: 'GN 29(m)(viii)(B)',
    record: shirt([shell('5208.32', '0.262', { shortSupply: true })], {
      facts: [{ fact: 'imported under heading 9822.05.01', holds: false }],
    }),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'a shell half of the list and half of China',
    by: 'GN 29(m)(viii)(B): wholly of',
    record: shirt([shell('5208.32', '0.131', { shortSupply: true }), shell('5208.42', '0.131')], {
      facts: [{ fact: 'imported under heading 9822.05.01', holds: true }],
    }),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['wholly of listed or originating materials [not-met]'],
  },
  {
    title: 'fabric woven in Honduras of listed yarn',
    by: 'GN 29(m)(viii)(B)(2)',
    record: shirt(
      [
        shell('5208.32', '0.262', { key: 'f', producedIn: 'HN', madeFrom: ['y'] }),
        foreign('5205.24', undefined, { key: 'y', shortSupply: true, weight: kg('0.262') }),
      ],
      { facts: [{ fact: 'imported under heading 9822.05.01', holds: true }] },
    ),
    outcome: 'originating',
    criterion: '29(b)(ii)(B)',
  },
  {
    title: 'a quilt is perhaps a textile good: 9 per cent by value and 40 by weight are asked',
    by: 'GN 29(d)(v); heading rule of 9404.90',
    record: cafta('9404.90', { sale: '100', weight: '1' }, [
      foreign('5208.32', '9', { weight: kg('0.4') }),
      own('5601.22', 'HN', '20', { weight: kg('0.6') }),
    ]),
    outcome: 'undetermined',
    missing: ['whether the good is a textile or apparel good'],
  },
  {
    title: 'a quilt with little that fails either way',
    by: 'GN 29(d)(i), (e)(i)',
    record: cafta('9404.90', { sale: '100', weight: '1' }, [
      foreign('5208.32', '9', { weight: kg('0.04') }),
      own('5601.22', 'HN', '20', { weight: kg('0.96') }),
    ]),
    outcome: 'originating',
    rule: '94/5',
  },
  {
    title: 'yarn: ten per cent of all fibers in it',
    by: 'GN 29(d)(iii)',
    record: cafta('5205.24', { weight: '1' }, [
      own('5201.00', 'US', undefined, { weight: kg('0.9') }),
      foreign('5201.00', undefined, { weight: kg('0.1') }),
    ]),
    outcome: 'originating',
    rule: '52/1',
    says: ['0.1 kg of 1.0 kg: 10 per cent'],
  },
  {
    title: 'a coated fabric: the coating is no fiber, and the share is of the fibers',
    by: 'GN 29(d)(iii)',
    record: cafta('5903.20', { weight: '1' }, [
      own('5208.11', 'US', undefined, { weight: kg('0.44') }),
      foreign('5407.10', undefined, { weight: kg('0.06') }),
      foreign('3909.50', undefined, { weight: kg('0.5') }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['0.06 kg of 0.50 kg: 12 per cent'],
  },
];

describe('origin, worked out: textiles and apparel of CAFTA-DR', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('names each case once', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
    expect(THREAD).toMatchObject({ formedIn: 'US', finishedIn: 'US' });
  });
});
