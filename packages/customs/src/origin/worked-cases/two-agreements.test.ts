import { describe, expect, it } from '@jest/globals';
import {
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  own,
  usmca,
} from './worked-case.test-support.ts';

const limbs = (value: string) => [
  foreign('9503.00', value, { isNotKind: ['parts'] }),
  foreign('8501.10', '5'),
];

const CASES: readonly WorkedCase[] = [
  {
    title: '9503 under USMCA: value content alone is enough',
    by: 'GN 11(o) chapter 95',
    record: usmca('9503.00', { sale: '100' }, limbs('40')),
    outcome: 'originating',
    rule: '95/950300-950590',
    says: ['(100 - 45) / 100: 55 per cent'],
  },
  {
    title: '9503 under CAFTA-DR: another chapter, and value content helps nothing',
    by: 'GN 29(n) chapter 95 rule 1(A)',
    record: cafta('9503.00', { sale: '100' }, limbs('40'), {
      isNotKind: ['dolls representing only human beings'],
    }),
    outcome: 'not-originating',
    rule: '95/1',
    failures: ['de-minimis-exceeded'],
    says: ['40 of 100: 40 per cent'],
  },
  {
    title: '9503 under CAFTA-DR, a doll, of parts of the heading',
    by: 'GN 29(n) chapter 95 rule 1(B)',
    record: cafta('9503.00', { sale: '100' }, limbs('40'), {
      isKind: ['dolls representing only human beings'],
    }),
    outcome: 'not-originating',
    rule: '95/1',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: '9503 under CAFTA-DR, a doll, of another heading of the chapter',
    by: 'GN 29(n) chapter 95 rule 1(B)',
    record: cafta('9503.00', { sale: '100' }, [foreign('9504.50', '40')], {
      isKind: ['dolls representing only human beings'],
    }),
    outcome: 'originating',
    rule: '95/1',
  },
  {
    title: '9503 under CAFTA-DR, of another heading, a doll or not: asked',
    by: 'GN 29(n) chapter 95 rule 1',
    record: cafta('9503.00', { sale: '100' }, [foreign('9504.50', '40')]),
    outcome: 'undetermined',
    missing: ['whether the good is: dolls representing only human beings'],
  },
  {
    title: '9503 under USMCA, of another heading: by the change',
    by: 'GN 11(o) chapter 95 (A)',
    record: usmca('9503.00', {}, [foreign('9504.50', '40')]),
    outcome: 'originating',
  },
  {
    title: '9613 under USMCA: 45 per cent by transaction value fails at 58',
    by: 'GN 11(o), 9613.10 to 9613.80',
    record: usmca('9613.80', { sale: '100', netCost: '60', totalCost: '70' }, [
      foreign('9613.90', '58'),
      own('7318.15', 'MX', '36'),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(100 - 58) / 100: 42 per cent'],
  },
  {
    title: '9613 under CAFTA-DR: the same passes by build-up',
    by: 'GN 29(n) chapter 96 rule 16(B)(i)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '58'),
      own('7318.15', 'HN', '36'),
    ]),
    outcome: 'originating',
    says: ['36 originating of 100: 36 per cent', '(100 - 58) / 100: 42 per cent'],
  },
  {
    title: '9613 under USMCA: net cost of 35 per cent, which CAFTA-DR does not know here',
    by: 'GN 11(o), 9613.10 to 9613.80',
    record: usmca('9613.80', { sale: '100', netCost: '90' }, [foreign('9613.90', '58')]),
    outcome: 'originating',
    says: ['(90 - 58) / 90: 35.5555 per cent'],
  },
  {
    title: '9613 under CAFTA-DR: the same, with a net cost that does not count',
    by: 'GN 29(f)(iii): automotive goods alone',
    record: cafta('9613.80', { sale: '100', netCost: '90' }, [
      foreign('9613.90', '58'),
      own('7318.15', 'HN', '1'),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
  },
  {
    title: '9401 under USMCA: from parts of 9401.90 with 60 per cent at the least',
    by: 'GN 11(o), 9401.10 to 9401.80',
    record: usmca('9401.61', { sale: '100', netCost: '80', totalCost: '90' }, [
      foreign('9403.90', '50', { isNotKind: ['parts'] }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
  },
  {
    title: '9401 under CAFTA-DR: any other heading',
    by: 'GN 29(n) chapter 94 rule 1',
    record: cafta('9401.61', { sale: '100' }, [foreign('9403.90', '50')]),
    outcome: 'originating',
    rule: '94/1',
  },
  {
    title: '9614 under USMCA: from another good of the heading',
    by: 'GN 11(o), 9614',
    record: usmca('9614.00', {}, [
      foreign('9614.00', '90', { isKind: ['another good than the product'] }),
    ]),
    outcome: 'originating',
  },
  {
    title: '9614 under CAFTA-DR: from another heading alone',
    by: 'GN 29(n) chapter 96 rule 18',
    record: cafta('9614.00', { sale: '100' }, [
      foreign('9614.00', '90', { isKind: ['another good than the product'] }),
    ]),
    outcome: 'not-originating',
    rule: '96/18',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: '4202.12 under USMCA: a lining of 5407 fails',
    by: 'GN 11(o), 4202.12',
    record: usmca('4202.12', { sale: '100', totalCost: '90', netCost: '80' }, [
      foreign('5407.52', '30', { isNotKind: ['parts'] }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: '4202.12 under CAFTA-DR: another chapter, cut and sewn there',
    by: 'GN 29(n) chapter 42 rule 3',
    record: cafta('4202.12', { sale: '100' }, [foreign('5407.52', '30')], {
      processes: [
        { description: 'cut', country: 'HN', kind: 'cut-or-knit-to-shape' },
        { description: 'sewn', country: 'HN', kind: 'sewn-or-assembled' },
      ],
    }),
    outcome: 'originating',
    rule: '42/3',
  },
];

describe('origin, worked out: one good under two agreements', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('names each case once', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });
});
