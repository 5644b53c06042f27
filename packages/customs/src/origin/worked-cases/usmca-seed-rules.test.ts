import { describe, expect, it } from '@jest/globals';
import {
  NO_CHEMISTRY,
  type WorkedCase,
  expectWorkedOut,
  foreign,
  kg,
  own,
  usmca,
} from './worked-case.test-support.ts';

/** What a bad good sells for and costs: nothing in it is little, and no net cost saves it. */
const AMOUNTS = { sale: '100', netCost: '70', totalCost: '80' };

interface Row {
  readonly rule: string;
  readonly good: string;
  /** Materials that change as the rule asks, and those that do not. */
  readonly meets: readonly string[];
  readonly fails: readonly string[];
  /** Value content of the second alternative: non-originating value at the threshold, and above it. */
  readonly content?: { readonly from: string; readonly at: string; readonly over: string };
}

/** GN 11(o), the seed rules of USMCA in the order of the tariff. */
const ROWS: readonly Row[] = [
  { rule: '33/3302-3303', good: '3303.00', meets: ['3302.10', '2207.10'], fails: ['3303.00'] },
  { rule: '33/330410-330590', good: '3304.91', meets: ['3304.99', '3305.10'], fails: ['3304.91'] },
  {
    rule: '34/340211-340490',
    good: '3402.20',
    meets: ['3402.11', '2833.11'],
    fails: ['3402.20'],
    content: { from: '3402.20', at: '40', over: '40.01' },
  },
  {
    rule: '35/3501',
    good: '3501.10',
    meets: ['0402.10'],
    fails: ['3501.90'],
    content: { from: '3501.90', at: '35', over: '35.01' },
  },
  { rule: '39/3916-3926', good: '3924.10', meets: ['3921.90', '3901.10'], fails: ['3924.90'] },
  {
    rule: '40/4005-4006',
    good: '4006.10',
    meets: ['4005.10', '4002.11'],
    fails: ['4006.90'],
    content: { from: '4001.22', at: '65', over: '65.01' },
  },
  { rule: '41/4104', good: '4104.41', meets: ['4101.20'], fails: ['4107.11'] },
  { rule: '41/4107', good: '4107.11', meets: ['4101.20', '3201.10'], fails: ['4104.41'] },
  { rule: '42/420211', good: '4202.11', meets: ['4107.11', '8301.40'], fails: ['4205.00'] },
  {
    rule: '42/420212 420222 420232 420292',
    good: '4202.12',
    meets: ['3920.61', '6005.37', '5401.10'],
    fails: ['5407.52', '5512.19', '4205.00'],
  },
  { rule: '42/4203-4206', good: '4203.10', meets: ['4107.11', '9606.21'], fails: ['4205.00'] },
  { rule: '43/4303-4304', good: '4303.10', meets: ['4302.11'], fails: ['4304.00'] },
  {
    rule: '94/940110-940180',
    good: '9401.61',
    meets: ['4407.11', '5407.52'],
    fails: ['9403.60'],
    content: { from: '9401.90', at: '40', over: '40.01' },
  },
  {
    rule: '94/940310-940389',
    good: '9403.20',
    meets: ['7208.39'],
    fails: ['9403.60'],
    content: { from: '9403.90', at: '40', over: '40.01' },
  },
  {
    rule: '94/940490',
    good: '9404.90',
    meets: ['5601.22', '5602.10'],
    fails: ['5208.32', '9404.30'],
  },
  {
    rule: '95/950300-950590',
    good: '9503.00',
    meets: ['8501.10', '9504.50'],
    fails: ['9503.00'],
    content: { from: '9503.00', at: '55', over: '55.01' },
  },
  {
    rule: '95/950631',
    good: '9506.31',
    meets: ['7616.99'],
    fails: ['9506.32'],
    content: { from: '9506.39', at: '40', over: '40.01' },
  },
  {
    rule: '96/961310-961380',
    good: '9613.80',
    meets: ['7318.15'],
    fails: ['9614.00'],
    content: { from: '9613.90', at: '55', over: '55.01' },
  },
  { rule: '96/9614', good: '9614.00', meets: ['9613.90', '4403.98'], fails: [] },
];

