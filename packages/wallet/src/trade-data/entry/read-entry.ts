import type { ReadEntries } from './entry-draft.ts';
import { readAeEntries } from './read-ae-entries.ts';
import { readJsonEntries } from './read-json-entries.ts';

/** Bounds of reading; each has a default. */
export interface ReadEntryOptions {
  /** Default 16,000,000. */
  readonly maxCharacters?: number;
}

const MAX_CHARACTERS = 16_000_000;

/**
 * Entries as traders have them: ACE ABI "AE" records, an entry summary as JSON (the subject of a
 * CBP7501EntrySummaryCredential, or the credential), or the JSON that `originmark ae parse --json`
 * prints; several in one file. Never throws on what a file contains. Each draft says what its source
 * says and no more; what is missing stands in `gaps`.
 */
export function readEntry(text: string, options: ReadEntryOptions = {}): ReadEntries {
  const { maxCharacters = MAX_CHARACTERS } = options;
  const told = (message: string, remedy: string): ReadEntries => ({
    entries: [],
    problems: [{ source: { record: 1 }, message, remedy }],
  });
  if (text.length > maxCharacters)
    return told(`the file has ${text.length} characters`, `split it: at most ${maxCharacters}`);
  if (text.trim() === '')
    return told('the file is empty', 'give AE records or an entry summary as JSON');
  return /^\uFEFF?\s*[{[]/.test(text)
    ? readJsonEntries(text.replace(/^\uFEFF/, ''))
    : readAeEntries(text);
}
