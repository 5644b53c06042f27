import { describe, expect, test } from '@jest/globals';
import { mappingOf } from '../trade-data/trade-data.test-support.ts';
import { readBillOfMaterials } from './read-bill-of-materials.ts';

const FIELDS = [
  'part',
  'description',
  'hts',
  'originating',
  'countryOfOrigin',
  'quantity',
  'unitPrice',
  'amount',
  'freight',
  'currency',
  'netWeight',
  'weightUnit',
  'uses',
  'packing',
  'madeFrom',
] as const;
const mapping = mappingOf('BillOfMaterials', FIELDS, { goodsSystem: 'HS2022', listMark: ';' });
const read = (...rows: string[]) =>
  readBillOfMaterials([FIELDS.join(','), ...rows].join('\n'), { mapping });
const LINING = 'L1,lining,5407.52,no,CN,,,4.55,0.20,USD,120,GRM,,,';

describe('a bill of materials', () => {
  test('is read row by row, in the order of the file', async () => {
    const { materials, problemCount } = await read(
      LINING,
      'S1,screws,7318.15,N,CN,4,0.0125,,,USD,,,,,',
      'F1,shell,3926.90,yes,MX,,,,,,,,classifying-component;visible-lining,,L1;S1',
      ',box,4819.20,Sí,MX,,,0.42,,USD,,,,retail,',
    );
    expect(problemCount).toBe(0);
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    const hs = (code: string) => ({ system: 'HS2022', code });
    expect(materials).toEqual([
      {
        key: 'L1',
        description: 'lining',
        tariffClassification: hs('5407.52'),
        originating: false,
        countryOfOrigin: 'CN',
        value: usd('4.55'),
        internationalFreight: usd('0.20'),
        weight: { value: '120', unit: 'GRM' },
      },
      {
        key: 'S1',
        description: 'screws',
        tariffClassification: hs('7318.15'),
        originating: false,
        countryOfOrigin: 'CN',
        value: usd('0.0500'),
      },
      {
        key: 'F1',
        description: 'shell',
        tariffClassification: hs('3926.90'),
        originating: true,
        countryOfOrigin: 'MX',
        uses: ['classifying-component', 'visible-lining'],
        madeFrom: ['L1', 'S1'],
      },
      {
        description: 'box',
        tariffClassification: hs('4819.20'),
        originating: true,
        countryOfOrigin: 'MX',
        value: usd('0.42'),
        packing: 'retail',
      },
    ]);
  });

  test.each([
    ['description', 'L1,,5407.52,no,CN,,,,,,,,,,'],
    ['hts', 'L1,lining,5407.5,no,CN,,,,,,,,,,'],
    ['originating', 'L1,lining,5407.52,perhaps,CN,,,,,,,,,,'],
    ['originating', 'L1,lining,5407.52,,CN,,,,,,,,,,'],
    ['countryOfOrigin', 'L1,lining,5407.52,no,China,,,,,,,,,,'],
    ['amount', 'L1,lining,5407.52,no,CN,,,-1.00,,USD,,,,,'],
    ['currency', 'L1,lining,5407.52,no,CN,,,1.00,,,,,,,'],
    ['weightUnit', 'L1,lining,5407.52,no,CN,,,,,,12,,,,'],
    ['uses', 'L1,lining,5407.52,no,CN,,,,,,,,lining,,'],
    ['packing', 'L1,lining,5407.52,no,CN,,,,,,,,,gift,'],
  ])('tells a wrong %s at its cell, and leaves the row out', async (column, row) => {
    const { materials, problems } = await read(row, LINING.replace('L1', 'L2'));
    expect(materials.map(({ key }) => key)).toEqual(['L2']);
    expect(problems).toMatchObject([{ source: { row: 2, column }, isRowKept: false }]);
  });

  test('needs a currency where the mapping has amounts, and a nomenclature', async () => {
    const bare = ['description', 'hts', 'originating', 'amount'] as const;
    await expect(
      readBillOfMaterials('a', {
        mapping: mappingOf('BillOfMaterials', bare, { goodsSystem: 'HS2022' }),
      }),
    ).rejects.toThrow(/currency/);
    await expect(
      readBillOfMaterials('a', { mapping: mappingOf('BillOfMaterials', bare.slice(0, 3)) }),
    ).rejects.toThrow(/goodsSystem/);
  });
});
