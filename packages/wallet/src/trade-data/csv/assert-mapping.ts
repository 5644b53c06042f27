import { type CsvField, type CsvMapping, validateFormat } from '@originmark/schemas';
import { WalletError } from '../../wallet-error.ts';
import { tellRule } from '../tell-rule.ts';

/** The documents that a mapping can read. */
export type CsvDocument = CsvMapping['document'];

/** Fields of each document: those it cannot do without, and those it may have. */
export const CSV_FIELDS: Readonly<
  Record<
    CsvDocument,
    { readonly required: readonly CsvField[]; readonly optional: readonly CsvField[] }
  >
> = {
  CommercialInvoice: {
    required: [
      'invoiceNumber',
      'invoiceDate',
      'seller',
      'buyer',
      'description',
      'quantity',
      'unit',
      'currency',
    ],
    optional: [
      'item',
      'product',
      'hts',
      'unitPrice',
      'amount',
      'countryOfOrigin',
      'lot',
      'incoterm',
      'place',
      'total',
    ],
  },
  PackingList: {
    required: ['packingListNumber', 'shipper', 'description', 'quantity', 'unit'],
    optional: [
      'invoiceNumber',
      'item',
      'product',
      'packages',
      'netWeight',
      'grossWeight',
      'weightUnit',
    ],
  },
  BillOfMaterials: {
    required: ['description', 'hts', 'originating'],
    optional: [
      'part',
      'countryOfOrigin',
      'producedIn',
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
      'formedIn',
      'finishedIn',
      'yarnFormedIn',
    ],
  },
  PartsList: {
    required: ['part'],
    optional: ['seller', 'product', 'hts', 'description', 'maker', 'rights', 'dutyRate'],
  },
};

/**
 * @internal A mapping that can be read by, for a document of this kind.
 * @throws WalletError `wallet.mapping-unfit`
 */
export function assertMapping(mapping: unknown, document: CsvDocument): CsvMapping {
  const fault = validateFormat('CsvMapping', mapping);
  if (fault !== undefined) throw unfit(`the mapping is not one: it needs ${tellRule(fault)}`);
  const known = mapping as CsvMapping;
  if (known.document !== document)
    throw unfit(`the mapping is for a ${known.document}, not for a ${document}`);
  if (known.groupMark === known.decimalMark)
    throw unfit(`decimalMark and groupMark are both "${known.decimalMark}"`);
  const fields = fieldsOf(known);
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice !== undefined) throw unfit(`the mapping has ${twice} twice`);
  const { required, optional } = CSV_FIELDS[document];
  const foreign = fields.filter((field) => !required.includes(field) && !optional.includes(field));
  if (foreign.length > 0) throw unfit(`a ${document} has no ${foreign.join(', ')}`);
  const missing = missingFields(document, fields);
  if (missing.length > 0)
    throw unfit(`the mapping has neither a column nor a constant for ${missing.join(', ')}`);
  if (fields.includes('hts') && document !== 'PartsList' && !known.goodsSystem)
    throw unfit('the mapping has hts but no goodsSystem such as HTS2026');
  return known;
}

/** @internal What a document of this kind still lacks. */
export function missingFields(document: CsvDocument, fields: readonly CsvField[]): CsvField[] {
  const missing = CSV_FIELDS[document].required.filter((field) => !fields.includes(field));
  const has = (field: CsvField): boolean => fields.includes(field);
  if (document === 'CommercialInvoice' && !has('amount') && !has('unitPrice'))
    missing.push('amount');
  if (document === 'CommercialInvoice' && has('incoterm') !== has('place'))
    missing.push(has('place') ? 'incoterm' : 'place');
  if (document === 'BillOfMaterials' && hasAmounts(has) && !has('currency'))
    missing.push('currency');
  if ((has('netWeight') || has('grossWeight')) && !has('weightUnit')) missing.push('weightUnit');
  return missing;
}

const hasAmounts = (has: (field: CsvField) => boolean): boolean =>
  has('amount') || has('unitPrice') || has('freight');

function fieldsOf({ columns, constants = [] }: CsvMapping): CsvField[] {
  return [...columns, ...constants].map(({ field }) => field);
}

function unfit(found: string): WalletError {
  return new WalletError('wallet.mapping-unfit', found);
}
