import { describe, expect, it } from '@jest/globals';
import {
  NO_CHEMISTRY,
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  kg,
  own,
} from './worked-case.test-support.ts';

/** A rule of GN 29(n) in its own words, a good under it, materials that change as it asks and materials that do not. */
type Row = readonly [
  rule: string,
  law: string,
  good: string,
  meets: readonly string[],
  /** `:r` behind a code: de minimis does not reach it (GN 29(e)(ii)), whatever it is worth. */
  fails: readonly string[],
];

const BY_VALUE: readonly Row[] = [
  [
    '04/1',
    'A change to headings 0401 through 0404 from any other chapter, except from subheading 1901.90',
    '0402.10',
    ['1702.11'],
    ['0401.20:r', '1901.90'],
  ],
  [
    '07/1',
    'A change to headings 0701 through 0714 from any other chapter',
    '0712.90',
    ['2501.00'],
    ['0709.60'],
  ],
  [
    '09/1',
    'A change to heading 0901 from any other chapter',
    '0901.21',
    ['1701.99'],
    ['0901.11:r'],
  ],
  ['11/1', 'A change to heading 1101 from any other chapter', '1101.00', ['1001.99'], ['1103.11']],
  [
    '11/2',
    'A change to heading 1102 from any other chapter, except from heading 1006',
    '1102.90',
    ['1005.90'],
    ['1006.30:r'],
  ],
  [
    '15/2',
    'A change to heading 1520 from any other heading',
    '1520.00',
    ['2905.45'],
    ['1520.00:r'],
  ],
  [
    '16/2',
    'A change to headings 1603 through 1605 from any other chapter',
    '1604.14',
    ['0303.42'],
    ['1605.54'],
  ],
  [
    '17/2',
    'A change to heading 1704 from any other heading',
    '1704.90',
    ['1701.99', '1806.10'],
    ['1704.10'],
  ],
  [
    '18/3',
    'A change to headings 1804 through 1805 from any other heading, except from heading 1803',
    '1805.00',
    ['1801.00'],
    ['1803.10'],
  ],
  [
    '18/6',
    'A change to subheading 1806.31 from any other subheading',
    '1806.31',
    ['1806.20'],
    ['1806.31:r'],
  ],
  ['19/4', 'A change to heading 1902 from any other chapter', '1902.19', ['1001.19'], ['1901.20']],
  [
    '19/8',
    'A change to heading 1905 from any other chapter',
    '1905.31',
    ['1101.00', '1701.99'],
    ['1901.20'],
  ],
  [
    '20/1',
    'A change to heading 2001 from any other chapter, except from subheading 0703.10',
    '2001.10',
    ['0707.00'],
    ['0703.10'],
  ],
  [
    '20/23',
    'A change to subheadings 2009.11 through 2009.39 from any other chapter, except from heading 0805',
    '2009.19',
    ['2201.10'],
    ['0805.10:r'],
  ],
  ['21/8', 'A change to heading 2104 from any other heading', '2104.10', ['0713.10'], ['2104.20']],
  [
    '22/11',
    'A change to subheading 2208.90 from any other chapter',
    '2208.90',
    ['2106.90'],
    ['2207.10'],
  ],
  [
    '23/1',
    'A change to headings 2301 through 2308 from any other chapter',
    '2304.00',
    ['1201.90'],
    ['2306.41'],
  ],
  [
    '24/2',
    'A change to subheading 2402.10 from any other heading',
    '2402.10',
    ['2401.20'],
    ['2402.90'],
  ],
  [
    '25/1',
    'A change to headings 2501 through 2516 from any other heading',
    '2515.12',
    ['2516.11'],
    ['2515.11'],
  ],
  ['25/6', 'A change to heading 2523 from any other chapter', '2523.29', ['2621.90'], ['2523.10']],
  [
    '27/10',
    'A change to heading 2715 from any other heading, except from heading 2714 or subheading 2713.20',
    '2715.00',
    ['2713.11'],
    ['2714.90', '2713.20'],
  ],
  [
    '28/5',
    'A change to subheadings 2804.61 through 2804.69 from any other subheading outside that group',
    '2804.69',
    ['2811.22'],
    ['2804.61'],
  ],
  ['29/61', 'A change to heading 2935 from any other heading', '2935.90', ['2933.99'], ['2935.10']],
  [
    '30/2',
    'A change to heading 3004 from any other heading, except from heading 3003',
    '3004.90',
    ['2941.10'],
    ['3003.90'],
  ],
  ['32/10', 'A change to heading 3207 from any other chapter', '3207.10', ['2804.69'], ['3212.90']],
  ['33/3', 'A change to heading 3303 from any other heading', '3303.00', ['3302.10'], ['3303.00']],
  [
    '34/4',
    'A change to subheading 3402.20 from any other subheading, except from subheading 3402.90',
    '3402.20',
    ['3402.11'],
    ['3402.90'],
  ],
  ['35/6', 'A change to heading 3506 from any other heading', '3506.10', ['3505.10'], ['3506.91']],
  [
    '36/1',
    'A change to headings 3601 through 3606 from any other heading',
    '3604.10',
    ['3603.00'],
    ['3604.90'],
  ],
  [
    '37/1',
    'A change to headings 3701 through 3703 from any other heading outside that group',
    '3702.10',
    ['3920.62'],
    ['3701.10'],
  ],
  [
    '38/15',
    'A change to heading 3819 from any other heading, except from heading 2710',
    '3819.00',
    ['2905.31'],
    ['2710.19'],
  ],
  [
    '39/6',
    'A change to headings 3922 through 3926 from any other heading',
    '3926.90',
    ['3901.10'],
    ['3926.30'],
  ],
  [
    '40/3',
    'A change to headings 4007 through 4017 from any other heading',
    '4011.10',
    ['4005.91'],
    ['4011.20'],
  ],
  ['41/7', 'A change to heading 4107 from any other heading', '4107.11', ['4104.11'], ['4107.12']],
  [
    '42/2',
    'A change to subheading 4202.11 from any other chapter',
    '4202.11',
    ['4107.11'],
    ['4205.00'],
  ],
  [
    '43/2',
    'A change to headings 4302 through 4304 from any other heading',
    '4303.10',
    ['4302.11'],
    ['4303.90'],
  ],
  [
    '44/1',
    'A change to headings 4401 through 4421 from any other heading',
    '4418.20',
    ['4407.11'],
    ['4418.99'],
  ],
  ['46/1', 'A change to heading 4601 from any other chapter', '4601.21', ['1401.10'], ['4602.11']],
  [
    '48/1',
    'A change to headings 4801 through 4807 from any other chapter',
    '4802.55',
    ['4703.21'],
    ['4805.91'],
  ],
  [
    '48/8',
    'A change to headings 4819 through 4822 from any heading outside that group',
    '4819.10',
    ['4808.10'],
    ['4820.10'],
  ],
  [
    '65/2',
    'A change to headings 6504 through 6506 from any other heading, except from headings 6504 through 6507',
    '6506.10',
    ['3926.90'],
    ['6507.00'],
  ],
  ['66/2', 'A change to heading 6602 from any other heading', '6602.00', ['4407.99'], ['6602.00']],
  [
    '68/1',
    'A change to headings 6801 through 6811 from any other heading',
    '6802.91',
    ['2515.12'],
    ['6802.10'],
  ],
  [
    '69/1',
    'A change to headings 6901 through 6914 from any other chapter',
    '6912.00',
    ['2507.00'],
    ['6914.90'],
  ],
  [
    '70/6',
    'A change to headings 7003 through 7007 from any other heading outside that group',
    '7005.29',
    ['2505.10'],
    ['7003.12'],
  ],
  [
    '71/8',
    'A change to heading 7113 from any other heading, except from heading 7116',
    '7113.19',
    ['7108.13'],
    ['7116.20'],
  ],
  [
    '73/10',
    'A change to headings 7317 through 7318 from any heading outside that group',
    '7318.15',
    ['7227.20'],
    ['7317.00'],
  ],
  [
    '74/4',
    'A change to heading 7408 from any other heading, except from heading 7407',
    '7408.11',
    ['7403.11'],
    ['7407.10'],
  ],
  [
    '83/4',
    'A change to headings 8302 through 8304 from any other heading',
    '8302.10',
    ['7318.15'],
    ['8302.42'],
  ],
  [
    '84/117',
    'A change to heading 8480 from any other heading',
    '8480.71',
    ['7325.99'],
    ['8480.30'],
  ],
  [
    '85/89',
    'A change to subheading 8544.30 from any other subheading',
    '8544.30',
    ['8544.49'],
    ['8544.30'],
  ],
  [
    '86/1',
    'A change to headings 8601 through 8602 from any other heading',
    '8601.10',
    ['8607.19'],
    ['8601.20'],
  ],
  [
    '87/10',
    'A change to headings 8714 through 8715 from any other heading',
    '8714.10',
    ['7315.11'],
    ['8714.91'],
  ],
  ['89/2', 'A change to heading 8903 from any other heading', '8903.92', ['8409.91'], ['8903.99']],
  [
    '90/3',
    'A change to subheading 9001.40 from any other heading',
    '9001.40',
    ['7015.10'],
    ['9001.50'],
  ],
  ['91/15', 'A change to heading 9114 from any other heading', '9114.90', ['7419.99'], ['9114.10']],
  ['92/4', 'A change to heading 9209 from any other heading', '9209.30', ['7217.20'], ['9209.91']],
  ['93/2', 'A change to heading 9305 from any other heading', '9305.10', ['7326.90'], ['9305.20']],
  ['94/1', 'A change to heading 9401 from any other heading', '9401.61', ['9403.90'], ['9401.90']],
  ['94/8', 'A change to heading 9406 from any other chapter', '9406.10', ['4418.99'], ['9406.90']],
  [
    '95/2',
    'A change to subheadings 9504.20 through 9506.29 from any other chapter',
    '9504.50',
    ['8473.30'],
    ['9506.91'],
  ],
  [
    '96/13',
    'A change to headings 9610 through 9611 from any other heading',
    '9611.00',
    ['9612.20'],
    ['9611.00'],
  ],
  ['96/23', 'A change to heading 9617 from any other chapter', '9617.00', ['7323.93'], ['9618.00']],
  [
    '97/2',
    'A change to headings 9702 through 9706 from any other heading',
    '9703.00',
    ['2515.12'],
    ['9703.00'],
  ],
];

