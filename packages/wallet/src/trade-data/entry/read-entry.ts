import type { ReadEntries } from './entry-draft.ts';
import { readAeEntries } from './read-ae-entries.ts';
import { readJsonEntries } from './read-json-entries.ts';

/** Bounds of reading; each has a default. */
export interface ReadEntryOptions {
  /** Default 16,000,000. */
  readonly maxCharacters?: number;
}

const MAX_CHARACTERS = 16_000_000;
const AE_COLUMNS = 80;

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
    problems: [{ source: { pointer: '' }, message, remedy }],
  });
  if (text.length > maxCharacters)
    return told(`the file has ${text.length} characters`, `split it: at most ${maxCharacters}`);
  if (text.trim() === '')
    return told('the file is empty', 'give AE records or an entry summary as JSON');
  if (/^\uFEFF?\s*[{[]/.test(text)) return readJsonEntries(text.replace(/^\uFEFF/, ''));
  if (/^\uFEFF?\s*eyJ/.test(text))
    return told('this is a signed token', 'give the entry as it was before it was signed');
  if (!text.split(/\r\n|\n|\r/).some((line) => line.length === AE_COLUMNS))
    return told(
      `this is neither JSON nor AE records: no line of it has ${AE_COLUMNS} columns`,
      'give the records as they were sent; an editor may have cut the blanks at the ends of lines',
    );
  return readAeEntries(text);
}
