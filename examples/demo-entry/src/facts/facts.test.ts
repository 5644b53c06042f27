import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  addDecimal,
  type Checked,
  compareDecimal,
  type Decimal,
  feesAtStake,
  formatDecimal,
  multiplyDecimal,
  parseAdValoremRate,
  parseDecimal,
  parseEntryNumber,
  parseGln,
  parseGtin,
  parseLei,
  parseMid,
} from '@originmark/customs';
import { readFiledSummary } from '../filed-summary.ts';
import { FACTS } from './index.ts';
import { LINES, MAKER_SALE, PRODUCTS } from './lines.ts';
import { EARLIER_USES, MAKER_AUTHORIZATION, SUBLICENCE } from './licences.ts';
import { MARKS } from './marks.ts';
import { SUITCASE_MATERIALS, SUITCASE_VALUES, TOY_MATERIALS, TOY_VALUES } from './materials.ts';
import { PARTIES, type DemoParty } from './parties.ts';

function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`${text} is no decimal`);
  return value;
}

function sum(amounts: readonly string[]): string {
  return formatDecimal(amounts.map(decimal).reduce((a, b) => addDecimal(a, b)));
}

const valuesOf = (
  materials: typeof SUITCASE_MATERIALS | typeof TOY_MATERIALS,
  keep: (material: { readonly originating: boolean; readonly packing?: string }) => boolean,
): string[] =>
  Object.values(materials)
    .filter(keep)
    .map(({ value }) => value?.amount ?? '0');

describe('the figures of the page', () => {
  test('add up to the totals of the entry', () => {
    expect(sum(LINES.map(({ enteredValue }) => enteredValue))).toBe('175860');
    expect(compareDecimal(decimal(sum(LINES.map(({ duty }) => duty))), decimal('2623.50'))).toBe(0);
    expect(sum(LINES.map(({ hmf }) => hmf))).toBe('219.83');
    expect(sum(LINES.flatMap(({ hmf, mpf }) => [hmf, mpf ?? '0']))).toBe('274.91');
    expect(FACTS.totals).toMatchObject({ enteredValue: '175860', duty: '2623.50', fees: '274.91' });
  });

  test.each(LINES.map((line) => [line.line, line] as const))(
    'make the value of line %i its pieces at their price',
    (_, { pieces, unitPrice, enteredValue }) => {
      const amount = multiplyDecimal(decimal(pieces), decimal(unitPrice));
      expect(compareDecimal(amount, decimal(enteredValue))).toBe(0);
    },
  );

  test('make the maker’s invoice 6,000 pieces at 8.60', () => {
    const amount = multiplyDecimal(decimal('6000'), decimal(MAKER_SALE.unitPrice));
    expect(compareDecimal(amount, decimal(MAKER_SALE.amount))).toBe(0);
  });

  test('put what the page says at stake on each line that claims', () => {
    const stakes = LINES.map(({ enteredValue, columnOneRate, atStake }) => {
      const rate = parseAdValoremRate(columnOneRate);
      if (!rate.ok || atStake === undefined) return atStake;
      const enteredValueUsd = decimal(enteredValue);
      const { duty, mpf } = feesAtStake({ enteredValueUsd, generalRatePercent: rate.value });
      return { duty: formatDecimal(duty), mpf: formatDecimal(mpf) };
    });

    expect(stakes).toEqual([
      { duty: '8935.92', mpf: '157.13' },
      { duty: '0.00', mpf: '197.45' },
      { duty: '11520.00', mpf: '199.53' },
      undefined,
    ]);
    expect(LINES.map(({ atStake }) => atStake?.mpf)).toEqual(stakes.map((stake) => stake?.mpf));
  });

  test('give the toy a VNM of 4.07', () => {
    expect(sum(valuesOf(TOY_MATERIALS, ({ originating }) => !originating))).toBe('4.07');
    expect(TOY_VALUES).toEqual({
      transactionValue: '8.60',
      netCost: '7.40',
      nonOriginating: '4.07',
    });
  });

  test('give the suitcase 25.85 non-originating of 26.70, 41.00 in all and 48.00 sold', () => {
    const outside = valuesOf(SUITCASE_MATERIALS, ({ originating }) => !originating);
    const counted = valuesOf(SUITCASE_MATERIALS, ({ packing }) => packing !== 'shipping');
    const { materials, conversion, totalCost, profit, transactionValue } = SUITCASE_VALUES;

    expect(compareDecimal(decimal(sum(outside)), decimal('25.85'))).toBe(0);
    expect(compareDecimal(decimal(sum(counted)), decimal(materials))).toBe(0);
    expect(compareDecimal(decimal(sum([materials, conversion])), decimal(totalCost))).toBe(0);
    expect(compareDecimal(decimal(sum([totalCost, profit])), decimal(transactionValue))).toBe(0);
  });

  test('draw 18,000 of 20,000 and 18,000 of 40,000 with this entry', () => {
    expect(sum([...EARLIER_USES.map(({ quantity }) => quantity), '6000'])).toBe('18000');
    expect(MAKER_AUTHORIZATION.scope.quantity.max).toBe('20000');
    expect(SUBLICENCE.scope.quantity.max).toBe('40000');
  });
});

