import { assertMapping } from '../csv/assert-mapping.ts';
import type { CsvSource } from '../csv/read-rows.ts';
import { readTable } from '../csv/read-table.ts';
import { createRowReader, type RowReader } from '../csv/row-reader.ts';
import type { CsvOptions } from '../documents/read-invoices.ts';
import { readPartyDid } from '../documents/read-party.ts';
import { type Parties, readPartyBook } from '../party-book.ts';
import { createProblemList, shown, type ToldProblems } from '../trade-problem.ts';
import { createPartIndex, type PartIndex, type PartRecord } from './part-index.ts';

/** A parts list, and what is wrong in it. */
export interface ReadPartsList extends ToldProblems {
  /** Every row that stands by itself, also where rows contradict each other. */
  readonly records: readonly PartRecord[];
  readonly index: PartIndex;
}

const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%[\]-]+$/;

/**
 * A parts list from CSV: what each part number is, under which tariff number, who makes it, and
 * which rights are on it.
 * @throws WalletError `wallet.mapping-unfit`, `wallet.party-book-unfit`, `wallet.file-unreadable`
 */
export async function readPartsList(
  source: CsvSource,
  options: Omit<CsvOptions, 'parts'>,
): Promise<ReadPartsList> {
  const mapping = assertMapping(options.mapping, 'PartsList');
  const parties = readPartyBook(options.parties);
  const problems = createProblemList(options.maxProblems);
  const createReader = createRowReader(mapping, problems.tell);
  const records: PartRecord[] = [];
  for await (const rows of readTable(source, mapping, problems.tell))
    for (const row of rows) {
      const reader = createReader(row);
      const record = readRecord(reader, parties, mapping.listMark);
      if (record !== undefined && reader.isGood()) records.push(record);
    }
  const { index, conflicts } = createPartIndex(records);
  for (const conflict of conflicts) problems.tell(conflict);
  return { records, index, ...problems.told() };
}

function readRecord(
  reader: RowReader,
  parties: Parties,
  listMark: string | undefined,
): PartRecord | undefined {
  reader.require('part');
  const found = {
    seller: readPartyDid(reader, 'seller', parties),
    product: reader.product('product'),
    hts: reader.hts('hts'),
    description: reader.text('description', 4000),
    maker: readPartyDid(reader, 'maker', parties),
    rights: readRights(reader, listMark),
    dutyRate: reader.text('dutyRate', 40),
  };
  const part = reader.name('part', 80);
  if (part === undefined) return undefined;
  const known = Object.entries(found).filter(([, value]) => value !== undefined);
  return { part, ...Object.fromEntries(known), row: reader.row };
}

function readRights(reader: RowReader, listMark: string | undefined): string[] | undefined {
  const cell = reader.text('rights', 4000);
  if (cell === undefined) return undefined;
  const rights = (listMark === undefined ? [cell] : cell.split(listMark))
    .map((right) => right.trim())
    .filter((right) => right !== '');
  const wrong = rights.find((right) => right.length > 2048 || !IRI.test(right));
  if (wrong !== undefined)
    reader.refuse(
      'rights',
      `${shown(wrong)} is no IRI of a right`,
      'write the IRI as the credential of the right has it; declare listMark for several',
    );
  return [...new Set(rights)].sort();
}
