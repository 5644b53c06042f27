import { CoreError, parseJson } from '@originmark/core';
import { type AeEntrySummary, formatAe } from '@originmark/customs';
import type { EntryDraft, EntryProblem, ReadEntries } from './entry-draft.ts';
import { findGaps } from './find-gaps.ts';
import { isRecord, keepFit } from './keep-fit.ts';
import { tellRule } from '../tell-rule.ts';
import { readAeEntries } from './read-ae-entries.ts';

const MAX_ENTRIES = 1000;

/** @internal Entries of a JSON text: a subject, a credential, what AE records were parsed to, or a list of these. */
export function readJsonEntries(text: string): ReadEntries {
  let value: unknown;
  try {
    value = parseJson(text, { maxLength: 16_000_000 });
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    return refuse('', `the text is no JSON: ${cause.message}`, 'correct it at the place named');
  }
  if (!Array.isArray(value)) return readOne(value, '');
  if (value.length === 0 || value.length > MAX_ENTRIES)
    return refuse('', `the list has ${value.length} entries`, `give 1 to ${MAX_ENTRIES}`);
  const read = value.map((one, at) => readOne(one, `/${at}`));
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readOne(value: unknown, at: string): ReadEntries {
  if (isRecord(value)) {
    if (isRecord(value.summary)) return readParsedAe(value.summary, `${at}/summary`);
    if (Array.isArray(value.problems) && 'records' in value)
      return refuse(
        at,
        'these AE records could not be read as one entry summary',
        'correct the records that its problems name, and parse them again',
      );
    const other = otherThanEntry(value.type);
    if (other !== undefined)
      return refuse(
        at,
        `this is of type ${other}, and no entry summary`,
        'give the entry itself: its AE records, or the subject of a CBP7501EntrySummaryCredential',
      );
    if (isRecord(value.credentialSubject))
      return readSubject(value.credentialSubject, `${at}/credentialSubject`);
    if (value.type === 'EntrySummary' || 'entryNumber' in value) return readSubject(value, at);
  }
  return refuse(
    at,
    'this is neither an entry summary nor parsed AE records',
    'give the subject of a CBP7501EntrySummaryCredential, or what "ae parse --json" prints',
  );
}

/** The type that a document says it is of, where that is not an entry's. */
function otherThanEntry(type: unknown): string | undefined {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const said = types.filter((one) => typeof one === 'string' && one !== 'VerifiableCredential');
  if (said.includes('EntrySummary') || said.includes('CBP7501EntrySummaryCredential'))
    return undefined;
  const [first] = said;
  return typeof first === 'string' ? first.slice(0, 60) : undefined;
}

function readSubject(value: Record<string, unknown>, at: string): ReadEntries {
  const problems: EntryProblem[] = [];
  const subject = keepFit(value, (fault) => {
    problems.push({
      source: { pointer: `${at}${fault.pointer}` },
      message: `it needs ${tellRule(fault)}; what stands there is left out`,
      remedy: 'correct it as CBP7501EntrySummaryCredential has it',
    });
  });
  if (subject === undefined) return { entries: [], problems };
  const { entryNumber } = subject;
  const clues = {
    ...(entryNumber !== undefined && { filerCode: entryNumber.slice(0, 3) }),
    lines: [],
  };
  const entry: EntryDraft = { subject, clues, gaps: findGaps(subject) };
  return { entries: [entry], problems };
}

/** Written as records again and read as such: nothing in it is believed that records could not say. */
function readParsedAe(summary: Record<string, unknown>, at: string): ReadEntries {
  let text: string;
  try {
    text = formatAe(summary as unknown as AeEntrySummary);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return refuse(at, `this is no summary of AE records: ${why}`, 'parse the records again');
  }
  const { entries, problems } = readAeEntries(text);
  return {
    entries,
    problems: problems.map(({ message, remedy }) => ({ source: { pointer: at }, message, remedy })),
  };
}

function refuse(pointer: string, message: string, remedy: string): ReadEntries {
  return { entries: [], problems: [{ source: { pointer }, message, remedy }] };
}
