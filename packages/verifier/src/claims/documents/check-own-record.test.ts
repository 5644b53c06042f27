import { describe, expect, test } from '@jest/globals';
import {
  createClaims,
  firstLine,
  troubleOf,
  troublesOf,
} from '../preference/preference.test-support.ts';
import { checkOwnRecord } from './check-own-record.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

/** What the line says that is compared with its filing. */
const LINE = {
  secondaryHts: ['9903.88.15'],
  countryOfExport: 'MX',
  exportDate: '2026-09-08',
  description: 'TALKING PLAY SET "LUMI & BRAMBLE"',
  quantities: [
    { value: '500.00', unit: 'DZN' },
    { value: '1512', unit: 'KGM' },
  ],
  charges: usd('1450'),
  grossWeight: { value: '6150', unit: 'KGM' },
  textileCategory: '340',
  relatedParties: false,
  invoiceNumbers: ['CHN-FE-20448', 'CHN-FE-20449'],
  billNumber: 'ZZGT26090771',
  duty: usd('0.00'),
  fees: [{ class: '501', amount: usd('71.25') }],
};

function compare(own: object, line: object = LINE, header: object = {}) {
  const record = { entryNumber: 'Z9Z-0042617-4', lines: [{ line: 2, ...own }], ...header };
  const claims = createClaims({ lines: [{ line, support: [] }], context: { record } });
  return checkOwnRecord(claims, firstLine(claims));
}

describe('a line against its filing', () => {
  test.each<[string, object, object?]>([
    ['the same', { quantities: LINE.quantities, grossWeight: LINE.grossWeight }],
    ['pieces for dozens', { quantities: [{ value: '6000', unit: 'NO' }] }],
    [
      'a weight filed in whole kilograms',
      { grossWeight: { value: '6150', unit: 'KG' } },
      { grossWeight: { value: '6150.4', unit: 'KGM' } },
    ],
    ['another spelling', { description: 'Talking  play set; Lumi & Bramble' }],
    [
      'points and order of numbers',
      { secondaryHts: ['99038815'], invoiceNumbers: ['chn-fe-20449', 'CHN-FE-20448'] },
    ],
    ['cents', { charges: '1450.00', duty: '0', fees: [{ class: '501', amount: '71.250' }] }],
    ['a fee that the presentation leaves out', { fees: [{ class: '499', amount: '5' }] }],
    ['what only the record has', { textileCategory: '340', relatedParties: true }, {}],
    [
      'an invoice number that the columns cut',
      { invoiceNumbers: ['INVOICE-2026-0001'] },
      { invoiceNumbers: ['INVOICE-2026-000147'] },
    ],
  ])('agrees in %s', (_, own, ...[line]) => {
    expect(troublesOf(compare(own, line ?? LINE))).toEqual([]);
  });

  test.each<[string, string, object, unknown, unknown]>([
    [
      'further tariff numbers',
      'secondaryHts',
      { secondaryHts: ['9903.01.25'] },
      ['99030125'],
      ['99038815'],
    ],
    ['exporting country', 'countryOfExport', { countryOfExport: 'CN' }, 'CN', 'MX'],
    ['date of exportation', 'exportDate', { exportDate: '2026-09-01' }, '2026-09-01', '2026-09-08'],
    ['description', 'description', { description: 'SUITCASES' }, 'SUITCASES', LINE.description],
    [
      'quantity',
      'quantities',
      { quantities: [{ value: '60000', unit: 'NO' }] },
      '60000 C62',
      '6000.00 C62',
    ],
    [
      'quantity',
      'quantities',
      {
        quantities: [
          { value: '6000', unit: 'NO' },
          { value: '1513', unit: 'KG' },
        ],
      },
      '1513000 GRM',
      '1512000 GRM',
    ],
    ['charges', 'charges', { charges: '1451' }, '1451', '1450'],
    [
      'gross weight',
      'grossWeight',
      { grossWeight: { value: '6151', unit: 'KG' } },
      '6151000 GRM',
      '6150000 GRM',
    ],
    ['textile category', 'textileCategory', { textileCategory: '338' }, '338', '340'],
    ['relation of the parties', 'relatedParties', { relatedParties: true }, true, false],
    [
      'invoice numbers',
      'invoiceNumbers',
      { invoiceNumbers: ['CHN-FE-20448'] },
      ['CHN-FE-20448'],
      LINE.invoiceNumbers,
    ],
    ['duty', 'duty', { duty: '8935.92' }, '8935.92', '0.00'],
    ['fee 501', 'fees/0/amount', { fees: [{ class: '501', amount: '171.25' }] }, '171.25', '71.25'],
  ])('differs in %s', (item, member, own, expected, found) => {
    const findings = compare(own);
    expect(troublesOf(findings)).toEqual(['fail documents.conflict']);
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      item,
      line: 2,
      pointer: `/credentialSubject/lines/0/${member}`,
      expected,
      found,
    });
  });

  test('differs in an amount of another currency', () => {
    const line = { charges: { amount: '1450', currency: 'MXN' } };
    expect(troubleOf(compare({ charges: '1450' }, line), 'documents.conflict')).toMatchObject({
      found: '1450 MXN',
    });
  });

  test('is undecided where no unit is common to both', () => {
    const own = { quantities: [{ value: '6000', unit: 'M2' }] };
    expect(troublesOf(compare(own))).toEqual(['indeterminate documents.conflict']);
  });

  test('names one of the bills that were filed, by any of its numbers', () => {
    const of = (...bills: string[][]) => troublesOf(compare({}, LINE, { bills }));
    expect(of(['ZZGT1', 'ZZGT26090771'])).toEqual([]);
    expect(of(['ZZGT26090772'])).toEqual(['fail documents.conflict']);
    expect(of()).toEqual([]);
  });
});
