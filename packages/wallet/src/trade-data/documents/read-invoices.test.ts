import { describe, expect, test } from '@jest/globals';
import type { CsvMapping } from '@originmark/schemas';
import { createPartIndex } from '../parts/part-index.ts';
import { BOOK, mappingOf } from '../trade-data.test-support.ts';
import { type CsvOptions, readInvoices } from './read-invoices.ts';

const mapping = mappingOf(
  'CommercialInvoice',
  [
    'invoiceNumber',
    'invoiceDate',
    'seller',
    'item',
    'description',
    'quantity',
    'unit',
    'unitPrice',
    'amount',
    'currency',
    'total',
  ],
  { constants: [{ field: 'buyer', value: 'did:web:buyer.example' }] },
);
const HEADER =
  'invoiceNumber,invoiceDate,seller,item,description,quantity,unit,unitPrice,amount,currency,total';
const options: CsvOptions = {
  mapping,
  parties: BOOK,
};
const FIRST = 'A-1,2026-09-03,HNSELLER12CHO,X1,Shirts,10,PCS,2.50,25.00,USD,35.00';
const SECOND = 'A-1,,,X2,Hats,5,DOZ,2.00,10.00,,';

const read = (rows: readonly string[], more: Partial<CsvOptions> = {}) =>
  readInvoices([HEADER, ...rows].join('\n'), { ...options, ...more });
const changed = (from: string, to: string): string => FIRST.replace(from, to);

describe('an invoice', () => {
  test('is made of its rows, what the first says standing for the others', async () => {
    const { drafts, problems } = await read([FIRST, '', SECOND]);

    expect(problems).toEqual([]);
    expect(drafts).toEqual([
      {
        isWhole: true,
        rows: [2, 4],
        subject: {
          type: 'CommercialInvoice',
          invoiceNumber: 'A-1',
          invoiceDate: '2026-09-03',
          seller: { id: 'did:web:seller.example', name: 'Seller, S.A.' },
          buyer: { id: 'did:web:buyer.example', name: 'Buyer, Inc.' },
          lines: [
            {
              item: 'X1',
              description: 'Shirts',
              quantity: { value: '10', unit: 'C62' },
              unitPrice: { amount: '2.50', currency: 'USD' },
              amount: { amount: '25.00', currency: 'USD' },
            },
            {
              item: 'X2',
              description: 'Hats',
              quantity: { value: '5', unit: 'DZN' },
              unitPrice: { amount: '2.00', currency: 'USD' },
              amount: { amount: '10.00', currency: 'USD' },
            },
          ],
          total: { amount: '35.00', currency: 'USD' },
        },
      },
    ]);
  });

  test('may write its total in several ways', async () => {
    const { drafts, problems } = await read([FIRST, `${SECOND}35`, `${SECOND}35.0`]);
    expect(problems).toMatchObject([{ message: expect.stringContaining('add up to 45.00') }]);
    expect(drafts[0]?.rows).toEqual([2, 3, 4]);
  });

  test('is one of several where numbers differ', async () => {
    const { drafts } = await read([
      changed('35.00', '25.00'),
      changed('A-1', 'A-2').replace('35', '25'),
    ]);
    expect(drafts.map(({ subject, isWhole }) => [subject.invoiceNumber, isWhole])).toEqual([
      ['A-1', true],
      ['A-2', true],
    ]);
  });

  test('without stated amounts has exact ones', async () => {
    const { drafts, problems } = await read([
      'A-1,2026-09-03,Seller,X1,Shirts,3,PCS,0.1,,USD,',
      'A-1,,,X2,Hats,1,PCS,0.20,,,',
    ]);
    expect(problems).toEqual([]);
    expect(drafts[0]?.subject.total).toEqual({ amount: '0.50', currency: 'USD' });
  });

  test('that does not add up is told and not whole', async () => {
    const { drafts, problems } = await read([FIRST]);
    expect(drafts).toMatchObject([{ isWhole: false }]);
    expect(problems).toMatchObject([
      {
        source: { row: 2 },
        message: expect.stringContaining('add up to 25.00 USD'),
        isRowKept: true,
      },
    ]);
  });

  test('keeps a line whose price does not make its amount, and tells it', async () => {
    const { drafts, problems } = await read([changed('25.00', '24.99').replace('35.00', '24.99')]);
    expect(drafts).toMatchObject([{ isWhole: true }]);
    expect(problems).toMatchObject([
      {
        source: { row: 2, column: 'amount' },
        message: '10 at 2.50 make 25.00, not 24.99',
        isRowKept: true,
      },
    ]);
  });

  test('keeps what looks like a formula as the text it is', async () => {
    const { drafts } = await read([changed('Shirts', '=cmd|x!A1'), SECOND]);
    expect(drafts[0]?.subject.lines[0]?.description).toBe('=cmd|x!A1');
  });

  test('has its products from the parts list, and tells a contradiction', async () => {
    const seller = 'did:web:seller.example';
    const { index } = createPartIndex([
      { part: 'X1', seller, product: 'https://id.gs1.org/01/9520002100023', row: 2 },
      { part: 'X2', seller, product: 'urn:a', row: 3 },
      { part: 'X2', seller, product: 'urn:b', row: 4 },
    ]);
    const { drafts, problems } = await read([FIRST, SECOND], { parts: index });
    expect(drafts[0]?.subject.lines.map(({ product }) => product)).toEqual([
      'https://id.gs1.org/01/9520002100023',
      undefined,
    ]);
    expect(problems).toMatchObject([
      { source: { row: 3, column: 'item' }, message: expect.stringContaining('rows 3, 4') },
    ]);
  });
});