const isChemical = (good: string): boolean => good.slice(0, 2) >= '27' && good.slice(0, 2) <= '40';
const more = (good: string) => (isChemical(good) ? NO_CHEMISTRY : {});
const noPart = { isNotKind: ['parts'] };

function casesOf({ content, fails, good, meets, rule }: Row): readonly WorkedCase[] {
  const by = `GN 11(o), ${rule}`;
  return [
    ...meets.map(
      (code): WorkedCase => ({
        title: `${rule}: ${code} changes into ${good}`,
        by,
        record: usmca(good, {}, [foreign(code)], more(good)),
        outcome: 'originating',
        criterion: 'B',
        rule,
        says: ['changes as the rule asks'],
      }),
    ),
    ...fails.map(
      (code): WorkedCase => ({
        title: `${rule}: ${code} does not change into ${good}`,
        by,
        record: usmca(good, AMOUNTS, [foreign(code, '99', noPart)], more(good)),
        outcome: 'not-originating',
        rule,
        failures:
          content === undefined
            ? ['de-minimis-exceeded']
            : ['de-minimis-exceeded', 'value-content'],
        says: ['does not change as the rule asks'],
      }),
    ),
    ...(content === undefined
      ? []
      : [
          {
            title: `${rule}: ${content.at} of 100 from ${content.from} leaves enough`,
            by,
            record: usmca(good, { sale: '100' }, [foreign(content.from, content.at)], more(good)),
            outcome: 'originating' as const,
            criterion: 'B',
            rule,
            says: [`(100 - ${content.at}) / 100`],
          },
          {
            title: `${rule}: ${content.over} of 100 from ${content.from} does not`,
            by,
            record: usmca(
              good,
              { sale: '100', netCost: '46', totalCost: '50' },
              [foreign(content.from, content.over, noPart)],
              more(good),
            ),
            outcome: 'not-originating' as const,
            rule,
            failures: ['de-minimis-exceeded', 'value-content'],
            says: [`(100 - ${content.over}) / 100`],
          },
        ]),
  ];
}

const polymers = (originating: string, other: string): WorkedCase['record'] =>
  usmca(
    '3901.10',
    { sale: '100', totalCost: '80', netCost: '70' },
    [
      own('3902.10', 'US', '50', { weight: kg(originating) }),
      foreign('3904.10', '50', { weight: kg(other) }),
    ],
    NO_CHEMISTRY,
  );

