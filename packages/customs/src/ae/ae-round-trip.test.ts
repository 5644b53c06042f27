import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatDecimal } from '../money/decimal.ts';
import { parseHts } from '../numbers/hts.ts';
import type { AeField } from './field.ts';
import { formatAe } from './format-ae.ts';
import { parseAe } from './parse-ae.ts';
import { COLUMNS, knownRecordType } from './record-table.ts';
import type { AeEntrySummary } from './summary.ts';

type Values = Record<string, unknown>;

function valueOf(field: AeField): fc.Arbitrary<unknown> {
  const width = field.to - field.from + 1;
  const least = field.isFull === true ? width : 1;
  if (field.values !== undefined) return fc.constantFrom(...field.values);
  switch (field.kind) {
    case 'alpha':
      return fc.stringMatching(new RegExp(`^[A-Z]{${least},${width}}$`));
    case 'alnum':
      return fc.stringMatching(new RegExp(`^[A-Z0-9]{${least},${width}}$`));
    case 'token':
      return fc.stringMatching(new RegExp(`^[!-~]{${least},${width}}$`));
    case 'text':
      return fc.stringMatching(new RegExp(`^[ -~]{0,${width - 1}}[!-~]$`));
    case 'hts':
      return fc.stringMatching(/^[1-9][0-9]{3}(?:[0-9]{2}){0,3}$/).map((digits) => {
        const hts = parseHts(digits);
        return hts.ok ? hts.value.text : '';
      });
    case 'integer':
      return fc.nat(10 ** width - 1);
    case 'digits':
      return fc.stringMatching(new RegExp(`^[0-9]{${width}}$`));
    case 'numeral':
      return fc.stringMatching(new RegExp(`^[0-9]{1,${width}}$`));
    case 'amount':
      return fc
        .bigInt({ min: 0n, max: 10n ** BigInt(width) - 1n })
        .map((units) => formatDecimal({ units, scale: field.decimals ?? 0 }));
    case 'date':
      return fc
        .date({ min: new Date('1980-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'flag':
      return fc.constant(true);
    case 'yes-no':
      return fc.boolean();
    case 'fill':
      return fc.constant(undefined);
  }
}

/** Any values a record may hold, by the table; `left` are assembled by the test itself. */
function recordValues(id: string, left: readonly string[] = []): fc.Arbitrary<Values> {
  const fields = knownRecordType(id).fields.filter(
    ({ kind, name }) => kind !== 'fill' && !left.includes(name),
  );
  const model = Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
  const requiredKeys = fields.filter(({ mandatory }) => mandatory === true).map(({ name }) => name);
  return fc.record(model, { requiredKeys });
}

const some = <T>(value: fc.Arbitrary<T>, maxLength = 3) => fc.array(value, { maxLength });
const fieldValue = (id: string, name: string) =>
  valueOf(knownRecordType(id).fields.find((field) => field.name === name)!) as fc.Arbitrary<string>;
const joined = (...parts: fc.Arbitrary<Values>[]): fc.Arbitrary<Values> =>
  fc.tuple(...parts).map((values) => Object.assign({}, ...values) as Values);

const party = joined(
  recordValues('SE50'),
  fc.record({ identifiers: some(recordValues('SE51'), 2) }),
);
const bill = joined(recordValues('22'), fc.record({ components: some(recordValues('23'), 2) }));
const fee = (id: string) => recordValues(id);
const ranges = fc.array(fc.record({ from: fc.nat(9999), to: fc.nat(9999) }), { maxLength: 4 });
const rangeFields = [1, 2, 3, 4].flatMap((nth) => [`from${nth}`, `to${nth}`]);
const quantityFields = [1, 2, 3].flatMap((nth) => [`quantity${nth}`, `unit${nth}`]);

const quantity = fc.record({
  value: fieldValue('50', 'quantity1'),
  unit: fieldValue('50', 'unit1'),
});
const quantities = fc.oneof(
  fc.record({ quantities: some(quantity) }),
  fc.record({
    quantities: some(quantity, 1),
    bareUnits: fc.array(fieldValue('50', 'unit1'), { minLength: 1, maxLength: 2 }),
  }),
);
const tariff = joined(
  recordValues('50', quantityFields),
  quantities,
  fc.record({
    visas: some(fieldValue('51', 'visa'), 2),
    licences: some(recordValues('52'), 2),
    adCvd: some(recordValues('53'), 2),
    declarations: some(recordValues('54'), 2),
  }),
);
const line = joined(
  recordValues('40', ['line']),
  fc.record({
    invoices: some(joined(recordValues('42', rangeFields), fc.record({ ranges })), 2),
    rulings: some(recordValues('43'), 2),
    descriptions: some(fieldValue('44', 'description'), 2),
    articleParties: some(recordValues('47'), 2),
    parties: some(party, 2),
    tariffs: fc.array(tariff, { minLength: 1, maxLength: 2 }),
    irTaxes: some(fee('60'), 2),
    otherRevenue: some(fee('61'), 2),
    fees: some(fee('62'), 2),
    correctionReasons: some(fieldValue('63', 'reason1'), 7),
  }),
);
const header = joined(
  recordValues('10', ['action', 'filerCode', 'entryNumber']),
  fc.record({
    action: fc.constantFrom('A', 'R'),
    entryNumber: fc.stringMatching(/^[0-9A-Z]{3}-[0-9]{7}-[0-9]$/),
  }),
);
const summaries = fc.record(
  {
    header,
    content: recordValues('11'),
    cargo: recordValues('20'),
    bills: some(bill, 2),
    bonds: some(recordValues('31'), 2),
    missingDocuments: some(fieldValue('33', 'code1'), 5),
    headerFees: some(
      fc.record({
        accountingClass: fieldValue('34', 'accountingClass1'),
        amountUsd: fieldValue('34', 'amountUsd1'),
      }),
      5,
    ),
    parties: some(party, 2),
    lines: fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((lines) => lines.map((values, index) => ({ ...values, line: index * 7 + 1 }))),
    totals: recordValues('90'),
  },
  {
    requiredKeys: [
      'header',
      'content',
      'bills',
      'bonds',
      'missingDocuments',
      'headerFees',
      'parties',
      'lines',
    ],
  },
) as unknown as fc.Arbitrary<AeEntrySummary>;

describe('AE round trips', () => {
  it('reads back the very summary it wrote, in records of 80 columns', () => {
    fc.assert(
      fc.property(summaries, (summary) => {
        const text = formatAe(summary);
        expect(text.split('\n').every((record) => record.length === COLUMNS || record === '')).toBe(
          true,
        );
        const result = parseAe(text);
        const structural = result.problems.filter(
          ({ code }) => !['entry-number', 'identifier', 'total'].includes(code),
        );
        expect(structural).toEqual([]);
        expect(result.unknown).toEqual([]);
        expect(result.opaque).toEqual([]);
        expect(result.summary).toEqual(summary);
        expect(formatAe(result.records)).toBe(text);
        expect(formatAe(result.summary!)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('gives back any file byte for byte, whatever is in it', () => {
    const record = fc.oneof(
      fc.stringMatching(/^[ -~]{80}$/),
      fc
        .constantFrom('10', '40', 'SE50', '90', 'A', '32')
        .chain((id) => fc.stringMatching(/^[ -~]{0,90}$/).map((rest) => id + rest)),
      fc.string({ unit: 'binary', maxLength: 90 }),
    );
    const file = fc
      .array(fc.tuple(record, fc.constantFrom('\n', '\r\n', '\r', '\n\n', '')), { maxLength: 12 })
      .map((parts) => parts.map(([text, end]) => text + end).join(''));
    fc.assert(
      fc.property(file, (text) => {
        expect(formatAe(parseAe(text).records)).toBe(text);
      }),
    );
  });

  it('gives back any bytes as the characters of the same numbers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const written = formatAe(parseAe(bytes).records);
        expect(Uint8Array.from(written, (character) => character.charCodeAt(0))).toEqual(bytes);
      }),
    );
  });

  it('finds a problem, or the same meaning, when any one character changes', () => {
    const text = formatAe(fc.sample(summaries, { seed: 7, numRuns: 1 })[0]!);
    const original = parseAe(text);
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom('\u0000', 'é', '\n', '\t'),
        (at, character) => {
          fc.pre(text[at] !== character);
          const changed = parseAe(text.slice(0, at) + character + text.slice(at + 1));
          expect(changed.problems.length).toBeGreaterThan(0);
          expect(changed.summary).not.toEqual(original.summary);
        },
      ),
    );
  });
});