describe('what may be wrong', () => {
  test('is told of a number that looks like a day, and the row stands', async () => {
    const { drafts, problems } = await read([changed('X1', '3-Mar').replace('35.00', '')]);
    expect(problems).toMatchObject([{ source: { row: 2, column: 'item' }, isRowKept: true }]);
    expect(drafts[0]?.subject.lines[0]?.item).toBe('3-Mar');
  });

  test('is told of terms of sale given by half, which the invoice then lacks', async () => {
    const withTerms = {
      ...mapping,
      columns: [...mapping.columns, { field: 'place', header: 'place' }],
      constants: [...(mapping.constants ?? []), { field: 'incoterm', value: 'FOB' }],
    };
    const rows = (place: string): string => `${HEADER},place\n${changed('35.00', '')},${place}`;
    const half = await readInvoices(rows(''), { ...options, mapping: withTerms });
    expect(half.problems).toMatchObject([{ source: { column: 'place' }, isRowKept: true }]);
    expect(half.drafts[0]?.subject).not.toHaveProperty('termsOfSale');
    const full = await readInvoices(rows('León'), { ...options, mapping: withTerms });
    expect(full.problems).toEqual([]);
    expect(full.drafts[0]?.subject.termsOfSale).toEqual({ incoterm: 'FOB', place: 'León' });
  });
});