const CASES: readonly WorkedCase[] = [
  ...ROWS.flatMap(casesOf),
  {
    title: '39/3901-3915: half of the polymer originates',
    by: 'GN 11(o), 3901 to 3915',
    record: polymers('0.500', '0.500'),
    outcome: 'originating',
    rule: '39/3901-3915',
    says: ['0.500 kg of 1.000 kg'],
  },
  {
    title: '39/3901-3915: a gram less than half does not do',
    by: 'GN 11(o), 3901 to 3915',
    record: polymers('0.499', '0.501'),
    outcome: 'not-originating',
    rule: '39/3901-3915',
    failures: ['rule-not-met'],
    says: ['0.499 kg of 1.000 kg'],
  },
  {
    title: '39/3901-3915: weights that are not given are asked',
    by: 'GN 11(o), 3901 to 3915',
    record: usmca('3901.10', {}, [own('3902.10', 'US', '50'), foreign('3904.10', '50')]),
    outcome: 'undetermined',
    missing: ['the weight of own material of 3902.10'],
  },
  {
    title: '4005 to 4006: rubber of 4001 beside another heading',
    by: 'GN 11(o), 4005 to 4006 (B)',
    record: usmca('4005.10', { sale: '100' }, [foreign('4001.22', '60'), foreign('2803.00', '5')]),
    outcome: 'originating',
    rule: '40/4005-4006',
    says: ['(100 - 65) / 100: 35 per cent'],
  },
  {
    title: '9401: parts of 9401.90 beside another chapter',
    by: 'GN 11(o), 9401.10 to 9401.80 (B)',
    record: usmca('9401.61', { sale: '100' }, [foreign('9401.90', '30'), foreign('7318.15', '10')]),
    outcome: 'originating',
    rule: '94/940110-940180',
    says: ['(100 - 40) / 100: 60 per cent'],
  },
  {
    title: '9403: parts of 9403.90 beside another chapter: the seed does not say whether they may',
    by: 'GN 11(o), 9403.10 to 9403.89 (B), shortened',
    record: usmca('9403.20', { sale: '100', netCost: '80', totalCost: '90' }, [
      foreign('9403.90', '20', noPart),
      foreign('7318.15', '12'),
    ]),
    outcome: 'undetermined',
    missing: ['may stand beside those that change'],
  },
  {
    title: 'seats for motor vehicles: GN 11(k) is not read',
    by: 'GN 11(o), 9401; GN 11(k)',
    record: usmca('9401.20', AMOUNTS, [foreign('9403.60', '99', noPart)]),
    outcome: 'undetermined',
    missing: ['GN 11(k)'],
  },
  {
    title: '9614: another good of the same heading, where the record says that it is one',
    by: 'GN 11(o), 9614',
    record: usmca('9614.00', AMOUNTS, [
      foreign('9614.00', '90', { isKind: ['another good than the product'] }),
    ]),
    outcome: 'originating',
    rule: '96/9614',
  },
  {
    title: '9614: the same good of the same heading',
    by: 'GN 11(o), 9614',
    record: usmca('9614.00', AMOUNTS, [
      foreign('9614.00', '90', { isNotKind: ['another good than the product', 'parts'] }),
    ]),
    outcome: 'not-originating',
    rule: '96/9614',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: '9614: whether it is another good is not said',
    by: 'GN 11(o), 9614',
    record: usmca('9614.00', AMOUNTS, [foreign('9614.00', '90', noPart)]),
    outcome: 'undetermined',
    missing: ['more about material of 9614.00'],
  },
  {
    title: 'a fabric of 5903 for a suitcase: of man-made fibers, and excepted',
    by: 'GN 11(o), 4202.12',
    record: usmca('4202.12', AMOUNTS, [
      foreign('5903.20', '20', { isKind: ['fabric of man-made fibers'], ...noPart }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'a fabric of 5903 for a suitcase: of cotton, and not excepted',
    by: 'GN 11(o), 4202.12',
    record: usmca('4202.12', AMOUNTS, [
      foreign('5903.20', '20', { isNotKind: ['fabric of man-made fibers'] }),
    ]),
    outcome: 'originating',
  },
  {
    title: 'a fabric of 5903 for a suitcase: its fibers are asked',
    by: 'GN 11(o), 4202.12',
    record: usmca('4202.12', AMOUNTS, [foreign('5903.20', '20', noPart)]),
    outcome: 'undetermined',
    missing: ['more about material of 5903.20'],
  },
  {
    title: 'a chapter 33 good that fails its rule, with a process not named: chemistry is asked',
    by: 'GN 11(n), not read',
    record: usmca('3303.00', AMOUNTS, [foreign('3303.00', '99', noPart)]),
    outcome: 'undetermined',
    missing: ['a process that confers origin on chemical goods'],
  },
  {
    title: 'a good without a seed rule is not decided',
    by: 'GN 11(o), as far as transcribed',
    record: usmca('8471.30', AMOUNTS, [foreign('8542.31', '10')]),
    outcome: 'undetermined',
    missing: ['the product rule for 8471.30: none is known here'],
  },
];

describe('origin, worked out: the seed rules of USMCA, met and failed', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('has every seed rule on both sides', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
    const sides = (outcome: WorkedCase['outcome']) =>
      new Set(CASES.filter((one) => one.outcome === outcome).flatMap(({ rule = [] }) => rule)).size;
    expect(sides('originating')).toBe(20);
    expect(sides('not-originating')).toBe(20);
  });
});
