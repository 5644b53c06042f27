import { foldToAscii } from '@originmark/customs/numbers';
import type { CsvColumn, CsvField, CsvMapping } from '@originmark/schemas';
import { CSV_FIELDS, type CsvDocument, missingFields } from './assert-mapping.ts';
import { HEADER_WORDS } from './header-words.ts';

/** What is known of the file besides its header row. */
export interface SuggestOptions {
  readonly document: CsvDocument;
  /** Default 1. */
  readonly headerRow?: number;
  /** Default `,`. */
  readonly delimiter?: CsvMapping['delimiter'];
}

/** A proposal, for a person to read, complete and keep as a mapping file. It is never applied by itself. */
export interface SuggestedMapping {
  /** Without the decimal mark, which no header tells: as it is, no reader takes it. */
  readonly mapping: Omit<CsvMapping, 'decimalMark'>;
  /** Columns whose name says nothing known, or that come after one of the same meaning. */
  readonly unread: readonly string[];
  /** Fields that still need a column or a constant. */
  readonly missing: readonly CsvField[];
  /** Questions that the header leaves open. */
  readonly toDecide: readonly string[];
}

/** Proposes a mapping from the names of columns, in English or Spanish. */
export function suggestMapping(
  headerRow: readonly string[],
  { document, headerRow: row = 1, delimiter = ',' }: SuggestOptions,
): SuggestedMapping {
  const { required, optional } = CSV_FIELDS[document];
  const fields = [...required, ...optional];
  const columns: CsvColumn[] = [];
  const unread: string[] = [];
  const toDecide = [
    'decimalMark: whether 1.234 is one or a thousand; groupMark, if digits are grouped',
  ];
  for (const [at, header] of headerRow.entries()) {
    const folded = fold(header);
    const field = fields.find(
      (one) =>
        HEADER_WORDS[one].includes(folded) && !columns.some((column) => column.field === one),
    );
    if (field === undefined) {
      if (folded !== '') unread.push(header.trim());
      continue;
    }
    const same = headerRow.filter((one) => fold(one) === folded).length;
    const before = headerRow.slice(0, at).filter((one) => one.trim() === header.trim()).length;
    if (same > 1) toDecide.push(`${field}: ${same} columns are named "${header.trim()}"`);
    const isRepeated = headerRow.filter((one) => one.trim() === header.trim()).length > 1;
    columns.push({ field, header: header.trim(), ...(isRepeated && { occurrence: before + 1 }) });
  }
  const found = columns.map(({ field }) => field);
  if (found.includes('invoiceDate'))
    toDecide.push('dateFormat: whether 03/04/2026 is in March or in April');
  if (found.includes('hts') && document !== 'PartsList')
    toDecide.push('goodsSystem: whose tariff, and of which year, such as HTS2026');
  if (found.includes('rights')) toDecide.push('listMark: what stands between several rights');
  return {
    mapping: { type: 'CsvMapping', version: 1, document, delimiter, headerRow: row, columns },
    unread,
    missing: missingFields(document, found),
    toDecide,
  };
}

function fold(header: string): string {
  return foldToAscii(header)
    .toLowerCase()
    .replaceAll(/[.:()°º_]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
