import { describe, expect, it } from '@jest/globals';
import {
  NO_CHEMISTRY,
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  own,
} from './worked-case.test-support.ts';

/**
 * A rule with a value content, a good under it, where its non-originating material comes from, and the thresholds the law
 * gives for build-up and build-down (and net cost, for automotive goods), in per cent.
 */
interface Row {
  readonly rule: string;
  readonly by: string;
  readonly good: string;
  readonly from: string;
  readonly up?: number;
  readonly down?: number;
  readonly net?: number;
}

const ROWS: readonly Row[] = [
  { rule: '39/4', by: 'chapter 39 rule 4(B)', good: '3920.10', from: '3920.10', up: 25, down: 30 },
  { rule: '40/1', by: 'chapter 40 rule 1(B)', good: '4001.10', from: '4001.21', down: 30 },
  { rule: '40/2', by: 'chapter 40 rule 2(B)', good: '4005.10', from: '4001.22', down: 30 },
  {
    rule: '84/103',
    by: 'chapter 84 rule 103(B)',
    good: '8473.30',
    from: '8473.30',
    up: 30,
    down: 35,
  },
  {
    rule: '84/105',
    by: 'chapter 84 rule 105(B)',
    good: '8474.90',
    from: '8474.90',
    up: 35,
    down: 45,
  },
  {
    rule: '85/69',
    by: 'chapter 85 rule 69(B)',
    good: '8534.00',
    from: '8534.00',
    up: 30,
    down: 35,
  },
  { rule: '85/5', by: 'chapter 85 rule 5(B)', good: '8504.31', from: '8504.90', up: 35, down: 45 },
  { rule: '86/2', by: 'chapter 86 rule 2(B)', good: '8603.10', from: '8607.19', up: 35, down: 45 },
  {
    rule: '87/1',
    by: 'chapter 87 rule 1',
    good: '8703.23',
    from: '8703.23',
    up: 35,
    down: 50,
    net: 35,
  },
  {
    rule: '87/3',
    by: 'chapter 87 rule 3(B)',
    good: '8708.29',
    from: '8708.29',
    up: 35,
    down: 50,
    net: 35,
  },
  { rule: '87/8', by: 'chapter 87 rule 8(B)', good: '8712.00', from: '8714.91', up: 30, down: 35 },
  {
    rule: '90/46',
    by: 'chapter 90 rule 46(B)',
    good: '9018.11',
    from: '9018.11',
    up: 30,
    down: 35,
  },
  { rule: '91/1', by: 'chapter 91 rule 1(B)', good: '9101.11', from: '9114.30', up: 35, down: 45 },
  { rule: '92/2', by: 'chapter 92 rule 2(B)', good: '9202.90', from: '9209.92', up: 30, down: 35 },
  { rule: '94/2', by: 'chapter 94 rule 2', good: '9402.10', from: '9403.90', up: 35, down: 45 },
  { rule: '95/3', by: 'chapter 95 rule 3', good: '9506.31', from: '9506.39', up: 35, down: 45 },
  { rule: '96/3', by: 'chapter 96 rule 3(B)', good: '9606.21', from: '9606.30', up: 35, down: 45 },
  { rule: '96/7', by: 'chapter 96 rule 7(B)', good: '9608.10', from: '9608.60', down: 30 },
  {
    rule: '96/16',
    by: 'chapter 96 rule 16(B)',
    good: '9613.80',
    from: '9613.90',
    up: 35,
    down: 45,
  },
];

const more = (good: string) =>
  good < '4' ? NO_CHEMISTRY : good.startsWith('40') ? NO_CHEMISTRY : {};

function casesOf({ by, down, from, good, net, rule, up }: Row): readonly WorkedCase[] {
  const law = `GN 29(n) ${by}`;
  /** An originating material under every threshold of build-up. */
  const little = own('2710.19', 'US', '1');
  const record = (vnm: string, vom = little, netCost = '1') =>
    cafta(good, { sale: '100', netCost }, [foreign(from, vnm), vom], more(good));
  const failures = ['de-minimis-exceeded', 'value-content'];
  const failed =
    rule === '87/1' || rule === '94/2' || rule === '95/3' ? ['value-content'] : failures;
  return [
    ...(down === undefined
      ? []
      : [
          {
            title: `${rule}: build-down of ${down} per cent`,
            by: law,
            record: record(String(100 - down)),
            outcome: 'originating' as const,
            rule,
            says: [`(100 - ${100 - down}) / 100: ${down} per cent`],
          },
          {
            title: `${rule}: a cent below build-down of ${down} per cent`,
            by: law,
            record: record(`${100 - down}.01`),
            outcome: 'not-originating' as const,
            rule,
            failures: failed,
            says: [`(100 - ${100 - down}.01) / 100`],
          },
        ]),
    ...(up === undefined
      ? []
      : [
          {
            title: `${rule}: build-up of ${up} per cent`,
            by: law,
            record: record('99', own('2710.19', 'US', String(up))),
            outcome: 'originating' as const,
            rule,
            says: [`${up} originating of 100: ${up} per cent`],
          },
          {
            title: `${rule}: a cent below build-up of ${up} per cent`,
            by: law,
            record: record('99', own('2710.19', 'US', `${up - 1}.99`)),
            outcome: 'not-originating' as const,
            rule,
            failures: failed,
            says: [`${up - 1}.99 originating of 100: ${up - 1}.99 per cent`],
          },
        ]),
    ...(net === undefined
      ? []
      : [
          {
            title: `${rule}: net cost of ${net} per cent`,
            by: `${law}; GN 29(f)(iii)`,
            record: record('65', little, '100'),
            outcome: 'originating' as const,
            rule,
            says: ['(100 - 65) / 100: 35 per cent'],
          },
          {
            title: `${rule}: a cent below net cost of ${net} per cent`,
            by: `${law}; GN 29(f)(iii)`,
            record: record('65.01', little, '100'),
            outcome: 'not-originating' as const,
            rule,
            failures: failed,
            says: ['(100 - 65.01) / 100: 34.99 per cent'],
          },
        ]),
  ];
}

