import { describe, expect, test } from '@jest/globals';
import { assertMapping, CSV_FIELDS } from './assert-mapping.ts';
import { mappingOf } from '../trade-data.test-support.ts';

const INVOICE = [...CSV_FIELDS.CommercialInvoice.required, 'amount'] as const;
const good = mappingOf('CommercialInvoice', INVOICE);

describe('a mapping', () => {
  test('with every field the document needs is taken', () => {
    expect(assertMapping(good, 'CommercialInvoice')).toBe(good);
  });

  test.each([
    ['of another format', { ...good, version: 2 }, '/version'],
    ['for another document', mappingOf('PartsList', ['part']), 'is for a PartsList'],
    ['of one mark for two things', { ...good, groupMark: '.' }, 'are both "."'],
    ['without a field', mappingOf('CommercialInvoice', INVOICE.slice(1)), 'for invoiceNumber'],
    [
      'without amount and price',
      mappingOf('CommercialInvoice', INVOICE.slice(0, -1)),
      'for amount',
    ],
    [
      'with a field twice',
      { ...good, constants: [{ field: 'currency', value: 'USD' }] },
      'currency twice',
    ],
    ['with a foreign field', mappingOf('CommercialInvoice', [...INVOICE, 'part']), 'has no part'],
    ['with half of the terms', mappingOf('CommercialInvoice', [...INVOICE, 'place']), 'incoterm'],
    [
      'with a tariff of no year',
      mappingOf('CommercialInvoice', [...INVOICE, 'hts']),
      'goodsSystem',
    ],
  ])('%s is refused', (_, mapping, why) => {
    expect(() => assertMapping(mapping, 'CommercialInvoice')).toThrow(
      expect.objectContaining({
        code: 'wallet.mapping-unfit',
        message: expect.stringContaining(why),
      }),
    );
  });
});
