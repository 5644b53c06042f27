import { parseDateTime } from '@originmark/core';
import { localDateAt, parseLocalDate, parsePort } from '@originmark/customs';
import { type EntryDraft, readEntry } from '@originmark/wallet';
import { unreadable, wrongUsage } from '../errors.ts';
import type { Io } from '../io.ts';
import { parseInstant } from './parse-instant.ts';
import { readInput } from './read-input.ts';

/** A line as it was filed. */
export interface FiledLine {
  readonly line: number;
  readonly spi?: string;
  /** Ids of what supports it, where the entry says so. */
  readonly supportedBy?: readonly string[];
}

/** An entry as it was filed, as far as its file says. Days are those of the port. */
export interface FiledEntry {
  readonly entryNumber: string;
  readonly entryVersion?: number;
  readonly entryType?: string;
  readonly port?: string;
  readonly entryDate?: string;
  readonly importDate?: string;
  readonly lines: readonly FiledLine[];
}

const MAX_ENTRY_BYTES = 16 * 1024 * 1024;

/** The entries of a file: AE records, or entry summaries as JSON. @throws CliError 65 */
export async function loadFiledEntries(path: string, io: Io): Promise<readonly FiledEntry[]> {
  const bytes = await readInput(path, 'the entry', { io, maxBytes: MAX_ENTRY_BYTES });
  const { entries, problems } = readFiledEntries(new TextDecoder().decode(bytes));
  if (problems.length === 0 && entries.length > 0) return entries;
  throw unreadable(
    `${path} is no entry as it stands: ${problems.slice(0, 10).join('; ') || 'nothing is in it'}.`,
  );
}

/** The same of a text. */
export function readFiledEntries(text: string): {
  readonly entries: readonly FiledEntry[];
  readonly problems: readonly string[];
} {
  const { entries, problems } = readEntry(text);
  return {
    entries: entries.map(filedEntry),
    problems: problems.map(({ message, remedy }) => `${message} (${remedy})`),
  };
}

function filedEntry({ clues, subject }: EntryDraft): FiledEntry {
  const { enteredAt, entryNumber, entryType, entryVersion, importedAt, portOfEntry } = subject;
  const entryDate = dayOf(enteredAt, portOfEntry) ?? parseLocalDate(clues.entryDate);
  const importDate = dayOf(importedAt, portOfEntry) ?? parseLocalDate(clues.importDate);
  return {
    entryNumber: entryNumber ?? 'an entry without number',
    ...(entryVersion !== undefined && { entryVersion }),
    ...(entryType !== undefined && { entryType }),
    ...(portOfEntry !== undefined && { port: portOfEntry }),
    ...(entryDate !== undefined && { entryDate }),
    ...(importDate !== undefined && { importDate }),
    lines: subject.lines.map(({ line, spi, supportedBy }) => ({
      line,
      ...(spi !== undefined && { spi }),
      ...(supportedBy !== undefined && { supportedBy }),
    })),
  };
}

function dayOf(moment: string | undefined, port: string | undefined): string | undefined {
  const at = moment === undefined ? undefined : parseDateTime(moment);
  return at === undefined ? undefined : dayAtPort(at, port);
}

/** The day at a port; undefined where its time zone, or that of no port, is not known. */
function dayAtPort(at: number, port: string | undefined): string | undefined {
  const parsed = parsePort(port);
  const zone = parsed.ok ? parsed.value.timeZone : undefined;
  return zone === undefined ? undefined : localDateAt(at, zone);
}

/** A day of the command line, or a moment, which is a day of the port. @throws CliError 64 */
export function parseDayAt(text: string, option: string, port: string | undefined): string {
  const day = parseLocalDate(text);
  if (day !== undefined) return day;
  return nowAt(parseInstant(text, option), option, port);
}

/** The day of an instant at a port. @throws CliError 64 where nobody knows it */
export function nowAt(at: number, option: string, port: string | undefined): string {
  const day = dayAtPort(at, port);
  if (day !== undefined) return day;
  throw wrongUsage(
    `The time zone of port ${port ?? 'of the entry'} is not known here: give ${option} as a day, YYYY-MM-DD.`,
  );
}

/** @throws CliError 64 */
export function parseDay(text: string, option: string): string {
  const day = parseLocalDate(text);
  if (day === undefined) throw wrongUsage(`${option} ${text} is no day: write YYYY-MM-DD.`);
  return day;
}

/** @throws CliError 65 */
export async function loadAllFiledEntries(
  paths: readonly string[],
  io: Io,
): Promise<readonly FiledEntry[]> {
  const entries: FiledEntry[] = [];
  for (const path of paths) entries.push(...(await loadFiledEntries(path, io)));
  return entries;
}
