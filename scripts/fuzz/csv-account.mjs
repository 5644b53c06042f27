import { isDeepStrictEqual } from 'node:util';
import { CSV_FIELDS } from '../../packages/wallet/src/trade-data/csv/assert-mapping.ts';
import { readRows } from '../../packages/wallet/src/trade-data/csv/read-rows.ts';
import { readTable } from '../../packages/wallet/src/trade-data/csv/read-table.ts';
import { readInvoices } from '../../packages/wallet/src/trade-data/documents/read-invoices.ts';
import { readPackingLists } from '../../packages/wallet/src/trade-data/documents/read-packing-lists.ts';
import { readPartsList } from '../../packages/wallet/src/trade-data/parts/read-parts-list.ts';
import { WalletError } from '../../packages/wallet/src/wallet-error.ts';
import { readReference } from './csv-reference.mjs';

const READERS = {
  CommercialInvoice: readInvoices,
  PackingList: readPackingLists,
  PartsList: readPartsList,
};

const PARTIES = {
  type: 'PartyBook',
  version: 1,
  parties: [
    {
      party: { id: 'did:web:seller.example', name: 'Seller, S.A.' },
      alsoWritten: ['Seller'],
    },
  ],
};

/** Every column that a document may have, so that each cell has somewhere to go. */
export const columnsOf = (document) => [
  ...CSV_FIELDS[document].required,
  ...CSV_FIELDS[document].optional,
];

/**
 * Reads a file by all three readers and says what is neither in their rows nor in their problems.
 * @param makeSource - the file anew, as text, bytes or chunks
 * @param {string | undefined} text - what the bytes say; undefined when they are not in the encoding
 */
export async function accountForCsv({ makeSource, text, mapping }, clock) {
  const rows = text === undefined ? undefined : readReference(text, mapping.delimiter);
  const isRefused = rows === undefined || rows.some(({ isHuge }) => isHuge);
  const faults = [];
  const raw = await attempt(clock, 'readRows', (lose) => readRows(makeSource(), mapping, lose));
  faults.push(...raw.faults);
  if (isRefused) {
    const isEnded = raw.lost.some(({ remedy }) => remedy.includes('nothing from this row on'));
    if (raw.error === undefined && !isEnded)
      faults.push('a file that is no text, or a row without end, was not refused');
    return { faults, isRead: false };
  }
  if (raw.error !== undefined) faults.push(`refused without cause: ${raw.error.message}`);
  else faults.push(...compareRows(raw, rows));
  const table = await attempt(clock, 'readTable', (lose) => readTable(makeSource(), mapping, lose));
  faults.push(...table.faults, ...compareTable(table, rows, mapping));
  if (table.error === undefined)
    faults.push(...(await accountForDocument(makeSource, rows, mapping, clock)));
  return { faults, isRead: table.error === undefined };
}

async function attempt(clock, name, read) {
  const found = { rows: [], lost: [], faults: [], error: undefined };
  try {
    await clock(name, async () => {
      for await (const part of read((problem) => found.lost.push(problem)))
        found.rows.push(...part);
    });
  } catch (cause) {
    found.error = cause;
    if (!(cause instanceof WalletError)) found.faults.push(`${name} threw ${String(cause)}`);
  }
  return found;
}

function compareRows({ rows: read, lost }, rows) {
  const good = rows.flatMap(({ cells, isStray, isOpen }, at) =>
    isStray || isOpen ? [] : [{ row: at + 1, cells }],
  );
  const bad = rows.flatMap(({ isStray, isOpen }, at) => (isStray || isOpen ? [at + 1] : []));
  const told = [...new Set(lost.map(({ source }) => source.row))];
  const faults = [];
  if (!isDeepStrictEqual(told, bad))
    faults.push(`rows told ${told.join(' ')}, to be told ${bad.join(' ')}`);
  const wrong = good.find((row, at) => !isDeepStrictEqual(row, read[at]));
  if (wrong !== undefined || read.length !== good.length)
    faults.push(
      `row ${wrong?.row ?? 'more'} is read otherwise: ${JSON.stringify(read[good.indexOf(wrong)])?.slice(0, 200)}`,
    );
  return faults;
}

function compareTable({ rows: read, lost, error }, rows, { headerRow, columns }) {
  const header = rows[headerRow - 1];
  const names =
    header?.cells.map((name) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()) ?? [];
  const isFit =
    header !== undefined &&
    !header.isStray &&
    !header.isOpen &&
    columns.every(({ header: name }) => names.filter((one) => one === name).length === 1);
  if (error !== undefined) return isFit ? [`table refused without cause: ${error.message}`] : [];
  if (!isFit) return ['a header that does not fit was read'];
  const told = new Set(lost.map(({ source }) => source.row));
  const byRow = new Map(read.map((row) => [row.row, row]));
  const faults = [];
  for (const [at, { cells, isStray, isOpen }] of rows.entries()) {
    const number = at + 1;
    if (number <= headerRow || cells.every((cell) => cell.trim() === '')) continue;
    const row = byRow.get(number);
    if (row === undefined) {
      if (!told.has(number)) faults.push(`row ${number} is lost`);
      continue;
    }
    if (isStray || isOpen) faults.push(`row ${number} is no row and was read`);
    for (const [place, cell] of cells.entries()) {
      const text = cell.trim();
      const name = names[place] ?? '';
      const column = columns.find(({ header: one }) => one === name);
      // A column that has a name and is not in the mapping is left out by whoever made the mapping.
      const isLeftOut = name !== '' && column === undefined;
      const isKept = column !== undefined && row.cell(column.field)?.text === text;
      if (text !== '' && !isLeftOut && !isKept && !told.has(number))
        faults.push(`row ${number}, cell ${place + 1} is lost`);
    }
  }
  return faults;
}

async function accountForDocument(makeSource, rows, mapping, clock) {
  let read;
  try {
    read = await clock(`read ${mapping.document}`, () =>
      READERS[mapping.document](makeSource(), {
        mapping,
        parties: PARTIES,
        maxProblems: 1_000_000,
      }),
    );
  } catch (cause) {
    return [`${mapping.document} threw ${String(cause)}`];
  }
  const kept = new Set(
    read.records?.map(({ row }) => row) ?? read.drafts.flatMap(({ rows: at }) => at),
  );
  const told = new Set(read.problems.map(({ source }) => source.row));
  // A paper that is none is told once, for all its rows.
  if (read.problems.some(({ message }) => message.startsWith('the document'))) return [];
  const last = rows.at(-1)?.isOpen === true ? rows.length : Number.POSITIVE_INFINITY;
  return rows.flatMap(({ cells }, at) => {
    const number = at + 1;
    const isBlank = cells.every((cell) => cell.trim() === '');
    const isOut = number <= mapping.headerRow || number > last || isBlank;
    return isOut || kept.has(number) || told.has(number)
      ? []
      : [`${mapping.document}: row ${number} is lost`];
  });
}
