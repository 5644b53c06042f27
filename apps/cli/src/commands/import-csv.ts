import type { CsvMapping } from '@originmark/schemas';
import {
  readInvoices,
  readPackingLists,
  readPartsList,
  type RowProblem,
  WalletError,
} from '@originmark/wallet';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import { parseFormatFile } from '../files/load-format.ts';
import { parseJsonFile } from '../files/parse-json-file.ts';
import { readInput } from '../files/read-input.ts';
import { refuseWorkbook } from '../files/refuse-workbook.ts';
import { type WrittenDraft, writeDraft } from '../files/write-draft.ts';
import type { Call, Io } from '../io.ts';
import type { Page } from '../render/page.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface ImportCsvArgs extends PrintArgs {
  readonly what: readonly string[];
  readonly mapping: string;
  readonly book?: string;
  readonly drafts?: string;
}

const MAX_CSV_BYTES = 256 * 1024 * 1024;
const MAX_JSON_BYTES = 4 * 1024 * 1024;
/** Rows that are told on the page; all are in `--json`. */
const SHOWN = 50;

/** A whole paper, as its draft is to be written. */
interface Paper {
  readonly name: string;
  readonly text: string;
}

/** A CSV file, what was read of it, and every row to correct. */
interface ReadCsv {
  readonly name: string;
  readonly rows: number;
  readonly papers: readonly Paper[];
  readonly incomplete: number;
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

/** With the drafts that were written of it. */
interface CsvFile extends Omit<ReadCsv, 'papers'> {
  readonly drafts: readonly WrittenDraft[];
}

/**
 * Reads invoices, packing lists or parts lists in CSV as the mapping says: drafts of credentials for those who
 * issue them, and what is wrong by row and column. A draft that lacks rows of its paper is not written.
 * @returns 0, or 2 when a row is to be corrected
 * @throws CliError 64, 65; WalletError
 */
export async function runImportCsv({ args, io }: Call<ImportCsvArgs>): Promise<ExitCode> {
  const mapping = await readMapping(args.mapping, io);
  if (args.book === undefined)
    throw wrongUsage(
      '--mapping reads CSV files: say with --book who stands behind the names in them.',
    );
  const bookBytes = await readInput(args.book, 'the party book', { io, maxBytes: MAX_JSON_BYTES });
  const parties = parseJsonFile(bookBytes, args.book, 'a party book');
  // All are read before anything is written: a file that cannot be read takes no draft of another with it.
  const tables: ReadCsv[] = [];
  for (const name of args.what) tables.push(await readCsv(name, mapping, { parties, args, io }));
  const files: CsvFile[] = [];
  for (const { papers, ...table } of tables)
    files.push({ ...table, drafts: await writeDrafts(papers, args.drafts, io) });
  const told = files.map(({ drafts, ...file }) => ({
    ...file,
    drafts: drafts.map(({ file: path }) => path),
  }));
  await printResult(io, args, { document: mapping.document, files: told }, (page) => {
    page.heading('Read');
    for (const file of files) putCsvFile(page, file, mapping.document);
    if (args.drafts === undefined && mapping.document !== 'PartsList')
      page.put('Nothing was written: name a folder with --drafts to have the drafts.');
  });
  return files.some(({ problemCount }) => problemCount > 0) ? EXIT.review : EXIT.noException;
}

function putCsvFile(
  page: Page,
  { drafts, incomplete, name, problemCount, problems, rows }: CsvFile,
  document: CsvMapping['document'],
): void {
  putFact(page, 'file', name);
  putFact(page, document === 'PartsList' ? 'parts' : 'lines', String(rows));
  for (const { beside, file } of drafts)
    putFact(
      page,
      'draft',
      beside === undefined ? file : `${file} (${beside} holds another, and is let be)`,
    );
  if (incomplete > 0)
    putFact(page, 'not whole', `${counted(incomplete, 'paper')}: correct the rows and read again`);
  if (problemCount > 0) putFact(page, 'to correct', counted(problemCount, 'place'));
  for (const { message, remedy, source } of problems.slice(0, SHOWN))
    page.put(
      `row ${source.row}${source.column === undefined ? '' : `, column ${source.column}`}: ${message}. ${remedy}.`,
      { first: '  ', rest: '    ' },
    );
  if (problemCount > SHOWN)
    page.put(`  and ${counted(problemCount - SHOWN, 'place')} more; --json has them.`);
  page.gap();
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

async function readMapping(path: string, io: Io): Promise<CsvMapping> {
  const bytes = await readInput(path, 'the mapping', { io, maxBytes: MAX_JSON_BYTES });
  return parseFormatFile(
    bytes,
    path,
    'CsvMapping',
    'a mapping of columns',
  ) as unknown as CsvMapping;
}

async function readCsv(
  name: string,
  mapping: CsvMapping,
  { args, io, parties }: { parties: unknown; args: ImportCsvArgs; io: Io },
): Promise<ReadCsv> {
  const bytes = await readInput(name, 'the CSV file', { io, maxBytes: MAX_CSV_BYTES });
  refuseWorkbook(bytes, name);
  if (mapping.document === 'BillOfMaterials')
    throw wrongUsage(
      `${name} is a bill of materials: it belongs to a production record. Decide origin by it with "origin determine <record> --materials ${name} --mapping <mapping>".`,
    );
  const options = { mapping, parties };
  try {
    if (mapping.document === 'PartsList') {
      const { problemCount, problems, records } = await readPartsList(bytes, options);
      return { name, rows: records.length, papers: [], incomplete: 0, problems, problemCount };
    }
    const isInvoice = mapping.document === 'CommercialInvoice';
    const { drafts, problemCount, problems } = isInvoice
      ? await readInvoices(bytes, options)
      : await readPackingLists(bytes, options);
    const type = isInvoice ? 'CommercialInvoiceCredential' : 'PackingListCredential';
    return {
      name,
      rows: drafts.reduce((sum, { rows }) => sum + rows.length, 0),
      papers: drafts
        .filter(({ isWhole }) => isWhole)
        .map(({ subject }, at) => ({
          name: fileNameOf(numberOf(subject) ?? String(at + 1)),
          text: JSON.stringify({ type, credentialSubject: subject }, null, 2),
        })),
      incomplete: drafts.filter(({ isWhole }) => !isWhole).length,
      problems,
      problemCount,
    };
  } catch (cause) {
    if (!(cause instanceof WalletError)) throw cause;
    const at = { csv: name, mapping: args.mapping, book: args.book ?? '' };
    throw unreadable(`${whereOf(cause, at)}: ${cause.message}. (${cause.code})`, cause);
  }
}

/** The file that an error is about. */
function whereOf(
  { code }: WalletError,
  { book, csv, mapping }: Readonly<Record<'book' | 'csv' | 'mapping', string>>,
): string {
  if (code === 'wallet.party-book-unfit') return book;
  return code === 'wallet.mapping-unfit' ? `${csv}, read by ${mapping}` : csv;
}

async function writeDrafts(
  papers: readonly Paper[],
  folder: string | undefined,
  io: Io,
): Promise<readonly WrittenDraft[]> {
  const written: WrittenDraft[] = [];
  for (const { name, text } of folder === undefined ? [] : papers)
    written.push(await writeDraft(String(folder), name, text, io));
  return written;
}

/** Its own number first: a packing list names its invoice too, and several may name the same. */
function numberOf(subject: object): string | undefined {
  const { invoiceNumber, packingListNumber } = subject as Readonly<
    Record<'invoiceNumber' | 'packingListNumber', string | undefined>
  >;
  return packingListNumber ?? invoiceNumber;
}

/** A number of a paper as the name of a file: nothing in it leads out of the folder. */
function fileNameOf(number: string): string {
  return number.replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 80);
}
