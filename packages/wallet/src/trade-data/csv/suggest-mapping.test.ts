import { describe, expect, test } from '@jest/globals';
import { validateFormat } from '@originmark/schemas';
import { HEADER_WORDS } from './header-words.ts';
import { suggestMapping } from './suggest-mapping.ts';

describe('a suggested mapping', () => {
  test('knows Spanish names of columns', () => {
    const { mapping, unread, missing, toDecide } = suggestMapping(
      [
        'Factura',
        'FECHA',
        'Descripción',
        'Cantidad',
        'Unidad',
        'Valor',
        'Fracción arancelaria',
        'Notas',
      ],
      { document: 'CommercialInvoice', delimiter: ';', headerRow: 2 },
    );

    expect(mapping).toMatchObject({ delimiter: ';', headerRow: 2 });
    expect(mapping.columns.map(({ field, header }) => [field, header])).toEqual([
      ['invoiceNumber', 'Factura'],
      ['invoiceDate', 'FECHA'],
      ['description', 'Descripción'],
      ['quantity', 'Cantidad'],
      ['unit', 'Unidad'],
      ['amount', 'Valor'],
      ['hts', 'Fracción arancelaria'],
    ]);
    expect(unread).toEqual(['Notas']);
    expect(missing).toEqual(['seller', 'buyer', 'currency']);
    expect(toDecide.map((question) => question.split(':')[0])).toEqual([
      'decimalMark',
      'dateFormat',
      'goodsSystem',
    ]);
  });

  test('knows English names of columns', () => {
    const { mapping, missing } = suggestMapping(['Part No.', 'GTIN', 'HTS', 'Duty rate'], {
      document: 'PartsList',
    });
    expect(mapping.columns.map(({ field }) => field)).toEqual([
      'part',
      'product',
      'hts',
      'dutyRate',
    ]);
    expect(missing).toEqual([]);
  });

  test('asks which of two columns of one name is meant', () => {
    const { mapping, unread, toDecide } = suggestMapping(['Item', 'Value', 'Value'], {
      document: 'CommercialInvoice',
    });
    expect(mapping.columns).toContainEqual({ field: 'amount', header: 'Value', occurrence: 1 });
    expect(unread).toEqual(['Value']);
    expect(toDecide).toContain('amount: 2 columns are named "Value"');
  });

  test('is not applied by itself: as it is, no reader takes it', () => {
    const { mapping } = suggestMapping(['part'], { document: 'PartsList' });
    expect(validateFormat('CsvMapping', mapping)).toMatchObject({ keyword: 'required' });
    expect(validateFormat('CsvMapping', { ...mapping, decimalMark: '.' })).toBeUndefined();
  });

  test('means one field by a word, within a document', () => {
    for (const fields of [
      [
        'invoiceNumber',
        'invoiceDate',
        'item',
        'product',
        'hts',
        'quantity',
        'unit',
        'amount',
        'total',
      ],
      ['part', 'product', 'hts', 'description', 'maker', 'rights', 'dutyRate'],
    ] as const) {
      const words = fields.flatMap((field) => HEADER_WORDS[field]);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });
});
