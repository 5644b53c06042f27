import { readFileSync } from 'node:fs';
import type { EntryLine, EntrySummary } from '@originmark/schemas';
import { completeEntry, type EntryDraft, readEntry } from '@originmark/wallet';
import { CLOCKS } from './facts/clocks.ts';
import { HEADER } from './facts/header.ts';
import { createPartyBook } from './trade-data/party-book.ts';

let filed: EntryDraft | undefined;

/**
 * The text of the entry as the broker files it: ACE ABI "AE" records of 80 columns.
 * @throws Error if the file of this package is missing
 */
export function readAeFile(): string {
  return readFileSync(new URL('../entry.ae', import.meta.url), 'utf8');
}

/**
 * The summary as filed: lines and header from the AE records, parties from the party book, voyage and
 * times from the facts, because AE carries none of them. A new one each time.
 * @throws Error if the AE file cannot be read as one summary
 */
export function readFiledSummary(): EntrySummary {
  filed ??= readFiled();
  const { importedAt, enteredAt, claimedAt } = CLOCKS;
  const { subject, problems, draft } = completeEntry(filed, {
    parties: createPartyBook(),
    times: { importedAt, enteredAt, claimedAt },
    values: { voyage: HEADER.voyage },
  });
  if (subject === undefined)
    throw new Error(
      `entry.ae: ${[...problems.map(({ message }) => message), ...draft.gaps.map(({ what }) => what)].join('; ')}`,
    );
  return structuredClone({ ...subject, lines: subject.lines.map(withoutTextileCategory) });
}

/** The story leaves the category to the records. */
function withoutTextileCategory(line: EntryLine): EntryLine {
  const told = { ...line };
  delete told.textileCategory;
  return told;
}

function readFiled(): EntryDraft {
  const { entries, problems } = readEntry(readAeFile());
  const [entry] = entries;
  if (entry !== undefined && entries.length === 1 && problems.length === 0) return entry;
  throw new Error(`entry.ae: ${problems.map(({ message }) => message).join('; ')}`);
}
