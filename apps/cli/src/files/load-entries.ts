import { formatDateTime } from '@originmark/core';
import type { EntrySummary } from '@originmark/schemas';
import {
  type CompletedEntry,
  completeFromHoldings,
  type EntryCompletions,
  type EntryDraft,
  type Holdings,
  type PartIndex,
  readEntry,
  readPartsList,
} from '@originmark/wallet';
import { unreadable, wrongUsage } from '../errors.ts';
import type { Io } from '../io.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { parseInstant } from './parse-instant.ts';
import { readInput } from './read-input.ts';
import { refuseWorkbook } from './refuse-workbook.ts';

/** What the command line says about an entry besides its file. */
export interface EntryArgs {
  readonly entry: string;
  readonly book?: string;
  readonly parts?: string;
  readonly partsMapping?: string;
  readonly importedAt?: string;
  readonly enteredAt?: string;
  readonly claimedAt?: string;
  /** Where neither the file nor `claimedAt` says when it is filed. */
  readonly filedOtherwiseAt?: string;
}

const MAX_ENTRY_BYTES = 16 * 1024 * 1024;
const MAX_PARTS_BYTES = 64 * 1024 * 1024;
const MAX_BOOK_BYTES = 4 * 1024 * 1024;

/**
 * The entries of a file, completed from party book, parts list, times and the invoices and bills held. An
 * entry that still lacks something is told with every gap and who knows it; nothing is guessed.
 * @throws CliError 64, 65
 */
export async function loadEntries(
  args: EntryArgs,
  holdings: Holdings,
  io: Io,
): Promise<readonly EntrySummary[]> {
  const bytes = await readInput(args.entry, 'the entry', { io, maxBytes: MAX_ENTRY_BYTES });
  const { entries, problems } = readEntry(new TextDecoder().decode(bytes));
  if (problems.length > 0 || entries.length === 0)
    throw unreadable(
      `${args.entry} is no entry as it stands: ${problems
        .slice(0, 10)
        .map(({ message, remedy, source }) => `${placeOf(source, message)}${message} (${remedy})`)
        .join('; ')}${problems.length > 10 ? `; and ${problems.length - 10} more` : ''}.`,
    );
  const common = await readCompletions(args, io);
  const summaries: EntrySummary[] = [];
  for (const draft of entries) {
    assertLinesApart(draft, args.entry);
    const { filedOtherwiseAt } = args;
    const times =
      draft.subject.claimedAt === undefined && filedOtherwiseAt !== undefined
        ? { claimedAt: filedOtherwiseAt, ...common.times }
        : { ...common.times };
    const completed = await completeFromHoldings(draft, { ...common, times }, holdings);
    if (completed.subject === undefined) throw incomplete(args.entry, completed);
    summaries.push(completed.subject);
  }
  return summaries;
}

/** @throws CliError 65 where two lines have one number */
function assertLinesApart({ subject }: EntryDraft, path: string): void {
  const numbers = subject.lines.map(({ line }) => line);
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
  if (twice !== undefined)
    throw unreadable(
      `${path}: line ${twice} stands twice in ${subject.entryNumber ?? 'the entry'}: give every line a number of its own.`,
    );
}

async function readCompletions(
  args: EntryArgs,
  io: Io,
): Promise<Omit<EntryCompletions, 'invoices' | 'billsOfLading'>> {
  const { book, claimedAt, enteredAt, importedAt } = args;
  const parties =
    book === undefined
      ? undefined
      : parseJsonFile(
          await readInput(book, 'the party book', { io, maxBytes: MAX_BOOK_BYTES }),
          book,
          'a party book',
        );
  const parts = await readParts(args, parties, io);
  const times = {
    ...(importedAt !== undefined && { importedAt: momentOf(importedAt, '--imported-at') }),
    ...(enteredAt !== undefined && { enteredAt: momentOf(enteredAt, '--entered-at') }),
    ...(claimedAt !== undefined && { claimedAt: momentOf(claimedAt, '--claimed-at') }),
  };
  return {
    times,
    ...(parties !== undefined && { parties }),
    ...(parts !== undefined && { parts }),
  };
}

/** @throws CliError 64 */
function momentOf(text: string, option: string): string {
  return formatDateTime(parseInstant(text, option));
}

async function readParts(
  { parts, partsMapping }: EntryArgs,
  parties: unknown,
  io: Io,
): Promise<PartIndex | undefined> {
  if (parts === undefined) return undefined;
  if (partsMapping === undefined || parties === undefined)
    throw wrongUsage(
      '--parts names a list in CSV: say with --parts-mapping what its columns are, and with --book who its makers are.',
    );
  const file = await readInput(parts, 'the parts list', { io, maxBytes: MAX_PARTS_BYTES });
  refuseWorkbook(file, parts);
  const mapping = parseJsonFile(
    await readInput(partsMapping, 'the mapping', { io, maxBytes: MAX_BOOK_BYTES }),
    partsMapping,
    'a mapping of columns',
  );
  const { index, problems } = await readPartsList(file, { mapping, parties });
  const [first] = problems;
  if (first === undefined) return index;
  throw unreadable(
    `${parts} has ${problems.length} rows to correct: ${problems
      .slice(0, 10)
      .map(({ message, remedy, source }) => `${placeOf(source, message)}${message} (${remedy})`)
      .join('; ')}.`,
  );
}

function incomplete(
  path: string,
  { draft, problems }: CompletedEntry,
): ReturnType<typeof unreadable> {
  const { entryNumber = 'an entry without number' } = draft.subject;
  const told = [
    ...problems.map(
      ({ message, remedy, source }) => `${placeOf(source, message)}${message} (${remedy})`,
    ),
    ...draft.gaps
      .filter(({ isRequired }) => isRequired)
      .map(({ knownBy, pointer, what }) => `${pointer}: ${what}, which the ${knownBy} knows`),
  ];
  return unreadable(
    `${path}: ${entryNumber} is no whole entry summary yet. ${told.slice(0, 20).join('; ')}. Give times with --imported-at and --claimed-at, parties with --book, parts with --parts, or the whole entry as JSON.`,
  );
}

/** The place before a message, unless it is the whole file, or the message begins with it. */
function placeOf(source: object, message: string): string {
  const places = Object.entries(source)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${String(value)}`)
    .filter((place) => !message.toLowerCase().includes(`${place} `));
  return places.length === 0 ? '' : `${places.join(', ')}: `;
}
