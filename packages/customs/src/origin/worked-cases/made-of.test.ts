import { describe, expect, it } from '@jest/globals';
import {
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  hs,
  own,
  usmca,
} from './worked-case.test-support.ts';

const undeclared = (code: string, key: string, madeFrom: readonly string[], more = {}) => ({
  key,
  description: key,
  tariffClassification: hs(code),
  producedIn: 'MX',
  madeFrom,
  ...more,
});
const AMOUNTS = { sale: '100', netCost: '80', totalCost: '90' };

const CASES: readonly WorkedCase[] = [
  {
    title: 'a part made there of materials that change rolls up',
    by: '19 USC 4531(e)(1), (3)',
    record: usmca('4202.11', AMOUNTS, [
      foreign('4205.00', '50', { key: 'part', producedIn: 'MX', madeFrom: ['hide'] }),
      foreign('4107.11', '30', { key: 'hide' }),
    ]),
    outcome: 'originating',
    criterion: 'B',
    says: ['made in the territory of materials that change as the rule asks'],
  },
  {
    title: 'a part made in China of the same does not',
    by: '19 USC 4531(c)(1)(B)',
    record: usmca('4202.11', AMOUNTS, [
      foreign('4205.00', '50', {
        key: 'part',
        producedIn: 'CN',
        madeFrom: ['hide'],
        isNotKind: ['parts'],
      }),
      foreign('4107.11', '30', { key: 'hide' }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title:
      'a part made there of one that does not change: that one is told, and weighed by its value',
    by: '19 USC 4531(f)(1)(A)',
    record: usmca('4202.11', AMOUNTS, [
      foreign('4205.00', '50', {
        key: 'part',
        producedIn: 'MX',
        selfProduced: true,
        madeFrom: ['hide', 'strap'],
      }),
      foreign('4107.11', '30', { key: 'hide' }),
      foreign('4205.00', '9', { key: 'strap', description: 'strap' }),
    ]),
    outcome: 'originating',
    says: ['does not change as the rule asks: strap', '9 of 100: 9 per cent'],
  },
  {
    title:
      'the same part bought from another producer: whether it or the strap alone counts is not said',
    by: '19 USC 4531(e)(3), (f)(1)(A)',
    record: cafta('4202.11', { sale: '100' }, [
      foreign('4205.00', '50', { key: 'part', producedIn: 'SV', madeFrom: ['hide', 'strap'] }),
      foreign('4107.11', '30', { key: 'hide' }),
      foreign('4205.00', '9', { key: 'strap', description: 'strap' }),
    ]),
    outcome: 'undetermined',
    missing: ['counts whole, or by the part of it that does not change'],
  },
  {
    title: 'a part made there whose own materials are not listed: asked',
    by: '19 USC 4531(e)(3)',
    record: usmca('4202.11', AMOUNTS, [
      foreign('4205.00', '50', { producedIn: 'MX', isNotKind: ['parts'] }),
    ]),
    outcome: 'undetermined',
    missing: ['what material of 4205.00 is made of'],
  },
  {
    title: 'a part of which no country is told: asked',
    by: '19 USC 4531(e)(3)',
    record: usmca('4202.11', AMOUNTS, [
      {
        description: 'part',
        tariffClassification: hs('4205.00'),
        originating: false,
        value: { amount: '50', currency: 'USD' },
        isNotKind: ['parts'],
      },
    ]),
    outcome: 'undetermined',
    missing: ['in which country part was produced'],
  },
  {
    title: 'origin not declared: found by the rule of the material itself',
    by: '19 USC 4531(c)(1)(B); GN 11(o), 4203 to 4206',
    record: usmca('4202.11', AMOUNTS, [
      undeclared('4205.00', 'part', ['hide']),
      foreign('4107.11', '30', { key: 'hide' }),
    ]),
    outcome: 'originating',
    criterion: 'C',
    says: ['originating: B, GN 11(o) chapter 42, rule for 4203-4206'],
  },
  {
    title: 'origin not declared: found not to originate by its rule, and the good fails',
    by: 'GN 11(o), 4203 to 4206',
    record: usmca('4202.11', AMOUNTS, [
      undeclared('4205.00', 'part', ['blank'], { isNotKind: ['parts'] }),
      foreign('4205.00', '30', { key: 'blank', isNotKind: ['parts'] }),
    ]),
    outcome: 'undetermined',
    missing: ['whether part originates'],
  },
  {
    title: 'origin not declared: found by what it is made of alone, two levels down',
    by: '19 USC 4531(c)(1)(C)',
    record: usmca('4202.11', AMOUNTS, [
      undeclared('4205.00', 'part', ['frame']),
      undeclared('4205.00', 'frame', ['hide']),
      own('4107.11', 'US', '30', { key: 'hide' }),
    ]),
    outcome: 'originating',
    criterion: 'C',
  },
  {
    title: 'origin not declared, produced in China: not originating',
    by: '19 USC 4531(c)(1)',
    record: usmca('4202.11', AMOUNTS, [
      undeclared('4205.00', 'part', [], {
        producedIn: 'CN',
        value: { amount: '50', currency: 'USD' },
        isNotKind: ['parts'],
      }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'origin not declared and little: it does not matter',
    by: '19 USC 4531(f)(1)',
    record: usmca('4202.11', AMOUNTS, [
      undeclared('4205.00', 'part', [], { value: { amount: '10', currency: 'USD' } }),
    ]),
    outcome: 'originating',
    says: ['10 of 100: 10 per cent'],
  },
  {
    title: 'what the producer made itself, no country given, was made where the good was',
    by: '19 USC 4531(a)(22)',
    record: usmca('4202.11', AMOUNTS, [
      {
        key: 'part',
        description: 'part',
        tariffClassification: hs('4205.00'),
        selfProduced: true,
        madeFrom: ['hide'],
      },
      foreign('4107.11', '30', { key: 'hide' }),
    ]),
    outcome: 'originating',
  },
  {
    title: 'processing there and originating materials inside may be counted as originating',
    by: '19 USC 4531(d)(4)(B)',
    record: usmca('9503.00', { sale: '100' }, [
      foreign('9503.00', '80', { key: 'body', producedIn: 'US', madeFrom: ['abs', 'chip'] }),
      own('3903.30', 'US', '20', { key: 'abs' }),
      foreign('9503.00', '55', { key: 'chip' }),
    ]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'non-originating materials inside an originating one do not count',
    by: '19 USC 4531(d)(4)(A)',
    record: usmca('9503.00', { sale: '100' }, [
      foreign('9503.00', '55'),
      own('9503.00', 'MX', '20', { key: 'body', madeFrom: ['chip'] }),
      foreign('8542.31', '15', { key: 'chip' }),
    ]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'a self-produced originating material, designated: its inside does not count',
    by: '19 USC 4531(d)(9)(A)',
    record: usmca('9503.00', { sale: '100' }, [
      foreign('9503.00', '55'),
      own('9503.00', 'MX', '20', {
        key: 'body',
        selfProduced: true,
        designatedIntermediate: true,
        madeFrom: ['chip'],
      }),
      foreign('8542.31', '15', { key: 'chip' }),
    ]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'a self-produced originating material, not designated: asked where it decides',
    by: '19 USC 4531(d)(9)(A)',
    record: usmca('9503.00', { sale: '100', netCost: '80' }, [
      foreign('9503.00', '55'),
      own('9503.00', 'MX', '20', { key: 'body', selfProduced: true, madeFrom: ['chip'] }),
      foreign('8542.31', '15', { key: 'chip' }),
    ]),
    outcome: 'undetermined',
    missing: ['is designated as an intermediate material (19 USC 4531(d)(9))'],
  },
  {
    title: 'a self-produced originating material, not designated, where it decides nothing',
    by: '19 USC 4531(d)(9)(A)',
    record: usmca('9503.00', { sale: '100' }, [
      foreign('9503.00', '40'),
      own('9503.00', 'MX', '20', { key: 'body', selfProduced: true, madeFrom: ['chip'] }),
      foreign('8542.31', '15', { key: 'chip' }),
    ]),
    outcome: 'originating',
    says: ['non-originating 40 to 55, of 100: 45 to 60 per cent'],
  },
  {
    title:
      'a designated material inside a designated one, both perhaps subject to a value content: asked',
    by: '19 USC 4531(d)(9)(B)',
    record: usmca('9503.00', { sale: '100', netCost: '80', totalCost: '90' }, [
      foreign('9503.00', '45', { isNotKind: ['parts'] }),
      foreign('8542.31', '15', { key: 'chip' }),
      own('9503.00', 'MX', '30', {
        key: 'outer',
        selfProduced: true,
        designatedIntermediate: true,
        madeFrom: ['inner', 'chip'],
        isNotKind: ['parts'],
      }),
      own('9403.90', 'MX', '20', {
        key: 'inner',
        selfProduced: true,
        designatedIntermediate: true,
      }),
    ]),
    outcome: 'undetermined',
    missing: ['which may not stand beside its own (19 USC 4531(d)(9)(B))'],
  },
  {
    title: 'a designated material inside a designated one, asked for no value content: both stand',
    by: '19 USC 4531(d)(9)(B)',
    record: usmca('9503.00', { sale: '100' }, [
      foreign('9503.00', '50'),
      own('9503.00', 'MX', '30', {
        key: 'outer',
        selfProduced: true,
        designatedIntermediate: true,
        madeFrom: ['inner'],
      }),
      own('4203.10', 'MX', '20', {
        key: 'inner',
        selfProduced: true,
        designatedIntermediate: true,
      }),
    ]),
    outcome: 'originating',
    says: ['(100 - 50) / 100: 50 per cent'],
  },
  {
    title: 'accumulation: a material that originates in Canada, in a good of Mexico',
    by: '19 USC 4531(e)(2)',
    record: usmca('4202.11', AMOUNTS, [own('4205.00', 'CA', '50')]),
    outcome: 'originating',
    criterion: 'C',
  },
  {
    title: 'accumulation: a material that originates in El Salvador, in a good of Honduras',
    by: 'GN 29(c)(iv)(A)',
    record: cafta('4202.11', {}, [own('4205.00', 'SV', '50')]),
    outcome: 'originating',
    criterion: '29(b)(iii)',
  },
  {
    title: 'accumulation does not reach across agreements: of Mexico under CAFTA-DR',
    by: 'GN 29(a)(iii)',
    record: cafta('4202.11', { sale: '100' }, [
      foreign('4205.00', '50', { countryOfOrigin: 'MX' }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
  },
  {
    title: 'one row that two others are made of counts once',
    by: '19 USC 4531(d)(2)(B)(iii)',
    record: usmca('9503.00', { sale: '100' }, [
      foreign('9503.00', undefined, {
        key: 'a',
        producedIn: 'MX',
        selfProduced: true,
        madeFrom: ['resin'],
      }),
      foreign('9503.00', undefined, {
        key: 'b',
        producedIn: 'MX',
        selfProduced: true,
        madeFrom: ['resin'],
      }),
      foreign('3903.30', '55', { key: 'resin' }),
    ]),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'a part in two others, one of them worth nothing: its value is asked',
    by: '19 USC 4531(d)(4)(B)',
    record: usmca('9503.00', { netCost: '10' }, [
      foreign('9503.00', '0', { key: 'a', producedIn: 'MX', madeFrom: ['shared'] }),
      foreign('9503.00', undefined, { key: 'b', producedIn: 'MX', madeFrom: ['shared'] }),
      foreign('9503.00', undefined, { key: 'shared', description: 'shared part' }),
    ]),
    outcome: 'undetermined',
    missing: ['the value of shared part'],
  },
  {
    title: 'the same, the other way round',
    by: '19 USC 4531(d)(4)(B)',
    record: usmca('9503.00', { netCost: '10' }, [
      foreign('9503.00', undefined, { key: 'b', producedIn: 'MX', madeFrom: ['shared'] }),
      foreign('9503.00', '0', { key: 'a', producedIn: 'MX', madeFrom: ['shared'] }),
      foreign('9503.00', undefined, { key: 'shared', description: 'shared part' }),
    ]),
    outcome: 'undetermined',
    missing: ['the value of shared part'],
  },
  {
    title: 'P+: a preparation of the United States is foreign',
    by: 'GN 29(a)(ii)',
    record: cafta('2106.90.9998', { sale: '100' }, [own('2106.90', 'US', '50')]),
    isUsForeign: true,
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['GN 29(e)(ii)(I)'],
  },
  {
    title: 'P+: sugar of the United States is foreign',
    by: 'GN 29(a)(ii)',
    record: cafta('1701.99', { sale: '100' }, [own('1701.14', 'US', '50')]),
    isUsForeign: true,
    outcome: 'not-originating',
    failures: ['rule-not-met'],
  },
  {
    title: 'P: the same sugar is originating',
    by: 'GN 29(a)(i)',
    record: cafta('1701.99', { sale: '100' }, [own('1701.14', 'US', '50')]),
    outcome: 'originating',
    criterion: '29(b)(iii)',
  },
  {
    title: 'P+: what is done in the United States is done outside',
    by: 'GN 29(a)(ii)',
    record: cafta('1701.99', {}, [own('1701.14', 'HN', '50')], {
      processes: [{ description: 'refined', country: 'US' }],
    }),
    isUsForeign: true,
    outcome: 'not-originating',
    failures: ['rule-not-met'],
    says: ['refined (US)'],
  },
  {
    title:
      'P+: declared originating, with sweets of the United States inside: found again without them',
    by: 'GN 29(a)(ii)',
    record: cafta('1704.90', { sale: '100' }, [
      own('1704.90', 'HN', '50', { key: 'mass', madeFrom: ['sweets'] }),
      own('1704.90', 'US', '40', { key: 'sweets' }),
    ]),
    isUsForeign: true,
    outcome: 'not-originating',
    failures: ['rule-not-met'],
  },
  {
    title:
      'P+: declared originating, with sugar of the United States inside: found again to be originating',
    by: 'GN 29(a)(ii); chapter 17 rule 2',
    record: cafta('1704.90', { sale: '100' }, [
      own('1704.90', 'HN', '50', { key: 'mass', madeFrom: ['sugar'] }),
      own('1701.99', 'US', '40', { key: 'sugar' }),
    ]),
    isUsForeign: true,
    outcome: 'originating',
    criterion: '29(b)(iii)',
    says: ['GN 29(n) chapter 17 rule 2'],
  },
  {
    title: 'P+: declared originating, and no country told: asked',
    by: 'GN 29(a)(ii)',
    record: cafta('1701.99', {}, [
      { description: 'raw sugar', tariffClassification: hs('1701.14'), originating: true },
    ]),
    isUsForeign: true,
    outcome: 'undetermined',
    missing: ['in which country raw sugar was produced'],
  },
];

describe('origin, worked out: what materials are made of, and where', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('names each case once', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });
});
