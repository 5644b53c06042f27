import { parseDateTime } from '@originmark/core';
import { type LocalDate, localDateAt, parseLocalDate, parsePort } from '@originmark/customs';
import type { EntryDraft } from '../trade-data/entry/entry-draft.ts';
import { readEntry } from '../trade-data/entry/read-entry.ts';

/** A line as it was filed. */
export interface FiledLine {
  readonly line: number;
  readonly spi?: string;
  /** Ids of what supports it, where the entry says so. */
  readonly supportedBy?: readonly string[];
}

/** An entry as it was filed, as far as it says. Days are those of the port. */
export interface FiledEntry {
  readonly entryNumber: string;
  readonly entryVersion?: number;
  readonly entryType?: string;
  readonly port?: string;
  readonly entryDate?: LocalDate;
  readonly importDate?: LocalDate;
  readonly lines: readonly FiledLine[];
}

/** The entries of a text, AE records or entry summaries as JSON, and what is wrong with it. */
export function readFiledEntries(text: string): {
  readonly entries: readonly FiledEntry[];
  readonly problems: readonly string[];
} {
  const { entries, problems } = readEntry(text);
  return {
    entries: entries.map(toFiled),
    problems: problems.map(({ message, remedy }) => `${message} (${remedy})`),
  };
}

function toFiled({ clues, subject }: EntryDraft): FiledEntry {
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

function dayOf(moment: string | undefined, port: string | undefined): LocalDate | undefined {
  const at = moment === undefined ? undefined : parseDateTime(moment);
  return at === undefined ? undefined : dayAtPort(at, port);
}

/** The day at a port; undefined where its time zone, or that of no port, is not known. */
export function dayAtPort(at: number, port: string | undefined): LocalDate | undefined {
  const parsed = parsePort(port);
  const zone = parsed.ok ? parsed.value.timeZone : undefined;
  return zone === undefined ? undefined : localDateAt(at, zone);
}

/** Of several versions of an entry the last; of one that gives no version, every one. */
export function lastVersions(entries: readonly FiledEntry[]): readonly FiledEntry[] {
  return entries.filter(
    ({ entryNumber, entryVersion }) =>
      entryVersion === undefined ||
      !entries.some(
        (other) => other.entryNumber === entryNumber && (other.entryVersion ?? 0) > entryVersion,
      ),
  );
}
