import { describe, expect, it } from '@jest/globals';
import {
  type WorkedCase,
  cafta,
  expectWorkedOut,
  foreign,
  own,
  usd,
  usmca,
} from './worked-case.test-support.ts';

const RVC = '19 USC 4531(d)';
const CAFTA_RVC = 'GN 29(f)';

/** A toy: any other subheading, or no change and 45 per cent by transaction value or 35 by net cost. */
const toy = (amounts: Parameters<typeof usmca>[1], vnm: string) =>
  usmca('9503.00', amounts, [foreign('9503.00', vnm, { isNotKind: ['parts'] })]);
/** Surface-active preparations: any other subheading, or no change and 60 or 50 per cent. */
const soap = (amounts: Parameters<typeof usmca>[1], vnm: string) =>
  usmca('3402.20', amounts, [foreign('3402.20', vnm, { isNotKind: ['parts'] })], {
    facts: [{ fact: 'a process that confers origin on chemical goods', holds: false }],
  });
/** A lighter under CAFTA-DR: of its parts, with 35 per cent by build-up or 45 by build-down. */
const lighter = (sale: string, foreignValue: string, ownValue: string) =>
  cafta('9613.80', { sale }, [foreign('9613.90', foreignValue), own('7318.15', 'HN', ownValue)]);