/** Textile goods: what fails is weighed. */
const BY_WEIGHT: readonly Row[] = [
  ['50/3', 'A change to heading 5007 from any other heading', '5007.20', ['5004.00'], ['5007.10']],
  [
    '51/2',
    'A change to headings 5106 through 5110 from any heading outside that group',
    '5107.10',
    ['5105.29'],
    ['5106.10'],
  ],
  [
    '52/1',
    'A change to headings 5201 through 5207 from any other chapter, except from headings 5401 through 5405 or 5501 through 5507',
    '5205.24',
    ['5105.29'],
    ['5201.00', '5503.20'],
  ],
  [
    '52/2',
    'A change to headings 5208 through 5212 from any heading outside that group, except from headings 5106 through 5110, 5205 through 5206, 5401 through 5404 or 5509 through 5510',
    '5208.32',
    ['5204.11', '5207.10'],
    ['5205.24', '5209.42'],
  ],
  [
    '53/3',
    'A change to headings 5309 through 5311 from any heading outside that group',
    '5309.11',
    ['5306.10'],
    ['5310.10'],
  ],
  [
    '54/1',
    'A change to headings 5401 through 5406 from any other chapter, except from headings 5201 through 5203 or 5501 through 5507',
    '5402.33',
    ['3907.69'],
    ['5503.20'],
  ],
  [
    '55/2',
    'A change to headings 5512 through 5516 from any heading outside that group, except from headings 5106 through 5110',
    '5512.19',
    ['5508.10'],
    ['5509.21'],
  ],
  [
    '56/1',
    'A change to headings 5601 through 5609 from any other chapter, except from headings 5111 through 5113, 5204 through 5212 or 5310 through 5311 or chapters 54 through 55',
    '5603.92',
    ['3902.10'],
    ['5503.40'],
  ],
  [
    '57/1',
    'A change to headings 5701 through 5705 from any other chapter, except from headings 5111 through 5113 or 5204 through 5212, chapter 54 or headings 5508 through 5516',
    '5703.20',
    ['5503.40'],
    ['5402.11'],
  ],
  [
    '58/2',
    'A change to subheading 5806.20 from any other chapter except from headings 5208 through 5212, 5407 through 5408 or 5512 through 5516',
    '5806.20',
    ['5402.44'],
    ['5407.10'],
  ],
  [
    '59/6',
    'A change to heading 5911 from any other chapter, except from headings 5111 through 5113, 5208 through 5212, 5310 through 5311 or 5407 through 5408 or 5512 through 5516',
    '5911.20',
    ['5402.11'],
    ['5208.32'],
  ],
  [
    '60/2',
    'A change to heading 6002 from any other chapter',
    '6002.40',
    ['5402.44', '5205.24'],
    ['6003.10'],
  ],
  [
    '60/3',
    'A change to headings 6003 through 6006 from any other chapter, except from headings 5111 through 5113, chapter 52, headings 5310 through 5311 or chapters 54 through 55',
    '6006.22',
    ['5306.10'],
    ['5205.24'],
  ],
];

