import { count, countOfPieces } from '../converters/amounts.ts';
import { gtin } from '../converters/goods.ts';
import { country } from '../converters/locations.ts';
import { iri, termsOfSale, text } from '../converters/texts.ts';
import { day } from '../converters/times.ts';
import type { Mapping, Row, Table } from '../mapping.ts';
import { credentialTable, VALID_UNTIL } from './credential.ts';
import { COMMODITY, MEASURE, MONEY, PARTY } from './parts.ts';

const PRODUCT: Table = {
  title: 'Product of an invoice line',
  rows: [
    { ours: '/description', theirs: '/description', as: text(), way: 'also' },
    { ours: '/item', theirs: '/sku', as: text(80) },
    { ours: '/lot', theirs: '/batchNumber', as: text(80) },
    { ours: '/product', theirs: '/gtin', as: gtin },
    { ours: '/product', theirs: '/id', as: iri },
    { ours: '/tariffClassification', theirs: '/commodity', part: COMMODITY },
    { ours: '/unitPrice', theirs: '/productPrice', part: MONEY, whole: true },
    { theirs: '/type', is: ['Product'] },
  ],
};

const INVOICE_LINE: Table = {
  title: 'Invoice line',
  rows: [
    { ours: '/description', theirs: '/description', as: text() },
    { ours: '', theirs: '/product', part: PRODUCT },
    { ours: '/quantity', theirs: '/itemCount', as: countOfPieces },
    { ours: '/amount', theirs: '/lineItemTotalPrice', part: MONEY, whole: true },
    { ours: '/countryOfOrigin', theirs: '/countryOfOrigin', as: country },
    { theirs: '/type', is: ['TradeLineItem'] },
  ],
};

const adjustment = (kind: 'freight' | 'insurance', theirs: string): Row => ({
  ours: `/adjustments/[kind=${kind}]/amount`,
  theirs,
  part: MONEY,
  whole: true,
});

const PACKED_GOODS: Table = {
  title: 'Goods in a package',
  rows: [
    { ours: '/description', theirs: '/description', as: text(), way: 'also' },
    { ours: '/quantity', theirs: '/itemCount', as: countOfPieces },
    { theirs: '/type', is: ['TradeLineItem'] },
  ],
};

const PACKAGE: Table = {
  title: 'Package',
  rows: [
    { ours: '', theirs: '/includedTradeLineItems/[only]', part: PACKED_GOODS },
    { theirs: '/type', is: ['Package'] },
  ],
};

/** The packages of an item, where all of it is packed in one way and as one kind of goods. */
const PACKED: Table = {
  title: 'Line of a packing list',
  rows: [
    { ours: '/description', theirs: '/descriptionOfPackagesAndGoods', as: text() },
    { ours: '', theirs: '/transportPackages/[only]', part: PACKAGE },
    { ours: '/packages', theirs: '/packageQuantity', as: count },
    { ours: '/netWeight', theirs: '/netWeight', part: MEASURE, whole: true },
    { ours: '/grossWeight', theirs: '/grossWeight', part: MEASURE, whole: true },
    { theirs: '/type', is: ['ConsignmentItem'] },
  ],
};

export const COMMERCIAL: readonly Mapping[] = [
  {
    theirs: 'CommercialInvoiceCredential',
    ours: 'CommercialInvoiceCredential',
    table: credentialTable(
      { ours: 'CommercialInvoiceCredential', theirs: 'CommercialInvoiceCredential' },
      {
        ours: 'CommercialInvoice',
        theirs: 'Invoice',
        rows: [
          { ours: '/invoiceNumber', theirs: '/invoiceNumber', as: text(60) },
          { ours: '/invoiceDate', theirs: '/invoiceDate', as: day },
          { ours: '/seller', theirs: '/seller', part: PARTY },
          { ours: '/buyer', theirs: '/buyer', part: PARTY },
          { ours: '/lines', theirs: '/itemsShipped', each: INVOICE_LINE },
          { ours: '/total', theirs: '/totalPaymentDue', part: MONEY, whole: true },
          { ours: '/termsOfSale', theirs: '/termsOfDelivery', as: termsOfSale },
          adjustment('freight', '/freightCost'),
          adjustment('insurance', '/insuranceCost'),
        ],
      },
      [VALID_UNTIL],
    ),
  },
  {
    theirs: 'PackingListCredential',
    ours: 'PackingListCredential',
    table: credentialTable(
      { ours: 'PackingListCredential', theirs: 'PackingListCredential' },
      {
        ours: 'PackingList',
        theirs: 'PackingList',
        rows: [
          { ours: '/invoiceNumber', theirs: '/invoiceId', as: text(60) },
          { ours: '/shipper', theirs: '/shipFromParty', part: PARTY },
          { ours: '/lines', theirs: '/items', each: PACKED },
        ],
      },
      [VALID_UNTIL],
    ),
  },
];
