import type { CsvMapping } from '@originmark/schemas';
import { type DemoLine, LINES } from '../facts/lines.ts';
import { RIGHTS } from '../facts/rights.ts';
import { didOf } from '../keys.ts';
import { createPartyBook } from './party-book.ts';

/** How one seller writes its invoice. */
interface Habit {
  readonly name: string;
  readonly line: DemoLine;
  readonly mapping: Pick<
    CsvMapping,
    'encoding' | 'delimiter' | 'decimalMark' | 'groupMark' | 'dateFormat'
  >;
  /** Written before the header. */
  readonly above: readonly string[];
  readonly headers: readonly string[];
  readonly piece: string;
}

const SPANISH = [
  'Factura',
  'Fecha',
  'Código',
  'Descripción',
  'GTIN',
  'Fracción arancelaria',
  'Cantidad',
  'Unidad',
  'Precio unitario',
  'Importe',
  'Moneda',
  'País de origen',
  'Lote',
  'Incoterm',
  'Lugar',
];
const ENGLISH = [
  'Invoice no.',
  'Invoice date',
  'Style',
  'Description',
  'GTIN',
  'HTS',
  'Qty',
  'UOM',
  'Unit price',
  'Amount',
  'Currency',
  'Origin',
  'Lot',
  'Incoterm',
  'Place',
];
const FIELDS = [
  'invoiceNumber',
  'invoiceDate',
  'item',
  'description',
  'product',
  'hts',
  'quantity',
  'unit',
  'unitPrice',
  'amount',
  'currency',
  'countryOfOrigin',
  'lot',
  'incoterm',
  'place',
] as const;

const [SHIRTS, TOYS, SUITCASES, TSHIRTS] = LINES;

/** Four sellers, four ways of writing numbers, days and letters. */
const HABITS: readonly Habit[] = [
  {
    name: 'invoice-shirts',
    line: SHIRTS,
    mapping: {
      encoding: 'windows-1252',
      delimiter: ';',
      decimalMark: ',',
      groupMark: '.',
      dateFormat: 'DD/MM/YYYY',
    },
    above: ['Confecciones Valle de Sula', ''],
    headers: SPANISH,
    piece: 'PZA',
  },
  {
    name: 'invoice-toys',
    line: TOYS,
    mapping: { delimiter: ',', decimalMark: '.', groupMark: ',', dateFormat: 'YYYY-MM-DD' },
    above: [],
    headers: SPANISH,
    piece: 'Pieza',
  },
  {
    name: 'invoice-suitcases',
    line: SUITCASES,
    mapping: { delimiter: '\t', decimalMark: '.', dateFormat: 'DD-MM-YYYY' },
    above: [],
    headers: SPANISH,
    piece: 'pza.',
  },
  {
    name: 'invoice-tshirts',
    line: TSHIRTS,
    mapping: { delimiter: ',', decimalMark: '.', groupMark: ',', dateFormat: 'MM/DD/YYYY' },
    above: [],
    headers: ENGLISH,
    piece: 'PCS',
  },
];

/**
 * The invoices and the parts list of the demo as its traders keep them, with their mapping files and
 * the party book: bytes by file name, as they lie in `trade-data/`.
 */
export function createTradeFiles(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const habit of HABITS) {
    files.set(`${habit.name}.csv`, encode(writeInvoice(habit), habit.mapping.encoding));
    files.set(`${habit.name}.mapping.json`, json(createMapping(habit)));
  }
  files.set('parts.csv', encode(writeParts(), 'utf-8'));
  files.set('parts.mapping.json', json(PARTS_MAPPING));
  files.set('party-book.json', json(createPartyBook()));
  return files;
}

function writeInvoice({ line, mapping, above, headers, piece }: Habit): string {
  const number = (value: string): string => writeNumber(value, mapping);
  const cells = [
    line.invoice.number,
    writeDay(line.invoice.date, mapping.dateFormat ?? 'YYYY-MM-DD'),
    line.style,
    line.description,
    gtinOf(line),
    line.hts,
    number(line.pieces),
    piece,
    number(line.unitPrice),
    number(`${line.enteredValue}.00`),
    'USD',
    line.country,
    line.lots?.[0] ?? '',
    line.termsOfSale.incoterm,
    line.termsOfSale.place,
  ];
  const rows = [...above.map((text) => [text]), headers, cells];
  return rows.map((row) => writeRow(row, mapping.delimiter)).join('');
}

function createMapping({ line, mapping, above, headers, piece }: Habit): CsvMapping {
  return {
    type: 'CsvMapping',
    version: 1,
    document: 'CommercialInvoice',
    headerRow: above.length + 1,
    ...mapping,
    goodsSystem: 'HTS2026',
    columns: FIELDS.map((field, at) => ({ field, header: headers[at] ?? field })),
    constants: [
      { field: 'seller', value: didOf(line.seller) },
      { field: 'buyer', value: didOf('harborpine') },
    ],
    units: [{ written: piece, unit: 'C62' }],
  };
}

const PARTS_MAPPING: CsvMapping = {
  type: 'CsvMapping',
  version: 1,
  document: 'PartsList',
  delimiter: ',',
  headerRow: 1,
  decimalMark: '.',
  listMark: ';',
  columns: [
    { field: 'part', header: 'Part number' },
    { field: 'seller', header: 'Seller' },
    { field: 'product', header: 'GTIN' },
    { field: 'hts', header: 'HTS' },
    { field: 'description', header: 'Description' },
    { field: 'maker', header: 'Maker' },
    { field: 'rights', header: 'Rights' },
    { field: 'dutyRate', header: 'Duty rate' },
  ],
};

function writeParts(): string {
  const rows = LINES.map((line) => [
    line.style,
    didOf(line.seller),
    gtinOf(line),
    line.hts,
    line.description,
    line.mid,
    line.line === 2 ? [RIGHTS.mark.right, RIGHTS.art.right].join(';') : '',
    line.columnOneRate,
  ]);
  const header = PARTS_MAPPING.columns.map((column) => column.header);
  return [header, ...rows].map((row) => writeRow(row, ',')).join('');
}

function gtinOf({ product }: DemoLine): string {
  return product.slice(product.lastIndexOf('/') + 1);
}

function writeRow(cells: readonly string[], delimiter: string): string {
  const written = cells.map((cell) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${written.join(delimiter)}\r\n`;
}

function writeNumber(value: string, { decimalMark, groupMark }: Habit['mapping']): string {
  const [whole = '', places] = value.split('.');
  const grouped =
    groupMark === undefined ? whole : whole.replaceAll(/\B(?=(?:[0-9]{3})+$)/g, groupMark);
  return places === undefined ? grouped : `${grouped}${decimalMark}${places}`;
}

function writeDay(day: string, format: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return format.replace('YYYY', year).replace('MM', month).replace('DD', date);
}

function json(value: unknown): Uint8Array {
  return encode(`${JSON.stringify(value, null, 2)}\n`, 'utf-8');
}

/** Every letter of the facts is in Latin-1, which windows-1252 holds unchanged. */
function encode(text: string, encoding: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(text, encoding === 'windows-1252' ? 'latin1' : 'utf8'));
}