const CASES: readonly WorkedCase[] = [
  ...ROWS.flatMap(casesOf),
  {
    title: '96/7: build-up is no method of this rule',
    by: 'GN 29(n) chapter 96 rule 7(B)',
    record: cafta('9608.10', { sale: '100' }, [
      foreign('9608.60', '75'),
      own('7318.15', 'HN', '60'),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(100 - 75) / 100: 25 per cent'],
  },
  {
    title: '94/2: a value content without a change of subheading is not enough',
    by: 'GN 29(n) chapter 94 rule 2',
    record: cafta('9402.10', { sale: '100' }, [
      foreign('9402.10', '11'),
      own('7318.15', 'HN', '60'),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: '94/2: what does not change is little, and counts in the value content',
    by: 'GN 29(e)(i)(B)',
    record: cafta('9402.10', { sale: '100' }, [foreign('9402.10', '10'), foreign('7318.15', '46')]),
    outcome: 'not-originating',
    failures: ['value-content'],
    says: ['(100 - 56) / 100: 44 per cent'],
  },
  {
    title: '94/2: the same with a cent less than the limit',
    by: 'GN 29(e)(i)(B)',
    record: cafta('9402.10', { sale: '100' }, [foreign('9402.10', '10'), foreign('7318.15', '45')]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title:
      '91/1: movement of 9114 beside a strap of another chapter: not said whether they may stand together',
    by: 'GN 29(n) chapter 91 rule 1',
    record: cafta('9101.11', { sale: '100' }, [foreign('9114.30', '30'), foreign('7113.19', '20')]),
    outcome: 'undetermined',
    missing: ['may stand beside those that change'],
  },
  {
    title: '95/3: golf clubs of heads and of another chapter',
    by: 'GN 29(n) chapter 95 rule 3: whether or not',
    record: cafta('9506.31', { sale: '100' }, [foreign('9506.39', '30'), foreign('7616.99', '25')]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: '8541: finished there, 30 per cent build-up without a change',
    by: 'GN 29(n) chapter 85 rule 81(C)',
    record: cafta(
      '8542.31',
      { sale: '100' },
      [foreign('8542.31', '70'), own('8542.90', 'US', '30')],
      {
        isKind: ['assembled semiconductor devices or integrated circuits'],
      },
    ),
    outcome: 'originating',
    rule: '85/81',
    says: ['30 originating of 100: 30 per cent'],
  },
  {
    title: 'a self-produced material counts by what was acquired for it',
    by: 'GN 29(f)(i)(A), (c)(ii)(D)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '60', {
        key: 'body',
        producedIn: 'HN',
        selfProduced: true,
        madeFrom: ['brass', 'own'],
      }),
      foreign('9613.90', '30', { key: 'brass' }),
      own('7318.15', 'HN', '10', { key: 'own' }),
    ]),
    outcome: 'originating',
    says: ['(100 - 30) / 100: 70 per cent', '10 originating of 100: 10 per cent'],
  },
  {
    title: 'originating materials inside a bought material come off',
    by: 'GN 29(f)(ii)(C)(4)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '60', { key: 'body', producedIn: 'SV', madeFrom: ['own'] }),
      own('7318.15', 'HN', '5', { key: 'own' }),
    ]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'an indirect material is originating, and counts in build-up where it has a value',
    by: 'GN 29(j)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '60'),
      foreign('2710.19', '35', { uses: ['indirect'] }),
    ]),
    outcome: 'originating',
    says: ['35 originating of 100: 35 per cent'],
  },
  {
    title: 'packing for retail sale counts as non-originating where it is',
    by: 'GN 29(i)(i)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '55'),
      foreign('4819.20', '1', { packing: 'retail' }),
      own('7318.15', 'HN', '1'),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: [
      '(100 - 56) / 100: 44 per cent',
      'packing or accessory, not asked about its classification',
    ],
  },
  {
    title: 'packing for shipment does not count',
    by: 'GN 29(i)(ii)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '55'),
      foreign('4819.10', '20', { packing: 'shipping' }),
    ]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'an accessory is not asked for its classification, and counts',
    by: 'GN 29(g)(i)(B), (iii)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '54'),
      foreign('9613.80', '1', { uses: ['accessory'] }),
    ]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'an accessory that counts too much',
    by: 'GN 29(g)(iii)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '54'),
      foreign('9613.80', '1.01', { uses: ['accessory'] }),
      own('7318.15', 'HN', '1'),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
  },
];

describe('origin, worked out: value content of CAFTA-DR', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('names each case once', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });
});
