import { describe, expect, it } from '@jest/globals';
import type { EntryLine, EntrySummary } from '@originmark/schemas';
import { crypto, heldOf } from '../held.test-support.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import { findDocuments } from './find-documents.ts';
import { askLine } from './line-question.ts';

const IMPORTER = 'did:web:importer.example';
const EXPORTER = 'did:web:exporter.example';
const MAKER = 'did:web:maker.example';
const PRODUCT = 'https://id.gs1.org/01/09520002100016';

const LINE = {
  line: 1,
  hts: '9503.00.0073',
  products: [PRODUCT],
  invoiceNumbers: ['INV-1'],
  billNumber: 'BL-1',
  exporter: EXPORTER,
  manufacturer: MAKER,
} as unknown as EntryLine;

const invoice = (
  id: string,
  {
    buyer = IMPORTER,
    date = '2026-09-03',
    number = 'INV-1',
    product = PRODUCT,
    seller = EXPORTER,
  } = {},
) =>
  heldOf({
    id,
    type: 'CommercialInvoiceCredential',
    issuer: seller,
    subject: {
      invoiceNumber: number,
      invoiceDate: date,
      seller: { id: seller },
      buyer: { id: buyer },
      lines: [{ product }],
    },
  });
const packingList = (id: string, shipper: string, invoiceNumber = 'INV-1') =>
  heldOf({
    id,
    type: 'PackingListCredential',
    subject: { shipper: { id: shipper }, invoiceNumber, packingListNumber: id },
  });
const bill = heldOf({
  id: 'urn:bill',
  type: 'BillOfLadingCredential',
  subject: { billNumber: 'BL-1' },
});

async function idsOf(held: readonly HeldCredential[], line: Partial<EntryLine> = {}) {
  const summary = {
    importer: { id: IMPORTER, name: 'Importer, Inc.' },
    importedAt: '2026-09-14T11:40:00Z',
    claimedAt: '2026-09-24T15:05:00Z',
  } as unknown as EntrySummary;
  const found = await findDocuments(
    askLine({ ...LINE, ...line }, summary),
    createMemoryHoldings({ credentials: held.map(({ token }) => token) }, crypto),
  );
  return found.map(({ id }) => id);
}

describe('the documents of a line', () => {
  it('are its invoice, the packing list of that, and its bill', async () => {
    const list = packingList('urn:list', EXPORTER);
    expect(await idsOf([bill, list, invoice('urn:invoice')])).toEqual([
      'urn:invoice',
      'urn:list',
      'urn:bill',
    ]);
  });

  it.each([
    ['to another buyer', { buyer: 'did:web:other.example' }],
    ['by another seller', { seller: 'did:web:other.example' }],
    ['of another number', { number: 'INV-2' }],
  ])('are no invoice %s', async (_, other) => {
    expect(await idsOf([invoice('urn:other', other)])).toEqual([]);
  });

  it('are an invoice of any seller where the line names no exporter', async () => {
    const other = invoice('urn:other', { seller: 'did:web:other.example' });
    expect(await idsOf([other], { exporter: undefined as never })).toEqual(['urn:other']);
  });

  it('are a packing list of the maker too, and of nobody else', async () => {
    expect(await idsOf([packingList('urn:list', MAKER)])).toEqual(['urn:list']);
    expect(await idsOf([packingList('urn:list', 'did:web:other.example')])).toEqual([]);
    expect(await idsOf([packingList('urn:list', MAKER, 'INV-2')])).toEqual([]);
  });

  const RIGHTS = { rights: ['https://recordation.example/rights/tmk-1'] } as Partial<EntryLine>;
  const sale = (id: string, more: Parameters<typeof invoice>[1] = {}) =>
    invoice(id, { seller: MAKER, buyer: EXPORTER, number: id, ...more });

  it('are where a right is declared the maker’s sales of the product, three at most', async () => {
    const sales = ['urn:a', 'urn:b', 'urn:c', 'urn:d'].map((id) => sale(id));
    expect(await idsOf(sales, RIGHTS)).toHaveLength(3);
    expect(await idsOf(sales)).toEqual([]);
  });

  it.each([
    ['after the day of importation', { date: '2026-09-15' }],
    ['of another product', { product: 'https://id.gs1.org/01/09520002100023' }],
    ['by somebody else', { seller: 'did:web:other.example' }],
  ])('are no sale %s', async (_, more) => {
    expect(await idsOf([sale('urn:sale', more)], RIGHTS)).toEqual([]);
    expect(await idsOf([sale('urn:sale', { date: '2026-09-14' })], RIGHTS)).toEqual(['urn:sale']);
  });
});
