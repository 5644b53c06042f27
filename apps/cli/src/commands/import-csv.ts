import type { CsvMapping } from '@originmark/schemas';
import { readInvoices, readPackingLists, readPartsList, type RowProblem } from '@originmark/wallet';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { createDraftPlaces, type DraftPlaces } from '../files/draft-places.ts';
import { parseFormatFile, parseJsonFile } from '../files/load-format.ts';
import { readInput } from '../files/read-input.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call, Io } from '../io.ts';
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

/** A CSV file, what was read of it, and every row to correct. */
interface CsvFile {
  readonly name: string;
  readonly rows: number;
  readonly drafts: readonly string[];
  readonly incomplete: number;
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
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
  const files: CsvFile[] = [];
  const places = createDraftPlaces(args.drafts ?? '', io);
  for (const name of args.what)
    files.push(await readCsv(name, mapping, { parties, args, io, places }));
  await printResult(io, args, { document: mapping.document, files }, (page) => {
    for (const { drafts, incomplete, name, problemCount, problems, rows } of files) {
      page.heading(name);
      putFact(page, 'read', `${rows} ${mapping.document === 'PartsList' ? 'parts' : 'lines'}`);
      for (const draft of drafts) putFact(page, 'draft', draft);
      if (incomplete > 0)
        putFact(page, 'not whole', `${incomplete} papers lack rows: correct them and read again`);
      if (problemCount > 0) putFact(page, 'to correct', `${problemCount} places`);
      for (const { message, remedy, source } of problems.slice(0, SHOWN))
        page.put(
          `row ${source.row}${source.column === undefined ? '' : `, column ${source.column}`}: ${message}. ${remedy}.`,
          { first: '  ', rest: '    ' },
        );
    }
    if (args.drafts === undefined && mapping.document !== 'PartsList')
      page.put('Nothing was written: name a folder with --drafts to have the drafts.');
  });
  return files.some(({ problemCount }) => problemCount > 0) ? EXIT.review : EXIT.noException;
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

interface CsvContext {
  readonly parties: unknown;
  readonly args: ImportCsvArgs;
  readonly io: Io;
  readonly places: DraftPlaces;
}

async function readCsv(
  name: string,
  mapping: CsvMapping,
  { args, io, parties, places }: CsvContext,
): Promise<CsvFile> {
  const bytes = await readInput(name, 'the CSV file', { io, maxBytes: MAX_CSV_BYTES });
  const options = { mapping, parties };
  if (mapping.document === 'PartsList') {
    const { problemCount, problems, records } = await readPartsList(bytes, options);
    return { name, rows: records.length, drafts: [], incomplete: 0, problems, problemCount };
  }
  const isInvoice = mapping.document === 'CommercialInvoice';
  const { drafts, problemCount, problems } = isInvoice
    ? await readInvoices(bytes, options)
    : await readPackingLists(bytes, options);
  const type = isInvoice ? 'CommercialInvoiceCredential' : 'PackingListCredential';
  const written: string[] = [];
  for (const { isWhole, subject } of drafts) {
    if (!isWhole || args.drafts === undefined) continue;
    const file = await places.placeOf(subject);
    await writeOutput(file, JSON.stringify({ type, credentialSubject: subject }, null, 2), io);
    written.push(file);
  }
  return {
    name,
    rows: drafts.reduce((sum, { rows }) => sum + rows.length, 0),
    drafts: written,
    incomplete: drafts.filter(({ isWhole }) => !isWhole).length,
    problems,
    problemCount,
  };
}
