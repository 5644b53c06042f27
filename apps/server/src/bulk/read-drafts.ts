import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '@originmark/core';
import { type CsvRow, readRows, WalletError } from '@originmark/wallet';
import { HttpError } from '../http/http-error.ts';
import { type BulkColumn, type BulkMapping, setAt } from './bulk-mapping.ts';

/** A row behind the header: row 1 is the second of the file. */
export type RowDraft =
  | { readonly row: number; readonly draft: JsonObject }
  | { readonly row: number; readonly problem: string };

/** Most rows of one file. */
export const MAX_ROWS = 20_000;

/**
 * Reads a file by a mapping: the same bytes give the same rows each time, so that work that was cut short is
 * taken up by the number of its rows.
 * @throws HttpError `http.invalid` where the file or its header is not what the mapping says
 */
export async function readDrafts(
  bytes: Uint8Array,
  mapping: BulkMapping,
): Promise<readonly RowDraft[]> {
  const { delimiter = ',', encoding = 'utf-8' } = mapping;
  const template = JSON.stringify(mapping.credential);
  const drafts: RowDraft[] = [];
  const faults = new Map<number, string>();
  let places: readonly number[] | undefined;
  try {
    const lose = ({ message, remedy, source }: Parameters<Parameters<typeof readRows>[2]>[0]) => {
      if ('row' in source) faults.set(source.row, `${message}: ${remedy}`);
    };
    for await (const piece of readRows(bytes, { delimiter, encoding }, lose, MAX_ROWS + 1))
      for (const one of piece) {
        if (one.row === 1) places = placesOf(one, mapping.columns);
        else
          drafts.push(toDraft(one, { columns: mapping.columns, places: places ?? [], template }));
      }
  } catch (cause) {
    if (!(cause instanceof WalletError)) throw cause;
    throw new HttpError('http.invalid', cause.message, { cause });
  }
  if (places === undefined) throw new HttpError('http.invalid', 'the file has no header');
  for (const [row, problem] of faults) drafts.push({ row: row - 1, problem });
  drafts.sort((a, b) => a.row - b.row);
  if (drafts.length === 0) throw new HttpError('http.invalid', 'the file has no rows');
  return drafts;
}

function placesOf({ cells }: CsvRow, columns: readonly BulkColumn[]): readonly number[] {
  const names = cells.map((cell) => cell.trim());
  return columns.map(({ column }) => {
    const at = names.indexOf(column);
    if (at === -1 || names.indexOf(column, at + 1) !== -1)
      throw new HttpError(
        'http.invalid',
        `the header has the column ${column} ${at === -1 ? 'nowhere' : 'twice'}`,
        { pointer: '/columns' },
      );
    return at;
  });
}

function toDraft(
  { cells, row: line }: CsvRow,
  {
    columns,
    places,
    template,
  }: {
    readonly columns: readonly BulkColumn[];
    readonly places: readonly number[];
    readonly template: string;
  },
): RowDraft {
  const row = line - 1;
  if (cells.every((cell) => cell.trim() === '')) return { row, problem: 'the row is empty' };
  const draft = parseJson(template) as JsonObject;
  for (const [at, column] of columns.entries()) {
    const text = (cells[places[at] ?? -1] ?? '').trim();
    if (text === '') {
      if (column.required === true) return { row, problem: `${column.column} is empty` };
      continue;
    }
    const value = toValue(text, column);
    if (value === undefined)
      return { row, problem: `${column.column}: "${text.slice(0, 80)}" is no ${column.as}` };
    const fault = setAt(draft, column.pointer, value);
    if (fault !== undefined) return { row, problem: `${column.column}: ${fault}` };
  }
  return isJsonObject(draft) ? { row, draft } : { row, problem: 'the template is no object' };
}

function toValue(text: string, { as = 'text' }: BulkColumn): JsonValue | undefined {
  switch (as) {
    case 'text':
      return text;
    case 'list':
      return text
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'number': {
      const value = Number(text);
      // What a number cannot hold exactly is no number here: quantities are text.
      return /^-?(?:0|[1-9]\d{0,14})$/.test(text) ? value : undefined;
    }
    default:
      return undefined;
  }
}
