import type { CsvField, IdentifiedParty, PackingList, Quantity } from '@originmark/schemas';
import { assertMapping } from '../csv/assert-mapping.ts';
import type { CsvSource } from '../csv/read-rows.ts';
import { readTable } from '../csv/read-table.ts';
import { createRowReader, type RowReader } from '../csv/row-reader.ts';
import { productOfPart } from '../parts/part-index.ts';
import { readPartyBook } from '../party-book.ts';
import { createProblemList } from '../trade-problem.ts';
import { createDocumentCollection } from './collect-documents.ts';
import {
  type CsvOptions,
  finishDraft,
  MAX_DOCUMENT_LINES,
  type ReadDocuments,
} from './read-invoices.ts';
import { readParty } from './read-party.ts';

type PackingLine = PackingList['lines'][number];

interface PackingHeader {
  readonly packingListNumber: string;
  readonly invoiceNumber: string | undefined;
  readonly shipper: IdentifiedParty;
}

/**
 * Packing lists from CSV, several in a file where it holds several numbers or shippers.
 * @throws WalletError `wallet.mapping-unfit`, `wallet.party-book-unfit`, `wallet.file-unreadable`
 */
export async function readPackingLists(
  source: CsvSource,
  options: CsvOptions,
): Promise<ReadDocuments<PackingList>> {
  const mapping = assertMapping(options.mapping, 'PackingList');
  const parties = readPartyBook(options.parties);
  const problems = createProblemList(options.maxProblems);
  const createReader = createRowReader(mapping, problems.tell);
  const lists = createDocumentCollection<PackingHeader, PackingLine>();
  const table = readTable(source, mapping, (problem) => {
    if (!problem.isRowKept) lists.leaveOut(undefined);
    problems.tell(problem);
  });
  for await (const rows of table)
    for (const row of rows) {
      const reader = createReader(row);
      reader.require('packingListNumber');
      const packingListNumber = reader.name('packingListNumber', 60);
      const invoiceNumber = reader.name('invoiceNumber', 60);
      const shipper = readParty(reader, 'shipper', parties);
      let list =
        packingListNumber === undefined ? undefined : lists.find(packingListNumber, shipper);
      if (list === undefined) reader.require('shipper');
      else if (invoiceNumber !== undefined && invoiceNumber !== list.header.invoiceNumber)
        reader.refuse(
          'invoiceNumber',
          `row ${list.rows[0] ?? '?'} of list ${list.header.packingListNumber} has invoice ${list.header.invoiceNumber ?? 'none'}`,
          'a packing list names one invoice: give each a number of its own',
        );
      const seller = shipper?.id ?? list?.header.shipper.id;
      const item = reader.name('item', 80);
      const line = readLine(reader, productOfPart(reader, { item, seller, parts: options.parts }));
      if (!reader.isGood() || line === undefined || packingListNumber === undefined) {
        lists.leaveOut(packingListNumber);
        continue;
      }
      if (list === undefined && shipper !== undefined)
        list = lists.open(packingListNumber, shipper, {
          packingListNumber,
          invoiceNumber,
          shipper,
        });
      if (list !== undefined && list.lines.length <= MAX_DOCUMENT_LINES) {
        list.lines.push(line);
        list.rows.push(row.row);
      }
    }
  const drafts = Array.from(lists.all(), ({ header, lines, rows: at }) => {
    const { packingListNumber, invoiceNumber, shipper } = header;
    const subject: PackingList = {
      type: 'PackingList',
      packingListNumber,
      ...(invoiceNumber !== undefined && { invoiceNumber }),
      shipper,
      lines,
    };
    const isWhole = lists.isWhole(packingListNumber);
    return finishDraft('PackingListCredential', subject, at, isWhole, problems);
  });
  return { drafts: drafts.filter((draft) => draft !== undefined), ...problems.told() };
}

function readLine(reader: RowReader, product: string | undefined): PackingLine | undefined {
  reader.require('description', 'quantity', 'unit');
  const description = reader.text('description', 4000);
  const value = reader.number('quantity');
  const unit = reader.unit('unit');
  const packages = reader.wholeNumber('packages');
  const netWeight = readWeight(reader, 'netWeight');
  const grossWeight = readWeight(reader, 'grossWeight');
  if (!description || !value || !unit) return undefined;
  return {
    description,
    ...(product !== undefined && { product }),
    quantity: { value, unit },
    ...(packages !== undefined && { packages }),
    ...(netWeight && { netWeight }),
    ...(grossWeight && { grossWeight }),
  };
}

function readWeight(reader: RowReader, field: CsvField): Quantity | undefined {
  const value = reader.number(field);
  if (value === undefined) return undefined;
  reader.require('weightUnit');
  const unit = reader.unit('weightUnit');
  return unit === undefined ? undefined : { value, unit };
}