const isChemical = (good: string): boolean => good.slice(0, 2) >= '27' && good.slice(0, 2) <= '40';

function byValue([rule, law, good, meets, fails]: Row): readonly WorkedCase[] {
  const more = isChemical(good) ? NO_CHEMISTRY : {};
  return [
    ...meets.map(
      (code): WorkedCase => ({
        title: `${rule}: ${code} changes into ${good}`,
        by: law,
        record: cafta(good, {}, [foreign(code)], more),
        on: '2026-09-14',
        outcome: 'originating',
        criterion: '29(b)(ii)(A)',
        rule,
        says: ['changes as the rule asks'],
      }),
    ),
    ...fails.map((written): WorkedCase => {
      const [code = '', isBarred] = written.split(':');
      return {
        title: `${rule}: ${code} does not change into ${good}`,
        by: law,
        record: cafta(good, { sale: '100' }, [foreign(code, '99')], more),
        on: '2026-09-14',
        outcome: 'not-originating',
        rule,
        failures: [isBarred === undefined ? 'de-minimis-exceeded' : 'rule-not-met'],
        says: isBarred === undefined ? ['99 of 100: 99 per cent'] : ['GN 29(e)(ii)'],
      };
    }),
  ];
}

function byWeight([rule, law, good, meets, fails]: Row): readonly WorkedCase[] {
  const weight = { weight: '1' };
  const half = own('5004.00', 'US', undefined, { weight: kg('0.5') });
  return [
    ...meets.map(
      (code): WorkedCase => ({
        title: `${rule}: ${code} changes into ${good}`,
        by: law,
        record: cafta(good, weight, [foreign(code, undefined, { weight: kg('0.5') }), half]),
        on: '2026-09-14',
        outcome: 'originating',
        criterion: '29(b)(ii)(A)',
        rule,
        says: ['changes as the rule asks'],
      }),
    ),
    ...fails.flatMap((code): WorkedCase[] => [
      {
        title: `${rule}: ${code} does not change into ${good}, and is half of it`,
        by: law,
        record: cafta(good, weight, [foreign(code, undefined, { weight: kg('0.5') }), half]),
        on: '2026-09-14',
        outcome: 'not-originating',
        rule,
        failures: ['de-minimis-exceeded'],
        says: ['50 per cent', 'GN 29(d)(i)(A)'],
      },
    ]),
  ];
}

const CASES = [...BY_VALUE.flatMap(byValue), ...BY_WEIGHT.flatMap(byWeight)];

describe('origin, worked out: rules of GN 29(n), met and failed', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('has more than sixty rules, each on both sides', () => {
    const sides = (outcome: WorkedCase['outcome']) =>
      new Set(CASES.filter((one) => one.outcome === outcome).flatMap(({ rule = [] }) => rule));
    expect(sides('originating')).toEqual(sides('not-originating'));
    expect(sides('originating').size).toBeGreaterThanOrEqual(75);
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });
});
