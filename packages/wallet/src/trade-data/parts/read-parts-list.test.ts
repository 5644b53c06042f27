import { describe, expect, test } from '@jest/globals';
import { BOOK, mappingOf } from '../trade-data.test-support.ts';
import { readPartsList } from './read-parts-list.ts';

const FIELDS = ['part', 'seller', 'product', 'hts', 'maker', 'rights', 'dutyRate'] as const;
const mapping = mappingOf('PartsList', FIELDS, { listMark: ';' });
const read = (...rows: string[]) =>
  readPartsList([FIELDS.join(','), ...rows].join('\n'), { mapping, parties: BOOK });
const SHIRT = '0042,Seller,9520002100023,6205.20.2066,HNSELLER12CHO,urn:b;urn:a,19.7 %';

describe('a parts list', () => {
  test('keeps zeros in front and finds parts by seller', async () => {
    const { records, index, problems } = await read(SHIRT, 'X,,,6109100012,,,Free');
    expect(problems).toEqual([]);
    const shirt = {
      part: '0042',
      seller: 'did:web:seller.example',
      product: 'https://id.gs1.org/01/9520002100023',
      hts: '6205.20.2066',
      maker: 'did:web:seller.example',
      rights: ['urn:a', 'urn:b'],
      dutyRate: '19.7 %',
      row: 2,
    };
    expect(records).toEqual([shirt, { part: 'X', hts: '6109.10.0012', dutyRate: 'Free', row: 3 }]);
    expect(index.find('0042', 'did:web:seller.example')).toEqual(shirt);
    expect(index.find('0042', 'did:web:buyer.example')).toBeUndefined();
    expect(index.find('42', 'did:web:seller.example')).toBeUndefined();
    expect(index.find('X', 'did:web:buyer.example')).toMatchObject({ row: 3 });
  });

  test('tells by row what contradicts itself, and finds none of it', async () => {
    const other = SHIRT.replace('19.7 %', '20 %');
    const { index, problems } = await read(SHIRT, SHIRT, other, 'X,,,,,,Free');
    expect(problems).toMatchObject([
      { source: { row: 4 }, message: 'part 0042 has another dutyRate than in row 2' },
    ]);
    expect(index.find('0042', 'did:web:seller.example')).toBeUndefined();
    expect(index.conflictOf('0042', 'did:web:seller.example')).toEqual([2, 4]);
    expect(index.find('X')).toBeDefined();
  });

  test.each([
    ['part', '1.2E+12,,,,,,'],
    ['part', ',Seller,,,,,'],
    ['product', 'X,,9520002100024,,,,'],
    ['product', 'X,,9.52E+12,,,,'],
    ['hts', 'X,,,6205.2,,,'],
    ['hts', 'X,,,901110000,,,'],
    ['maker', 'X,,,,Nobody,,'],
    ['rights', 'X,,,,,a mark,'],
    ['dutyRate', `X,,,,,,${'9'.repeat(41)}`],
  ])('tells a wrong %s at its cell', async (column, row) => {
    const { records, problems } = await read(row);
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ source: { row: 2, column }, isRowKept: false }]);
  });
});
