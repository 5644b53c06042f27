import { type CsvError, parse } from 'csv-parse';
import type { CsvMapping } from '@originmark/schemas';
import { WalletError } from '../../wallet-error.ts';
import type { RowProblem } from '../trade-problem.ts';

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

/**
 * The rows of a CSV file (RFC 4180, other delimiters allowed), one after another. A row that is not
 * well formed is told and passed over; its number is counted. Where a quotation mark leaves it open
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
): AsyncGenerator<CsvRow> {
  let row = 0;
  let isLost = false;
  const numbers = new WeakMap<string[], number>();
  const endAt = (found: string): void => {
    isLost = true;
    parser.destroy(new WalletError('wallet.file-unreadable', found));
  };
  /** False past the last row that is read. */
  const count = (): boolean => {
    row += 1;
    if (row > maxRows) endAt(`the file has more than ${maxRows} rows`);
    return !isLost;
  };
  const parser = parse({
    delimiter,
    bom: true,
    max_record_size: MAX_ROW_SIZE,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_records_with_error: true,
    on_record: (cells) => {
      if (isLost || !count()) return null;
      numbers.set(cells, row);
      return cells;
    },
    on_skip: (error?: CsvError) => {
      if (isLost || !count()) return undefined;
      if (error?.code === 'CSV_MAX_RECORD_SIZE') {
        endAt(
          `row ${row} has more than ${MAX_ROW_SIZE} characters, perhaps a quotation mark is never closed`,
        );
        return undefined;
      }
      isLost = error?.code !== 'INVALID_OPENING_QUOTE';
      lose({ source: { row }, ...explain(error), isRowKept: false });
      return undefined;
    },
  });
  // Whoever stops reading early, or a source that breaks, must not leave a rejection behind.
  const feeding = feed(source, encoding, parser).catch((cause: unknown) => {
    parser.destroy(cause instanceof Error ? cause : new Error(String(cause)));
  });
  try {
    for await (const cells of parser as AsyncIterable<string[]>)
      yield { row: numbers.get(cells) ?? 0, cells };
  } catch (cause) {
    if (cause instanceof WalletError) throw cause;
    throw new WalletError('wallet.file-unreadable', 'the file could not be read to its end', {
      cause,
    });
  } finally {
    parser.destroy();
    await feeding;
  }
}

async function feed(
  source: CsvSource,
  encoding: string,
  parser: ReturnType<typeof parse>,
): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunksOf(source)) {
    if (parser.destroyed) return;
    const text = typeof chunk === 'string' ? chunk : decode(decoder, chunk, encoding);
    if (text !== '' && !parser.write(text)) await drained(parser);
  }
  const rest = decode(decoder, undefined, encoding);
  if (parser.destroyed) return;
  parser.end(rest === '' ? undefined : rest);
}

function chunksOf(
  source: CsvSource,
): Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array> {
  return typeof source === 'string' || source instanceof Uint8Array ? [source] : source;
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, encoding: string): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new WalletError('wallet.file-unreadable', `the file is not ${encoding}`, { cause });
  }
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      parser.off('drain', done).off('close', done);
      resolve();
    };
    parser.on('drain', done).on('close', done);
  });
}

function explain(error: CsvError | undefined): { message: string; remedy: string } {
  switch (error?.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return {
        message: 'a quotation mark opened in this row is never closed',
        remedy: 'close it; nothing from this row on was read',
      };
    case 'INVALID_OPENING_QUOTE':
      return {
        message: 'a quotation mark stands inside a cell',
        remedy: 'put the whole cell in quotation marks and double those inside',
      };
    default:
      return {
        message: 'a cell goes on after its closing quotation mark',
        remedy: 'double the quotation marks inside the cell; nothing from this row on was read',
      };
  }
}
