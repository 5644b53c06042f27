import { describe, expect, test } from '@jest/globals';
import { BOOK, mappingOf } from '../trade-data.test-support.ts';
import { readPackingLists } from './read-packing-lists.ts';

const mapping = mappingOf(
  'PackingList',
  ['packingListNumber', 'invoiceNumber', 'description', 'quantity', 'packages', 'grossWeight'],
  {
    constants: [
      { field: 'shipper', value: 'Seller' },
      { field: 'unit', value: 'C62' },
      { field: 'weightUnit', value: 'KG' },
    ],
  },
);
const HEADER = 'packingListNumber,invoiceNumber,description,quantity,packages,grossWeight';
const read = (...rows: string[]) =>
  readPackingLists([HEADER, ...rows].join('\n'), { mapping, parties: BOOK });

describe('a packing list', () => {
  test('is made of its rows', async () => {
    const { drafts, problems } = await read('P-1,A-1,Shirts,100,4,18.60', 'P-1,,Hats,50,,');
    expect(problems).toEqual([]);
    expect(drafts).toEqual([
      {
        isWhole: true,
        rows: [2, 3],
        subject: {
          type: 'PackingList',
          packingListNumber: 'P-1',
          invoiceNumber: 'A-1',
          shipper: { id: 'did:web:seller.example', name: 'Seller, S.A.' },
          lines: [
            {
              description: 'Shirts',
              quantity: { value: '100', unit: 'C62' },
              packages: 4,
              grossWeight: { value: '18.60', unit: 'KGM' },
            },
            { description: 'Hats', quantity: { value: '50', unit: 'C62' } },
          ],
        },
      },
    ]);
  });

  test.each([
    ['packages', 'P-1,A-1,Hats,50,1.5,'],
    ['invoiceNumber', 'P-1,A-2,Hats,50,,'],
    ['packingListNumber', ',A-1,Hats,50,,'],
    ['grossWeight', 'P-1,A-1,Hats,50,,heavy'],
  ])('lacks a row whose %s is wrong, and is not whole', async (column, row) => {
    const { drafts, problems } = await read('P-1,A-1,Shirts,100,4,18.60', row);
    expect(problems).toMatchObject([{ source: { row: 3, column }, isRowKept: false }]);
    expect(drafts).toMatchObject([{ rows: [2], isWhole: false }]);
  });
});