const CASES: readonly WorkedCase[] = [
  {
    title: 'transaction value 100, non-originating 40: 60 per cent is at least 60',
    by: RVC,
    record: soap({ sale: '100' }, '40'),
    outcome: 'originating',
    criterion: 'B',
    rule: '34/340211-340490',
    says: ['(100 - 40) / 100: 60 per cent'],
  },
  {
    title: 'transaction value 100, non-originating 40.01: below 60 per cent',
    by: RVC,
    record: soap({ sale: '100', netCost: '80', totalCost: '85' }, '40.01'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(100 - 40.01) / 100: 59.99 per cent'],
  },
  {
    title: 'one ten-millionth of a cent over the limit fails: nothing is rounded',
    by: RVC,
    record: soap({ sale: '100', netCost: '80', totalCost: '85' }, '40.000000001'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(100 - 40.000000001) / 100: 59.9999 per cent'],
  },
  {
    title: 'net cost 80, non-originating 40: 50 per cent is at least 50',
    by: RVC,
    record: soap({ netCost: '80', sale: '90' }, '40'),
    outcome: 'originating',
    criterion: 'B',
    says: ['(80 - 40) / 80: 50 per cent', '(90 - 40) / 90: 55.5555 per cent'],
  },
  {
    title: 'net cost 80, non-originating 40.01: below 50 per cent',
    by: RVC,
    record: soap({ netCost: '80', sale: '90', totalCost: '85' }, '40.01'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(80 - 40.01) / 80: 49.9875 per cent'],
  },
  {
    title: 'price 110 with 10 of ocean freight is a transaction value of 100',
    by: RVC,
    record: soap({ sale: '110', shipment: '10', netCost: '60' }, '40'),
    outcome: 'originating',
    says: ['(100 - 40) / 100: 60 per cent'],
  },
  {
    title: 'with freight left in, 44 of 110 would pass; without, it does not',
    by: RVC,
    record: soap({ sale: '110', shipment: '10', netCost: '60', totalCost: '70' }, '44'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(100 - 44) / 100: 56 per cent'],
  },
  {
    title: 'adjusted value 100, non-originating 55: build-down 45',
    by: CAFTA_RVC,
    record: lighter('100', '55', '1'),
    outcome: 'originating',
    criterion: '29(b)(ii)(A)',
    rule: '96/16',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'adjusted value 100, non-originating 55.01, originating 1: neither method',
    by: CAFTA_RVC,
    record: lighter('100', '55.01', '1'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(100 - 55.01) / 100: 44.99 per cent', '1 originating of 100: 1 per cent'],
  },
  {
    title: 'originating materials 35 of 100: build-up 35, whatever the build-down',
    by: CAFTA_RVC,
    record: lighter('100', '60', '35'),
    outcome: 'originating',
    says: ['35 originating of 100: 35 per cent', '(100 - 60) / 100: 40 per cent'],
  },
  {
    title: 'originating materials 34.99 of 100: below 35',
    by: CAFTA_RVC,
    record: lighter('100', '60', '34.99'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['34.99 originating of 100: 34.99 per cent'],
  },
  {
    title: 'toy: 45 per cent by transaction value, the net cost unknown',
    by: 'GN 11(o) chapter 95',
    record: toy({ sale: '100' }, '55'),
    outcome: 'originating',
    says: ['(100 - 55) / 100: 45 per cent'],
  },
  {
    title: 'toy: one cent over, the net cost unknown: not decided, the net cost is asked',
    by: 'GN 11(o) chapter 95',
    record: toy({ sale: '100' }, '55.01'),
    outcome: 'undetermined',
    missing: ['the net cost of the good'],
  },
  {
    title: 'toy: one cent over, and the total cost shows that no net cost could pass',
    by: '19 USC 4531(a)(8): net cost is total cost less some of it',
    record: toy({ sale: '100', totalCost: '84' }, '55.01'),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
    says: ['(84 - 55.01) / 84: 34.5119 per cent'],
  },
  {
    title: 'toy: net cost 35 per cent where the transaction value fails',
    by: 'GN 11(o) chapter 95',
    record: toy({ sale: '100', netCost: '90' }, '58.5'),
    outcome: 'originating',
    says: ['(90 - 58.5) / 90: 35 per cent'],
  },
  {
    title: 'de minimis: 10.00 of 100 passes',
    by: '19 USC 4531(f)(1)',
    record: usmca('4203.10', { sale: '100', totalCost: '80' }, [foreign('4205.00', '10.00')]),
    outcome: 'originating',
    says: ['10.00 of 100: 10 per cent'],
  },
  {
    title: 'de minimis: 10.01 of 100 fails, and of a lower total cost',
    by: '19 USC 4531(f)(1)',
    record: usmca('4203.10', { sale: '100', totalCost: '80', netCost: '20' }, [
      foreign('4205.00', '10.01', { isNotKind: ['parts'] }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['10.01 of 100: 10.01 per cent', '10.01 of 80: 12.5125 per cent'],
  },
  {
    title: 'de minimis: total cost may be the better base',
    by: '19 USC 4531(f)(1)(A)(ii)',
    record: usmca('4203.10', { sale: '90', totalCost: '100' }, [foreign('4205.00', '10.00')]),
    outcome: 'originating',
    says: ['10.00 of 100: 10 per cent', '10.00 of 90: 11.1111 per cent'],
  },
  {
    title: 'de minimis under CAFTA-DR: 10 of an adjusted value of 100 passes',
    by: 'GN 29(e)(i)',
    record: cafta('6901.00', { adjusted: '100' }, [foreign('6902.10', '10')]),
    outcome: 'originating',
    rule: '69/1',
    says: ['10 of 100: 10 per cent'],
  },
  {
    title: 'de minimis under CAFTA-DR: 10.01 of 100 fails',
    by: 'GN 29(e)(i)',
    record: cafta('6901.00', { adjusted: '100' }, [foreign('6902.10', '10.01')]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['10.01 of 100: 10.01 per cent'],
  },
  {
    title: 'the adjusted value, where given, goes before the sale',
    by: 'GN 29(c)(ii)(G)',
    record: cafta('6901.00', { adjusted: '100', sale: '120' }, [foreign('6902.10', '10.01')]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded'],
    says: ['10.01 of 100: 10.01 per cent'],
  },
  {
    title: 'a sale of nothing decides nothing',
    by: RVC,
    record: toy({ sale: '10', shipment: '10', netCost: '0' }, '1'),
    outcome: 'undetermined',
    missing: ['a base above zero'],
  },
  {
    title: 'a material without a value: asked',
    by: RVC,
    record: usmca('9503.00', { sale: '100' }, [
      foreign('9503.00', '10'),
      { ...foreign('9503.00'), description: 'limb set' },
    ]),
    outcome: 'undetermined',
    missing: ['the value of limb set'],
  },
  {
    title: 'a material without a value changes nothing where the others fail alone',
    by: RVC,
    record: usmca('9503.00', { sale: '100', netCost: '90', totalCost: '95' }, [
      foreign('9503.00', '60', { isNotKind: ['parts'] }),
      foreign('9503.00', undefined, { isNotKind: ['parts'] }),
    ]),
    outcome: 'not-originating',
    failures: ['de-minimis-exceeded', 'value-content'],
  },
  {
    title: 'freight on a material is not in its value under CAFTA-DR',
    by: 'GN 29(f)(ii)(A)(1)',
    record: cafta('6901.00', { adjusted: '100' }, [
      foreign('6902.10', '10', { internationalFreight: usd('5') }),
    ]),
    outcome: 'originating',
    says: ['10 of 100: 10 per cent'],
  },
  {
    title: 'deductions come off a non-originating material',
    by: 'GN 29(f)(ii)(C)',
    record: cafta('6901.00', { adjusted: '100' }, [
      foreign('6902.10', '10.50', { deductions: usd('0.50') }),
    ]),
    outcome: 'originating',
    says: ['10.00 of 100: 10 per cent'],
  },
  {
    title: 'deductions do not come off an originating material in the build-up method',
    by: 'GN 29(f)(ii)(B), (C)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '60'),
      own('7318.15', 'HN', '35', { deductions: usd('5') }),
    ]),
    outcome: 'originating',
    says: ['35 originating of 100: 35 per cent'],
  },
  {
    title:
      'freight between parties may be added to an originating material: asked where it decides',
    by: 'GN 29(f)(ii)(B)(1)',
    record: cafta('9613.80', { sale: '100' }, [
      foreign('9613.90', '60'),
      own('7318.15', 'US', '34', { internationalFreight: usd('1') }),
    ]),
    outcome: 'undetermined',
    missing: ['paid within the territory of the parties (GN 29(f)(ii)(B)(1))'],
  },
  {
    title: 'freight on a material is in its value under USMCA, and may be taken off: asked',
    by: '19 USC 4531(d)(8)(A), (10)(A)',
    record: usmca('9503.00', { sale: '100', netCost: '80' }, [
      foreign('9503.00', '54', { internationalFreight: usd('2'), isNotKind: ['parts'] }),
    ]),
    outcome: 'undetermined',
    missing: ['takes the freight of material of 9503.00 off its value (19 USC 4531(d)(10)(A))'],
  },
  {
    title: 'freight taken off as the record states',
    by: '19 USC 4531(d)(10)(A)',
    record: usmca('9503.00', { sale: '100', netCost: '80' }, [
      foreign('9503.00', '55', { internationalFreight: usd('2'), deductions: usd('2') }),
    ]),
    outcome: 'originating',
    says: ['53 to 55, of 100'],
  },
];

describe('origin, worked out: values and thresholds', () => {
  it.each(CASES.map((one) => [one.title, one] as const))('%s', (_, worked) => {
    expectWorkedOut(worked);
  });
  it('names each case once', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });
});
