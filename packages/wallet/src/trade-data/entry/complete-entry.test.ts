import { describe, expect, test } from '@jest/globals';
import type { BillOfLading, CommercialInvoice, InvoiceLine } from '@originmark/schemas';
import { createPartIndex } from '../parts/part-index.ts';
import { BOOK } from '../trade-data.test-support.ts';
import { completeEntry, type EntryCompletions } from './complete-entry.ts';
import type { EntryDraft } from './entry-draft.ts';
import { findGaps } from './find-gaps.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const SELLER = 'did:web:seller.example';

function draftOf(
  more: Partial<EntryDraft['subject']> = {},
  ranges: EntryDraft['clues']['lines'][number]['invoices'][number]['ranges'] = [],
): EntryDraft {
  const subject: EntryDraft['subject'] = {
    type: 'EntrySummary',
    entryNumber: 'Z9Z-0042617-4',
    entryVersion: 1,
    entryType: '01',
    portOfEntry: '5301',
    importer: { importerNumber: '89-100042000' },
    billNumbers: ['B1', 'B2'],
    lines: [
      {
        line: 1,
        hts: '6205.20.2066',
        countryOfOrigin: 'HN',
        description: 'SHIRTS',
        enteredValue: usd('25'),
        invoiceNumbers: ['A-1'],
        manufacturerId: 'HNSELLER12CHO',
      },
    ],
    ...more,
  };
  const clues = {
    filerCode: 'Z9Z',
    consigneeNumber: '89-100042000',
    importDate: '2026-09-14',
    lines: [
      {
        line: 1,
        exporterMid: 'HNSELLER12CHO',
        invoices: [{ supplierId: 'HNSELLER12CHO', invoiceNumber: 'A-1', ranges }],
      },
    ],
  };
  return { subject, clues, gaps: findGaps(subject) };
}

const TIMES = { importedAt: '2026-09-14T06:40:00-05:00', claimedAt: '2026-09-24T15:05:00Z' };
const base: EntryCompletions = { parties: BOOK, times: TIMES };

function invoiceOf(lines: readonly Partial<InvoiceLine>[]): CommercialInvoice {
  const [buyer, seller] = BOOK.parties.map(({ party }) => party);
  if (buyer === undefined || seller === undefined) throw new Error('no parties');
  return {
    invoiceNumber: 'A-1',
    invoiceDate: '2026-09-03',
    seller,
    buyer,
    lines: lines.map((line) => ({
      description: 'Shirts',
      quantity: { value: '1', unit: 'C62' },
      amount: usd('25'),
      ...line,
    })),
    total: usd('25'),
  };
}

const { index: parts } = createPartIndex([
  {
    part: 'X1',
    product: 'urn:x:1',
    hts: '6205.20.2066',
    maker: SELLER,
    dutyRate: '19.7 %',
    rights: ['urn:r'],
    row: 2,
  },
  { part: 'X2', product: 'urn:x:2', hts: '6109.10.0012', dutyRate: '16.5 %', row: 3 },
  { part: 'X3', hts: '6205.20.2066', maker: SELLER, dutyRate: '19.7 %', row: 4 },
]);

describe('an entry is completed', () => {
  test('from the party book and times, and meets the schema', () => {
    const { subject, draft, problems } = completeEntry(draftOf(), base);
    expect(problems).toEqual([]);
    expect(subject).toMatchObject({
      importer: {
        id: 'did:web:buyer.example',
        name: 'Buyer, Inc.',
        importerNumber: '89-100042000',
      },
      consignee: { id: 'did:web:buyer.example' },
      filer: { id: 'did:web:broker.example' },
      ...TIMES,
      lines: [{ manufacturer: SELLER, exporter: SELLER }],
    });
    expect(draft.gaps.map(({ pointer }) => pointer)).toEqual([
      '/enteredAt',
      '/portOfUnlading',
      '/modeOfTransport',
      '/carrierCode',
      '/vessel',
      '/voyage',
      '/lines/0/billNumber',
      '/lines/0/dutyRate',
      '/lines/0/products',
    ]);
  });

  test('from invoices and parts: by the tariff number where an invoice has several goods', () => {
    const invoices = [invoiceOf([{ item: 'X1', lot: 'L' }, { item: 'X2' }])];
    const { subject } = completeEntry(draftOf(), { ...base, invoices, parts });
    expect(subject?.lines[0]).toMatchObject({
      products: ['urn:x:1'],
      dutyRate: '19.7 %',
      rights: ['urn:r'],
      lots: ['L'],
    });
  });

  test('by the invoice lines that the records name, before all else', () => {
    const invoices = [invoiceOf([{ item: 'X1' }, { item: 'X2' }])];
    const draft = draftOf({}, [{ from: 2, to: 2 }]);
    const { subject } = completeEntry(draft, { ...base, invoices, parts });
    expect(subject?.lines[0]).toMatchObject({ products: ['urn:x:2'], dutyRate: '16.5 %' });
  });

  test('from the bill that carries its invoice, or the only one', () => {
    const bill = (billNumber: string, invoiceNumber: string) =>
      ({ billNumber, goods: [{ invoiceNumber }] }) as unknown as BillOfLading;
    const bills = [bill('B1', 'A-9'), bill('B2', 'A-1'), bill('B3', 'A-1')];
    const carried = completeEntry(draftOf(), { ...base, billsOfLading: bills });
    expect(carried.subject?.lines[0]?.billNumber).toBe('B2');
    const only = completeEntry(draftOf({ billNumbers: ['B7'] }), base);
    expect(only.subject?.lines[0]?.billNumber).toBe('B7');
    const two = [bill('B1', 'A-1'), bill('B2', 'A-1')];
    const doubtful = completeEntry(draftOf(), { ...base, billsOfLading: two });
    expect(doubtful.subject?.lines[0]).not.toHaveProperty('billNumber');
  });
});

