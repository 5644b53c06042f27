import { parseLocalDate } from '@originmark/customs';
import { dayAtPort, type FiledEntry, readFiledEntries } from '@originmark/wallet';
import { unreadable, wrongUsage } from '../errors.ts';
import type { Io } from '../io.ts';
import { parseInstant } from './parse-instant.ts';
import { readInput } from './read-input.ts';

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
