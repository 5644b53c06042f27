import { parseAe } from '@originmark/customs';
import type { EntryRecord } from '@originmark/verifier';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { type RecordTimes, toRecord } from '../judge/to-record.ts';
import { readInput } from './read-input.ts';

/** More than the reader of AE records takes. */
export const MAX_AE_BYTES = 16 * 1024 * 1024;

/** The authority's own record of an entry, out of AE records. @throws CliError 65 */
export async function loadRecord(path: string, times: RecordTimes, io: Io): Promise<EntryRecord> {
  const bytes = await readInput(path, 'the record', { io, maxBytes: MAX_AE_BYTES });
  const { summary, problems } = parseAe(bytes);
  if (summary === undefined) {
    const [first] = problems;
    throw unreadable(
      `${path} cannot be read as the AE records of one entry summary: ${first?.message ?? 'nothing in it is known'}. See all problems with "${io.program} ae parse ${path}".`,
    );
  }
  return toRecord(summary, times, bytes);
}
