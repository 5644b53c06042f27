import { describe, expect, it } from '@jest/globals';
import { formatAe } from './format-ae.ts';
import type { AeEntrySummary, AeLine } from './summary.ts';

const LINE: AeLine = {
  line: 1,
  invoices: [],
  rulings: [],
  descriptions: [],
  articleParties: [],
  parties: [],
  tariffs: [
    { hts: '9503.00.0073', quantities: [], visas: [], licences: [], adCvd: [], declarations: [] },
  ],
  irTaxes: [],
  otherRevenue: [],
  fees: [],
  correctionReasons: [],
};

const SUMMARY: AeEntrySummary = {
  header: { action: 'A', entryNumber: 'Z9Z-0042617-4', port: '5301', entryType: '01' },
  content: { importerNumber: '89-100042000' },
  bills: [],
  bonds: [],
  missingDocuments: [],
  headerFees: [],
  parties: [],
  lines: [LINE],
};

describe('formatAe', () => {
  it('writes records of 80 columns that end with LF', () => {
    const records = formatAe(SUMMARY).split('\n');
    expect(records.map((text) => text.length)).toEqual([80, 80, 80, 80, 0]);
    expect(records[0]?.trimEnd()).toBe('10AZ9Z  00426174 5301            01');
  });

  it('writes no records for no records', () => {
    expect(formatAe([])).toBe('');
  });

  const quantity = { value: '1.00', unit: 'NO' };
  it.each([
    ['no line', { ...SUMMARY, lines: [] }],
    ['a line without tariff', { ...SUMMARY, lines: [{ ...LINE, tariffs: [] }] }],
    ['a line number of four digits', { ...SUMMARY, lines: [{ ...LINE, line: 1000 }] }],
    [
      'an entry number without hyphens',
      { ...SUMMARY, header: { ...SUMMARY.header, entryNumber: 'Z9Z00426174' } },
    ],
    [
      'a description too long',
      { ...SUMMARY, lines: [{ ...LINE, descriptions: ['x'.repeat(71)] }] },
    ],
    ['an accent', { ...SUMMARY, lines: [{ ...LINE, descriptions: ['Ulúa'] }] }],
    ['a line end in a text', { ...SUMMARY, lines: [{ ...LINE, descriptions: ['A\n10D'] }] }],
    ['an importer that is missing', { ...SUMMARY, content: {} as never }],
    [
      'five ranges',
      {
        ...SUMMARY,
        lines: [
          {
            ...LINE,
            invoices: [{ invoiceNumber: '1', ranges: Array(5).fill({ from: 1, to: 2 }) }],
          },
        ],
      },
    ],
    [
      'four quantities',
      {
        ...SUMMARY,
        lines: [
          { ...LINE, tariffs: [{ ...LINE.tariffs[0]!, quantities: Array(4).fill(quantity) }] },
        ],
      },
    ],
    [
      'three quantities and a unit without one',
      {
        ...SUMMARY,
        lines: [
          {
            ...LINE,
            tariffs: [
              { ...LINE.tariffs[0]!, quantities: Array(3).fill(quantity), bareUnits: ['X'] },
            ],
          },
        ],
      },
    ],
    ['a country of one letter', { ...SUMMARY, lines: [{ ...LINE, countryOfOrigin: 'H' }] }],
  ] as [string, AeEntrySummary][])('throws for %s', (_, summary) => {
    expect(() => formatAe(summary)).toThrow(
      expect.objectContaining({ code: 'ae-value-unwritable' }),
    );
  });
});