describe('identifiers', () => {
  const identifiers = Object.values<DemoParty>(PARTIES).flatMap((party) => party.identifiers ?? []);
  const isValid = (check: Checked<unknown>): boolean => check.ok;

  test.each(identifiers.map(({ scheme, value }) => [scheme, value] as const))(
    '%s %s has a valid check digit or shape',
    (scheme, value) => {
      const valid = {
        LEI: () => isValid(parseLei(value)),
        GLN: () => isValid(parseGln(value)),
        MID: () => isValid(parseMid(value)),
        'filer-code': () => value === 'Z9Z',
      }[scheme as 'LEI' | 'GLN' | 'MID' | 'filer-code'];
      expect(valid()).toBe(true);
    },
  );

  test('of products are GTINs with valid check digits', () => {
    const products = Object.values(PRODUCTS).map((product) => product.split('/').at(-1));
    expect(products.map((gtin) => isValid(parseGtin(gtin)))).toEqual([true, true, true, true]);
  });

  test('of entries have valid check digits', () => {
    const numbers = [FACTS.header.entryNumber, ...EARLIER_USES.map((use) => use.entryNumber)];
    expect(numbers.map((number) => isValid(parseEntryNumber(number)))).toEqual([true, true, true]);
  });
});

describe('the filed AE records', () => {
  const filed = readFiledSummary();
  const plain = ({ value, unit }: { value: string; unit: string }): string =>
    `${value.replace(/\.0+$/, '')} ${unit}`;

  test.each(LINES.map((line) => [line.line, line] as const))(
    'say of line %i what the page says',
    (number, fact) => {
      const line = filed.lines[number - 1];
      expect(line).toMatchObject({
        line: number,
        hts: fact.hts,
        countryOfOrigin: fact.country,
        countryOfExport: fact.country,
        exportDate: fact.exportDate,
        enteredValue: { amount: fact.enteredValue, currency: 'USD' },
        charges: { amount: fact.charges, currency: 'USD' },
        grossWeight: { value: fact.grossKg, unit: 'KGM' },
        invoiceNumbers: [fact.invoice.number],
        manufacturerId: fact.mid,
        relatedParties: false,
      });
      expect(line?.spi).toBe(fact.spi);
      expect(line?.quantities?.map(plain)).toEqual(fact.quantities.map(plain));
      expect(line?.fees?.map(({ amount }) => amount.amount)).toEqual(
        [fact.mpf, fact.hmf].filter((fee) => fee !== undefined),
      );
      expect(compareDecimal(decimal(line?.duty?.amount ?? ''), decimal(fact.duty))).toBe(0);
    },
  );

  test('say of the entry what the page says', () => {
    const { carrierCode, vessel, voyage, ...header } = FACTS.header;
    expect(filed).toMatchObject({ ...header, carrierCode, vessel, voyage });
    expect(filed.importer.importerNumber).toBe(FACTS.importerNumber);
    expect(filed.billNumbers).toEqual(Object.values(FACTS.bills).map((bill) => bill.billNumber));
    expect(filed.totals?.enteredValue.amount).toBe(FACTS.totals.enteredValue);
    expect(filed.totals?.fees?.amount).toBe(FACTS.totals.fees);
  });
});

describe('marks', () => {
  const find = (path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], FACTS);

  test.each(MARKS.map(({ fact, says }) => [fact, says] as const))('stand on a fact: %s', (fact) => {
    expect(find(fact)).toBeDefined();
  });

  test('keep every mark of the page on the values used', () => {
    const page = MARKS.filter(({ mark }) => mark !== 'ours');
    expect(page.map(({ fact, mark }) => `${fact}: ${mark}`)).toMatchSnapshot();
  });

  test('stand in the README, each with its reason', () => {
    const file = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const readme = file.replaceAll(/ +/g, ' ');
    const rows = MARKS.map(({ fact, mark, says }) => `| \`${fact}\` | ${mark} | ${says} |`);
    expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
  });
});

describe('people', () => {
  test('are titles only', () => {
    const titles = [
      FACTS.powerOfAttorney.signatoryTitle,
      ...Object.values(FACTS.certifications).flatMap((fact) =>
        'signatoryTitle' in fact ? [fact.signatoryTitle] : [],
      ),
    ];
    expect(titles).toEqual([
      'Vice President, Finance',
      'Director of Trade Compliance',
      'Quality and Origin Manager',
      'Export Manager',
      'Finance Manager',
    ]);
  });
});
