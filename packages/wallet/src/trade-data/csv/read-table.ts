import type { CsvField, CsvMapping } from '@originmark/schemas';
import { WalletError } from '../../wallet-error.ts';
import { type RowProblem, shown } from '../trade-problem.ts';
import { type CsvRow, type CsvSource, readRows } from './read-rows.ts';

/** A cell by what it means. */
export interface MappedCell {
  /** Without blanks at its ends; empty when there is nothing. */
  readonly text: string;
  /** Name of its column, or `constant` with the field. */
  readonly column: string;
}

/** A row by what its cells mean. */
export interface MappedRow {
  readonly row: number;
  cell(field: CsvField): MappedCell | undefined;
}

type Place = { readonly at: number; readonly header: string };

/** What the header says of the rows below it. */
interface Header {
  readonly places: ReadonlyMap<CsvField, Place>;
  readonly constants: ReadonlyMap<CsvField, MappedCell>;
  /** Cells up to the last name. */
  readonly width: number;
  /** Cells under no name, before the last one. */
  readonly unnamed: readonly number[];
}

/**
 * The rows below the header, by the mapping, piece by piece of the file: read each piece to its end before the next. Rows
 * of nothing are passed over; a row that goes on after the last name of the header is told and passed over, because then
 * nothing says which cell is which. A cell under a blank between two names is told, and its row stands: no mapping can
 * name that column.
 * @throws WalletError `wallet.mapping-unfit`, `wallet.file-unreadable`
 */
export async function* readTable(
  source: CsvSource,
  mapping: CsvMapping,
  lose: (problem: RowProblem) => void,
): AsyncGenerator<Iterable<MappedRow>> {
  /** Lost: the header itself was passed over as not well formed. */
  const head: { found?: Header; isLost: boolean } = { isLost: false };
  function* below(rows: Iterable<CsvRow>): Generator<MappedRow> {
    for (const one of rows) {
      if (one.row < mapping.headerRow) continue;
      const header = head.found;
      if (header === undefined) {
        head.isLost = one.row > mapping.headerRow;
        if (head.isLost) return;
        head.found = readHeader(one, mapping);
      } else if (one.cells.some(isFilled)) {
        if (one.cells.length > header.width && one.cells.slice(header.width).some(isFilled)) {
          lose(tooLong(one, header.width));
          continue;
        }
        for (const at of header.unnamed)
          if (isFilled(one.cells[at] ?? '')) lose(nameless(one.row, at));
        yield toMappedRow(one, header);
      }
    }
  }
  for await (const rows of readRows(source, mapping, lose)) {
    yield below(rows);
    if (head.isLost) break;
  }
  if (head.found === undefined)
    throw new WalletError(
      'wallet.file-unreadable',
      `the file has no readable row ${mapping.headerRow}, where its header should be`,
    );
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

function readHeader(row: CsvRow, mapping: CsvMapping): Header {
  const width = row.cells.findLastIndex(isFilled) + 1;
  const constants = (mapping.constants ?? []).map(
    ({ field, value }) => [field, { text: value, column: `constant ${field}` }] as const,
  );
  return {
    places: findColumns(row, mapping),
    constants: new Map(constants),
    width,
    unnamed: row.cells.flatMap((cell, at) => (isFilled(cell) || at >= width ? [] : [at])),
  };
}

function findColumns(header: CsvRow, mapping: CsvMapping): ReadonlyMap<CsvField, Place> {
  const names = header.cells.map(normalize);
  const places = new Map<CsvField, Place>();
  const faults: string[] = [];
  for (const { field, header: name, occurrence } of mapping.columns) {
    const found = names.flatMap((one, at) => (one === normalize(name) ? [at] : []));
    const at = found[(occurrence ?? 1) - 1];
    if (at === undefined) faults.push(`no column ${shown(name)} for ${field}`);
    else if (found.length > 1 && occurrence === undefined)
      faults.push(
        `${found.length} columns ${shown(name)} for ${field} (say which with "occurrence")`,
      );
    else places.set(field, { at, header: name });
  }
  if (
    faults.length > 0 &&
    mapping.columns.every(({ header: name }) => !names.includes(normalize(name)))
  )
    throw new WalletError(
      'wallet.mapping-unfit',
      `row ${header.row} has none of the columns that the mapping names, such as ${mapping.columns
        .slice(0, 3)
        .map((column) => shown(column.header))
        .join(
          ', ',
        )}; look at delimiter, headerRow and encoding first. As it is read, it has ${counted(names)}`,
    );
  if (faults.length > 0)
    throw new WalletError(
      'wallet.mapping-unfit',
      `row ${header.row} has ${faults.join('; ')}. It has ${counted(names)}`,
    );
  return places;
}

function counted(names: readonly string[]): string {
  const told = names.slice(0, 60).map(shown).join(', ');
  return names.length === 1 ? `one column, ${told}` : `${names.length} columns: ${told}`;
}

/** Blanks and line breaks inside a header cell are layout. */
function normalize(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

function toMappedRow({ row, cells }: CsvRow, { constants, places }: Header): MappedRow {
  return {
    row,
    cell(field) {
      const place = places.get(field);
      return place === undefined
        ? constants.get(field)
        : { text: (cells[place.at] ?? '').trim(), column: place.header };
    },
  };
}

function tooLong({ row, cells }: CsvRow, width: number): RowProblem {
  return {
    source: { row },
    message: `the row has ${cells.findLastIndex(isFilled) + 1} cells, the header ${width}`,
    remedy: 'look for a delimiter inside a cell without quotation marks, or name the column',
    isRowKept: false,
  };
}

function nameless(row: number, at: number): RowProblem {
  return {
    source: { row },
    message: `cell ${at + 1} stands under no name in the header and was not read`,
    remedy: 'name its column in the header, or empty the cell',
    isRowKept: true,
  };
}
