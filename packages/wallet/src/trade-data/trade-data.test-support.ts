import type { CsvField, CsvMapping, PartyBook } from '@originmark/schemas';

/** A seller and a buyer. */
export const BOOK: PartyBook = {
  type: 'PartyBook',
  version: 1,
  parties: [
    {
      party: { id: 'did:web:buyer.example', name: 'Buyer, Inc.' },
      importerNumber: '89-100042000',
    },
    {
      party: { id: 'did:web:seller.example', name: 'Seller, S.A.' },
      mids: ['HNSELLER12CHO'],
      alsoWritten: ['Seller'],
    },
    { party: { id: 'did:web:broker.example', name: 'Broker, LLC' }, filerCodes: ['Z9Z'] },
  ],
};

/** A mapping whose columns are named as their fields are. */
export function mappingOf(
  document: CsvMapping['document'],
  fields: readonly CsvField[],
  more: Partial<CsvMapping> = {},
): CsvMapping {
  return {
    type: 'CsvMapping',
    version: 1,
    document,
    delimiter: ',',
    headerRow: 1,
    decimalMark: '.',
    columns: fields.map((field) => ({ field, header: field })),
    ...more,
  };
}
