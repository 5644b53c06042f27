import { describe, expect, it } from '@jest/globals';
import { DRESS_SHIRT, THREAD, shell } from './shirts.test-support.ts';
import {
  SEWN,
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  hs,
  own,
  usmca,
} from './worked-case.test-support.ts';

/** Footwear of a rule with a value content by build-up alone. */
const boot = (code: string, upper: string, ownValue: string) =>
  cafta(code, { sale: '100' }, [foreign(upper, '40'), own('4107.11', 'HN', ownValue)]);

const CASES: readonly WorkedCase[] = [
  {
    title: 'imported on the day before the text that is known: not decided',
    by: 'HTSUS 2026 Revision 15',
    record: cafta('9406.10', {}, [foreign('4418.99')]),
    on: '2026-08-02',
    outcome: 'undetermined',
    missing: ['the rules as they stood on 2026-08-02'],
  },
  {
    title: 'imported on the first day of the text',
    by: 'HTSUS 2026 Revision 15',
    record: cafta('9406.10', {}, [foreign('4418.99')]),
    on: '2026-08-03',
    outcome: 'originating',
  },
  {
    title: 'USMCA: the day before it entered into force',
    by: '19 CFR 182.0',
    record: usmca('9503.00', {}, [foreign('8501.10')]),
    on: '2020-06-30',
    outcome: 'undetermined',
    missing: ['the rules as they stood on 2020-06-30'],
  },
  {
    title: 'USMCA: the day it entered into force',
    by: '19 CFR 182.0',
    record: usmca('9503.00', {}, [foreign('8501.10')]),
    on: '2020-07-01',
    outcome: 'originating',
  },
  {
    title: 'NAFTA: no rules are known',
    by: '19 CFR 181',
    record: { ...usmca('9503.00', {}, [foreign('8501.10')]), agreement: 'NAFTA' },
    on: '2020-06-30',
    outcome: 'undetermined',
    missing: ['rules of origin of NAFTA: none are known here'],
  },
  {
    title: 'a good classified in HS 2012 alone',
    by: 'vintage of GN 29(n): HS 2017',
    record: cafta('9406.10', {}, [foreign('4418.99')], {
      tariffClassification: { system: 'HS2012', code: '9406.00' },
    }),
    outcome: 'undetermined',
    missing: ['the classification of the good', 'give its HS2017 code as well'],
  },
  {
    title: 'a good classified in HS 2012 and in HS 2017',
    by: 'vintage of GN 29(n): HS 2017',
    record: cafta('9406.10', {}, [foreign('4418.99')], {
      tariffClassification: { system: 'HS2012', code: '9406.00' },
      alsoClassified: [hs('9406.10')],
    }),
    outcome: 'originating',
  },
  {
    title: 'a good classified in a nomenclature that nobody knows',
    by: 'vintage of GN 29(n): HS 2017',
    record: cafta('9406.10', {}, [foreign('4418.99')], {
      tariffClassification: { system: 'CUSTOM', code: '9406.10' },
    }),
    outcome: 'undetermined',
    missing: ['Say the nomenclature'],
  },
  {
    title: 'a material classified in HS 2012 alone, where it matters',
    by: 'vintage of GN 29(n): HS 2017',
    record: cafta('9406.10', { sale: '100' }, [
      {
        ...foreign('4418.90', '50'),
        tariffClassification: { system: 'HS2012', code: '4418.90' },
      },
    ]),
    outcome: 'undetermined',
    missing: ['the classification of material of 4418.90'],
  },
  {
    title: 'a material classified in HS 2012 alone, and originating: it does not matter',
    by: 'GN 29(m)(i): nonoriginating materials alone',
    record: cafta('9406.10', {}, [
      { ...own('4418.90', 'HN'), tariffClassification: { system: 'HS2012', code: '4418.90' } },
      foreign('7317.00'),
    ]),
    outcome: 'originating',
  },
  {
    title: 'a good of HS 2022, carried back',
    by: 'vintage of GN 29(n): HS 2017',
    record: cafta('9406.10', {}, [foreign('4418.99')], {
      tariffClassification: { system: 'HS2022', code: '9406.10' },
    }),
    outcome: 'originating',
    rule: '94/8',
  },
  {
    title: 'a material of four digits, where six decide',
    by: 'GN 29(n) chapter 84 rule 103(A)',
    record: cafta('8544.30', { sale: '100' }, [foreign('8544', '50')]),
    outcome: 'undetermined',
    missing: ['more about material of 8544'],
  },
  {
    title: 'a good of four digits that fails each rule it may be under',
    by: 'GN 29(n) chapter 95 rules 3, 4',
    record: cafta('9506', { sale: '100' }, [foreign('9506.99', '80'), own('7318.15', 'HN', '1')]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['chapter 95 rule 2', 'chapter 95 rule 3', 'chapter 95 rule 4'],
  },
  {
    title: 'a good of four digits that meets one of them',
    by: 'GN 29(n) chapter 95 rules 2 to 4',
    record: cafta('9506', { sale: '100' }, [foreign('9506.39', '50'), own('7318.15', 'HN', '1')]),
    outcome: 'undetermined',
    missing: ['more digits of the good'],
  },
  {
    title: 'footwear: 55 per cent by build-up',
    by: 'GN 29(n) chapter 64 rule 1',
    record: boot('6401.10', '4202.91', '55'),
    outcome: 'originating',
    rule: '64/1',
    says: ['55 originating of 100: 55 per cent'],
  },
  {
    title: 'footwear: 54.99 per cent by build-up, whatever the build-down',
    by: 'GN 29(n) chapter 64 rule 1',
    record: boot('6401.10', '4202.91', '54.99'),
    outcome: 'not-originating',
    rule: '64/1',
    failures: ['value-content'],
  },
  {
    title: 'footwear: uppers of 6406.10 are excepted',
    by: 'GN 29(n) chapter 64 rule 1',
    record: boot('6401.10', '6406.10', '60'),
    outcome: 'not-originating',
    rule: '64/1',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'footwear that fails, and may use the rules of other notes',
    by: 'GN 29(n) chapter 64 chapter rule 1',
    record: cafta('6403.59', { sale: '100' }, [foreign('6403.59', '80')]),
    outcome: 'undetermined',
    missing: ['General Note 11, 17, 25, 26 or 28'],
  },
  {
    title: 'footwear of the same list that meets its own rule',
    by: 'GN 29(n) chapter 64 rule 2',
    record: cafta('6403.59', { sale: '100' }, [foreign('6406.10', '80')]),
    outcome: 'originating',
    rule: '64/2',
  },
  {
    title: 'a tariff item in both lists: rule 1 fails, and other notes may help',
    by: 'GN 29(n) chapter 64 chapter rule 1: 6402.91.16 through .70',
    record: boot('6402.91.70', '4202.91', '1'),
    outcome: 'undetermined',
    missing: ['General Note 11, 17, 25, 26 or 28'],
  },
  {
    title: 'a shirt of six digits that meets rule 30B meets 30A, whichever it is',
    by: 'GN 29(n) chapter 62 rules 30A, 30B',
    record: cafta('6205.20', {}, [shell('5007.20'), THREAD], SEWN),
    outcome: 'originating',
    criterion: '29(b)(ii)(A)',
  },
  {
    title: 'a shirt of six digits that fails rule 30B may be one of 30A',
    by: 'GN 29(n) chapter 62 rules 30A, 30B',
    record: cafta('6205.20', {}, [shell('5208.32'), THREAD], SEWN),
    outcome: 'undetermined',
    missing: ['dress shirts for men'],
  },
  {
    title: 'a kind stated both ways is not stated',
    by: 'GN 29(n) chapter 62 rules 30A, 30B',
    record: cafta('6205.20.20', {}, [shell('5208.32'), THREAD], {
      ...SEWN,
      isKind: [DRESS_SHIRT],
      isNotKind: [DRESS_SHIRT],
    }),
    outcome: 'undetermined',
    missing: ['dress shirts for men'],
  },
  {
    title: 'chocolate powder with foreign sugar of a third of its weight',
    by: 'GN 29(n) chapter 18 rule 4',
    record: cafta(
      '1806.10',
      { sale: '100', weight: '1' },
      [
        foreign('1701.99', '9', { isKind: ['sugar'], weight: { value: '0.35', unit: 'KGM' } }),
        own('1805.00', 'DO', '60'),
      ],
      {
        isKind: ['goods containing less than 90 percent by dry weight of sugar'],
        isNotKind: ['goods containing 90 percent or more by dry weight of sugar'],
      },
    ),
    outcome: 'originating',
    rule: '18/4',
    says: ['0.35 kg of 1 kg'],
  },
  {
    title: 'chocolate powder with a gram more of it',
    by: 'GN 29(n) chapter 18 rule 4',
    record: cafta(
      '1806.10',
      { sale: '100', weight: '1' },
      [
        foreign('1701.99', '9', { isKind: ['sugar'], weight: { value: '0.351', unit: 'KGM' } }),
        own('1805.00', 'DO', '60'),
      ],
      {
        isKind: ['goods containing less than 90 percent by dry weight of sugar'],
        isNotKind: ['goods containing 90 percent or more by dry weight of sugar'],
      },
    ),
    outcome: 'not-originating',
    rule: '18/4',
    failures: ['rule-not-met'],
    says: ['0.351 kg of 1 kg'],
  },
  {
    title: 'chocolate powder with sugar of unknown origin: asked',
    by: 'GN 29(n) chapter 18 rule 4',
    record: cafta(
      '1806.10',
      { sale: '100', weight: '1' },
      [
        {
          description: 'sugar',
          tariffClassification: hs('1701.99'),
          isKind: ['sugar'],
          weight: { value: '0.5', unit: 'KGM' },
        },
        foreign('1805.00', '5'),
      ],
      {
        isKind: ['goods containing less than 90 percent by dry weight of sugar'],
        isNotKind: ['goods containing 90 percent or more by dry weight of sugar'],
      },
    ),
    outcome: 'undetermined',
    missing: ['whether sugar is non-originating sugar'],
  },
];

describe('origin, worked out: what is known, and what is not', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('names each case once', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });
});