describe('a gap stays', () => {
  const productsOf = (completions: EntryCompletions) =>
    completeEntry(draftOf(), { ...base, ...completions }).subject?.lines[0]?.products;

  test('where one of several goods has no product', () => {
    expect(
      productsOf({ invoices: [invoiceOf([{ item: 'X1' }, { item: 'X3' }])], parts }),
    ).toBeUndefined();
  });

  test('where the goods of an invoice cannot be told apart', () => {
    expect(productsOf({ invoices: [invoiceOf([{ item: 'X1' }, {}])], parts })).toBeUndefined();
  });

  test('where the only line of an invoice is another good', () => {
    const classified = (system: string, code: string) => [
      invoiceOf([{ product: 'urn:x:9', tariffClassification: { system, code } }]),
    ];
    expect(productsOf({ invoices: classified('HTS2026', '6109.10.0012') })).toBeUndefined();
    expect(productsOf({ invoices: classified('HTS2026', '6205.20.2066') })).toEqual(['urn:x:9']);
    // A Mexican fraction says the same good by its first six digits.
    expect(productsOf({ invoices: classified('HS2022', '6205.20.99') })).toEqual(['urn:x:9']);
    expect(productsOf({ invoices: [invoiceOf([{ product: 'urn:x:9' }])] })).toEqual(['urn:x:9']);
  });

  test('where two invoices have the number and the seller', () => {
    const invoice = invoiceOf([{ item: 'X1' }]);
    expect(productsOf({ invoices: [invoice, invoice], parts })).toBeUndefined();
    expect(productsOf({ invoices: [invoice], parts })).toEqual(['urn:x:1']);
  });

  test('where the invoice is of another seller than the records name', () => {
    const invoice = invoiceOf([{ item: 'X1' }]);
    const other = { ...invoice, seller: { id: 'did:web:other.example', name: 'Other' } };
    expect(productsOf({ invoices: [other], parts })).toBeUndefined();
  });

  test('where nobody is known, and there is no subject', () => {
    const { subject, draft, problems } = completeEntry(draftOf(), { times: TIMES });
    expect(subject).toBeUndefined();
    expect(problems).toEqual([]);
    expect(draft.gaps.filter(({ isRequired }) => isRequired)).toEqual([
      {
        pointer: '/importer/id',
        what: 'DID of the importer',
        knownBy: 'party book',
        isRequired: true,
      },
      {
        pointer: '/importer/name',
        what: 'name of the importer',
        knownBy: 'party book',
        isRequired: true,
      },
    ]);
  });
});

describe('there is no subject', () => {
  test.each([
    ['a completion contradicts the entry', { values: { entryType: '06' } }, '/entryType'],
    ['a line is completed that is not there', { lines: [{ line: 9 }] }, '/lines'],
    [
      'a line is contradicted',
      { lines: [{ line: 1, countryOfOrigin: 'MX' }] },
      '/lines/0/countryOfOrigin',
    ],
    [
      'the time is after midnight at the port',
      { times: { ...TIMES, importedAt: '2026-09-15T05:01:00Z' } },
      '/importedAt',
    ],
    ['a value does not meet the schema', { values: { voyage: 'x'.repeat(21) } }, '/voyage'],
    [
      'the parts list has another maker',
      {
        invoices: [invoiceOf([{ item: 'Y' }])],
        parts: createPartIndex([{ part: 'Y', maker: 'did:web:other.example', row: 2 }]).index,
      },
      '/lines/0/manufacturer',
    ],
  ] as const)('where %s, and it is told', (_, completions, pointer) => {
    const { subject, problems } = completeEntry(draftOf(), {
      ...base,
      ...(completions as EntryCompletions),
    });
    expect(subject).toBeUndefined();
    expect(problems).toMatchObject([{ source: { pointer }, remedy: expect.any(String) }]);
  });

  test('is one where the time is one minute before midnight at the port', () => {
    const times = { ...TIMES, importedAt: '2026-09-15T04:59:00Z' };
    expect(completeEntry(draftOf(), { ...base, times }).subject).toBeDefined();
  });
});
