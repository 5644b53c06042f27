import type { CsvMapping } from '@originmark/schemas';
import { WalletError } from '../../wallet-error.ts';
import type { RowProblem } from '../trade-problem.ts';
import { createRowTokenizer, type RowFault, type TokenizedRow } from './tokenize-rows.ts';

/** A file: its text or bytes at once, or in chunks of any size. */
export type CsvSource = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** A row as it stands in the file, numbered as a spreadsheet numbers it. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Characters of one row: what is longer was never closed. */
const MAX_ROW_SIZE = 1_000_000;

/** Rows of a file, blank ones among them: no spreadsheet has more, and each takes its time. */
const MAX_ROWS = 1_048_576;

/** A file given at once is cut into rows piece by piece, so that few of them wait. */
const PIECE_SIZE = 65_536;

/**
 * The rows of a CSV file (RFC 4180, other delimiters allowed), in order, piece by piece of the file: read each piece to
 * its end before the next. A row that is not
 * well formed is told once and passed over; its number is counted. Where a quotation mark leaves it open
 * what is cell and what is not, reading ends there: misreading the rest would be worse. Rows of
 * nothing come as rows.
 * @param lose - told of every row that was passed over
 * @throws WalletError `wallet.file-unreadable` when the bytes are not in the encoding, a row has no end, or
 * there are more rows than are read
 */
export async function* readRows(
  source: CsvSource,
  { encoding = 'utf-8', delimiter }: Pick<CsvMapping, 'encoding' | 'delimiter'>,
  lose: (problem: RowProblem) => void,
  maxRows = MAX_ROWS,
): AsyncGenerator<Iterable<CsvRow>> {
  const tokenizer = createRowTokenizer(delimiter, MAX_ROW_SIZE);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const told = { lose, maxRows };
  for await (const chunk of chunksOf(source)) {
    const text = typeof chunk === 'string' ? chunk : decode(decoder, chunk, encoding);
    for (let at = 0; at < text.length; at += PIECE_SIZE)
      yield standing(tokenizer.write(text.slice(at, at + PIECE_SIZE)), told);
    if (tokenizer.isOver()) return;
  }
  yield standing(tokenizer.write(decode(decoder, undefined, encoding)), told);
  yield standing(tokenizer.end(), told);
}

function* standing(
  rows: readonly TokenizedRow[],
  { lose, maxRows }: { readonly lose: (problem: RowProblem) => void; readonly maxRows: number },
): Generator<CsvRow> {
  for (const one of rows) {
    if (one.row > maxRows)
      throw new WalletError('wallet.file-unreadable', `the file has more than ${maxRows} rows`);
    if ('cells' in one) yield one;
    else lose({ source: { row: one.row }, ...explain(one.row, one.fault), isRowKept: false });
  }
}

async function* chunksOf(source: CsvSource): AsyncGenerator<string | Uint8Array> {
  if (typeof source === 'string' || source instanceof Uint8Array) {
    yield source;
    return;
  }
  try {
    yield* source;
  } catch (cause) {
    throw new WalletError('wallet.file-unreadable', 'the file could not be read to its end', {
      cause,
    });
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, encoding: string): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new WalletError('wallet.file-unreadable', `the file is not ${encoding}`, { cause });
  }
}

function explain(row: number, fault: RowFault): { message: string; remedy: string } {
  switch (fault) {
    case 'too-long':
      throw new WalletError(
        'wallet.file-unreadable',
        `row ${row} has more than ${MAX_ROW_SIZE} characters, perhaps a quotation mark is never closed`,
      );
    case 'quote-open':
      return {
        message: 'a quotation mark opened in this row is never closed',
        remedy: 'close it; nothing from this row on was read',
      };
    case 'quote-inside':
      return {
        message: 'a quotation mark stands inside a cell',
        remedy: 'put the whole cell in quotation marks and double those inside',
      };
    case 'quote-garbage':
      return {
        message: 'a cell goes on after its closing quotation mark',
        remedy: 'double the quotation marks inside the cell; nothing from this row on was read',
      };
  }
}
