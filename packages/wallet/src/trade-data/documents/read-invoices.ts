import type { CommercialInvoice } from '@originmark/schemas';
import { assertMapping } from '../csv/assert-mapping.ts';
import type { CsvSource } from '../csv/read-rows.ts';
import { readTable } from '../csv/read-table.ts';
import { createRowReader } from '../csv/row-reader.ts';
import type { PartIndex } from '../parts/part-index.ts';
import { readPartyBook } from '../party-book.ts';
import { tellRule } from '../tell-rule.ts';
import { createProblemList, type ProblemList, type ToldProblems } from '../trade-problem.ts';
import { validateSubject } from '../validate-subject.ts';
import { createDocumentCollection, type OpenDocument } from './collect-documents.ts';
import {
  agreesWith,
  type InvoiceHeader,
  readInvoiceHeader,
  requireHeader,
} from './invoice-header.ts';
import { type PricedLine, readInvoiceLine } from './invoice-line.ts';
import { checkTotal } from './invoice-total.ts';

/** What a reader of documents in CSV needs besides the file. */
export interface CsvOptions {
  /** Parsed JSON of the format `CsvMapping`. */
  readonly mapping: unknown;
  /** Parsed JSON of the format `PartyBook`. */
  readonly parties: unknown;
  /** Fills the product of a line from its item number. */
  readonly parts?: PartIndex;
  /** How many problems are told one by one; default 1,000. All are counted. */
  readonly maxProblems?: number;
}

/** A paper read from rows: what its credential would say. */
export interface DocumentDraft<Subject> {
  readonly subject: Subject;
  /** Row of each line of the subject, in the same order. */
  readonly rows: readonly number[];
  /**
   * Every row that may belong to it stands, and it adds up. What is not whole lacks lines that the
   * paper has: it is for correcting, never for signing.
   */
  readonly isWhole: boolean;
}

/** Papers of a CSV file, and what is wrong in it. */
export interface ReadDocuments<Subject> extends ToldProblems {
  readonly drafts: readonly DocumentDraft<Subject>[];
}

/** The largest number of lines that a document may have. */
export const MAX_DOCUMENT_LINES = 999;

/**
 * Commercial invoices from CSV, several in a file where it holds several numbers or sellers. Amounts
 * are exact; a missing amount is quantity times unit price; a missing total is the sum.
 * @throws WalletError `wallet.mapping-unfit`, `wallet.party-book-unfit`, `wallet.file-unreadable`
 */
export async function readInvoices(
  source: CsvSource,
  options: CsvOptions,
): Promise<ReadDocuments<CommercialInvoice>> {
  const mapping = assertMapping(options.mapping, 'CommercialInvoice');
  const parties = readPartyBook(options.parties);
  const problems = createProblemList(options.maxProblems);
  const createReader = createRowReader(mapping, problems.tell);
  const invoices = createDocumentCollection<InvoiceHeader, PricedLine>();
  const table = readTable(source, mapping, (problem) => {
    if (!problem.isRowKept) invoices.leaveOut(undefined);
    problems.tell(problem);
  });
  for await (const rows of table)
    for (const row of rows) {
      const reader = createReader(row);
      const found = readInvoiceHeader(reader, parties);
      const { invoiceNumber } = found;
      let invoice =
        invoiceNumber === undefined ? undefined : invoices.find(invoiceNumber, found.seller);
      const line = readInvoiceLine(reader, {
        mapping,
        parts: options.parts,
        seller: (found.seller ?? invoice?.header.seller)?.id,
        currency: found.currency ?? invoice?.header.currency,
      });
      if (invoice === undefined) requireHeader(reader, found);
      else agreesWith(reader, found, invoice);
      if (!reader.isGood() || line === undefined) {
        invoices.leaveOut(invoiceNumber);
        continue;
      }
      invoice ??= open(found, invoices);
      if (invoice === undefined) continue;
      // One more than may be is kept, so that the paper is told as too long.
      if (invoice.lines.length <= MAX_DOCUMENT_LINES) {
        invoice.lines.push(line);
        invoice.rows.push(row.row);
      }
    }
  const drafts = Array.from(invoices.all(), (invoice) =>
    toDraft(invoice, invoices.isWhole(invoice.header.invoiceNumber), problems),
  );
  return { drafts: drafts.filter((draft) => draft !== undefined), ...problems.told() };
}

function open(
  found: Partial<InvoiceHeader>,
  invoices: ReturnType<typeof createDocumentCollection<InvoiceHeader, PricedLine>>,
): OpenDocument<InvoiceHeader, PricedLine> | undefined {
  const { invoiceNumber, invoiceDate, seller, buyer, currency } = found;
  if (!invoiceNumber || !invoiceDate || !seller || !buyer || !currency) return undefined;
  return invoices.open(invoiceNumber, seller, {
    ...found,
    invoiceNumber,
    invoiceDate,
    seller,
    buyer,
    currency,
  });
}

function toDraft(
  invoice: OpenDocument<InvoiceHeader, PricedLine>,
  hasAllRows: boolean,
  problems: ProblemList,
): DocumentDraft<CommercialInvoice> | undefined {
  const { header, lines, rows } = invoice;
  const { total, addsUp } = checkTotal(invoice, hasAllRows, problems);
  const { invoiceNumber, invoiceDate, seller, buyer, incoterm, place } = header;
  const subject: CommercialInvoice = {
    type: 'CommercialInvoice',
    invoiceNumber,
    invoiceDate,
    seller,
    buyer,
    lines: lines.map(({ line }) => line),
    total,
    ...(incoterm !== undefined && place !== undefined && { termsOfSale: { incoterm, place } }),
  };
  return finishDraft('CommercialInvoiceCredential', subject, rows, hasAllRows && addsUp, problems);
}

/** @internal A draft that meets its schema; what does not is told at its last row and left out. */
export function finishDraft<Subject>(
  type: 'CommercialInvoiceCredential' | 'PackingListCredential',
  subject: Subject,
  rows: readonly number[],
  isWhole: boolean,
  problems: ProblemList,
): DocumentDraft<Subject> | undefined {
  const fault = validateSubject(type, subject);
  if (fault === undefined) return { subject, rows, isWhole };
  const isLong = fault.pointer === '/lines' && fault.keyword === 'maxItems';
  problems.tell({
    source: { row: rows.at(-1) ?? 1 },
    message: isLong
      ? `the document has more than ${MAX_DOCUMENT_LINES} lines`
      : `the document is none: it needs ${tellRule(fault)}`,
    remedy: isLong ? 'divide it into documents with numbers of their own' : 'correct its rows',
    isRowKept: false,
  });
  return undefined;
}