describe('a bad row', () => {
  test.each([
    ['negative amount', 'amount', changed('25.00', '-25.00')],
    ['number in scientific notation', 'quantity', changed(',10,', ',1E+1,')],
    ['number of another format', 'amount', changed('25.00', '"25,00"')],
    ['part number that a spreadsheet destroyed', 'item', changed('X1', '1.2E+12')],
    ['day of another format', 'invoiceDate', changed('2026-09-03', '03/09/2026')],
    ['unit that is not known', 'unit', changed('PCS', 'bundle')],
    ['currency that is none', 'currency', changed('USD', 'US$')],
    ['seller that is not known', 'seller', changed('HNSELLER12CHO', 'Nobody')],
    ['number too long', 'invoiceNumber', changed('A-1', 'A'.repeat(61))],
    ['empty description', 'description', changed('Shirts', '')],
    ['NUL byte', 'description', changed('Shirts', 'Shi\0rts')],
    ['amount missing', 'amount', changed('2.50,25.00', ',')],
    ['other day than the row before', 'invoiceDate', SECOND.replace('A-1,', 'A-1,2026-09-04')],
    ['other currency than the row before', 'currency', SECOND.replace('10.00,', '10.00,MXN')],
  ])(
    'for a %s is told at its cell; the others stand, and nothing is whole',
    async (_, column, row) => {
      const { drafts, problems, problemCount } = await read([FIRST, row, SECOND]);

      expect(problems).toMatchObject([{ source: { row: 3, column }, isRowKept: false }]);
      expect(problems.every(({ remedy }) => remedy.length > 10)).toBe(true);
      expect(problemCount).toBe(1);
      expect(drafts[0]).toMatchObject({ rows: [2, 4], isWhole: false });
    },
  );

  test('that is longer than the header or not well formed spoils every invoice of the file', async () => {
    for (const row of [`${FIRST},more`, 'A-1,21" case,3']) {
      const { drafts, problems } = await read([changed('35.00', '25.00'), row]);
      expect(problems).toMatchObject([{ source: { row: 3 }, isRowKept: false }]);
      expect(drafts).toMatchObject([{ rows: [2], isWhole: false }]);
    }
  });

  test('leaves other invoices whole', async () => {
    const { drafts } = await read([
      changed('35.00', '25.00'),
      changed('A-1', 'B-1').replace('PCS', '?'),
    ]);
    expect(drafts).toMatchObject([{ subject: { invoiceNumber: 'A-1' }, isWhole: true }]);
  });

  test('is one of many: the first are told, all are counted', async () => {
    const rows = Array.from({ length: 30 }, () => changed('PCS', '?'));
    const { problems, problemCount } = await read(rows, { maxProblems: 10 });
    expect(problems).toHaveLength(10);
    expect(problemCount).toBe(30);
  });
});

describe('a file', () => {
  test.each([
    ['that is empty', ''],
    ['without the header row', '\n'],
  ])('%s stops all', async (_, text) => {
    const twoDown: CsvMapping = { ...(options.mapping as CsvMapping), headerRow: 3 };
    await expect(readInvoices(text, { ...options, mapping: twoDown })).rejects.toMatchObject({
      code: 'wallet.file-unreadable',
    });
  });

  test('without columns of the mapping stops all, naming each and what there is', async () => {
    await expect(readInvoices('Invoice,unit,unit\n', options)).rejects.toMatchObject({
      code: 'wallet.mapping-unfit',
      message: expect.stringMatching(
        /no column "invoiceNumber".*2 columns "unit".*It has 3 columns: "Invoice"/,
      ),
    });
  });

  test('of two columns of one name is read by the occurrence declared', async () => {
    const two = mappingOf('CommercialInvoice', ['invoiceNumber'], {
      columns: [
        ...mapping.columns.filter(({ field }) => field !== 'amount'),
        { field: 'amount', header: 'Value', occurrence: 2 },
      ],
      constants: [{ field: 'buyer', value: 'did:web:buyer.example' }],
    });
    const header = HEADER.replace('amount', 'Value,Value');
    const row = changed('25.00', '1.00,25.00').replace('35.00', '25.00');
    const { drafts } = await readInvoices(`${header}\n${row}`, { ...options, mapping: two });
    expect(drafts[0]?.subject.lines[0]?.amount.amount).toBe('25.00');
  });

  test('of an invoice with too many lines is told, not cut', async () => {
    const { drafts, problems } = await read([FIRST, ...Array.from({ length: 999 }, () => SECOND)]);
    expect(drafts).toEqual([]);
    expect(problems.at(-1)).toMatchObject({ message: 'the document has more than 999 lines' });
  });

  test('of 200,000 rows is read as it comes', async () => {
    async function* rows(): AsyncGenerator<string> {
      yield await Promise.resolve(`${HEADER}\n`);
      for (let invoice = 0; invoice < 400; invoice += 1)
        yield `${FIRST.replace('A-1', `A-${invoice}`).replace('35.00', '')}\n`.repeat(500);
    }
    const { drafts, problemCount } = await readInvoices(rows(), options);
    expect(problemCount).toBe(0);
    expect(drafts).toHaveLength(400);
    expect(drafts.at(-1)).toMatchObject({
      isWhole: true,
      subject: { total: { amount: '12500.00', currency: 'USD' } },
    });
  });
});
