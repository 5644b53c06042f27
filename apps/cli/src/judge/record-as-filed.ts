import { parseAe } from '@originmark/customs';
import { readAeFile } from '@originmark/demo-entry';
import type { EntryRecord } from '@originmark/verifier';
import { toRecord } from './to-record.ts';

/** The record as the demo's AE file has it, so that the files of the demo give its verdict again. */
export function recordAsFiled({ claimedAt, enteredAt }: EntryRecord): EntryRecord {
  const text = readAeFile();
  const { summary } = parseAe(text);
  if (summary === undefined) throw new Error('the AE file of the demo cannot be read');
  const times = {
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(enteredAt === undefined ? {} : { enteredAt }),
  };
  return toRecord(summary, times, text);
}
