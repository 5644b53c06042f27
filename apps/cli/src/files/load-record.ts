import { formatDateTime } from '@originmark/core';
import { type AeEntrySummary, localDateAt, parseAe, parsePort } from '@originmark/customs';
import type { EntryRecord } from '@originmark/verifier';
import { unreadable, wrongUsage } from '../errors.ts';
import type { Io } from '../io.ts';
import { type RecordTimes, toRecord } from '../judge/to-record.ts';
import { readInput } from './read-input.ts';

/** More than the reader of AE records takes. */
export const MAX_AE_BYTES = 16 * 1024 * 1024;

/** The authority's own record, and how many problems the records it was read from have. */
export interface LoadedRecord {
  readonly value: EntryRecord;
  readonly problems: number;
}

/**
 * The authority's own record of an entry, out of AE records.
 * @throws CliError 65; 64 for a time of entry on another day than the records have
 */
export async function loadRecord(path: string, times: RecordTimes, io: Io): Promise<LoadedRecord> {
  const bytes = await readInput(path, 'the record', { io, maxBytes: MAX_AE_BYTES });
  const { summary, problems } = parseAe(bytes);
  if (summary === undefined) {
    const [first] = problems;
    throw unreadable(
      `${path} cannot be read as the AE records of one entry summary: ${first?.message ?? 'Nothing in it is known.'} See all problems with "${io.program} ae parse ${path}".`,
    );
  }
  assertDayOfEntry(summary, times);
  return { value: toRecord(summary, times, bytes), problems: problems.length };
}

const EARLIEST_ZONE = 'Etc/GMT+12';
const LATEST_ZONE = 'Etc/GMT-14';
const FIRST_COUNTED = Date.UTC(1900, 0, 2);

/** The time of entry is on the day of entry that the records have, counted at the port where its zone is known. */
function assertDayOfEntry({ header, content }: AeEntrySummary, { enteredAt }: RecordTimes): void {
  const { entryDate } = content;
  if (entryDate === undefined || enteredAt === undefined) return;
  const port = parsePort(header.port);
  const zone = port.ok ? port.value.timeZone : undefined;
  // What is before the calendar of the customs rules is before every entry that there is.
  const isCounted = enteredAt >= FIRST_COUNTED;
  if (
    !isCounted ||
    localDateAt(enteredAt, zone ?? EARLIEST_ZONE) > entryDate ||
    entryDate > localDateAt(enteredAt, zone ?? LATEST_ZONE)
  )
    throw wrongUsage(
      `--entered-at ${formatDateTime(enteredAt)} is not on ${entryDate}, the day of entry that the record has at port ${header.port}: give the time on that day, or leave it out.`,
    );
}
