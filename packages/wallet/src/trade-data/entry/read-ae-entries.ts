import { type AeRecord, parseAe } from '@originmark/customs';
import { draftSummary } from './draft-summary.ts';
import type { EntryDraft, EntryProblem, ReadEntries } from './entry-draft.ts';
import { findGaps } from './find-gaps.ts';
import { keepFit } from './keep-fit.ts';
import { tellRule } from '../tell-rule.ts';
import { splitTransactions, type Transaction } from './split-transactions.ts';

/** @internal Every entry summary of an AE file; a transaction that cannot be read does not hide the others. */
export function readAeEntries(text: string): ReadEntries {
  const entries: EntryDraft[] = [];
  const problems: EntryProblem[] = [];
  for (const transaction of splitTransactions(text)) {
    const read = readTransaction(transaction);
    problems.push(...read.problems);
    entries.push(...read.entries);
  }
  return { entries, problems };
}

function readTransaction({ text, from }: Transaction): ReadEntries {
  const { summary, records, problems: found, unknown } = parseAe(text);
  const inFile = (record: number): number => (record === 0 ? from : record + from - 1);
  const problems: EntryProblem[] = found.map(({ record, message, expected, field }) => ({
    source: { record: inFile(record) },
    message: from > 1 ? `In the entry that begins at record ${from}: ${message}` : message,
    remedy: `have the filer write ${expected}${field === undefined ? '' : ` as ${field}`}, and give the file as it was sent`,
  }));
  for (const { record, id } of unknown)
    problems.push({
      source: { record: inFile(record) },
      message: `record ${id} is not known here, and what it says is not in the draft`,
      remedy: 'compare the draft with the entry as filed',
    });
  if (summary === undefined) return { entries: [], problems };
  const recordOfLine = new Map(
    records.filter(({ id }) => id === '40').map(({ record }, at) => [at, inFile(record)]),
  );
  const told = (line: number): number => recordOfLine.get(line) ?? from;
  const { subject, clues } = draftSummary(summary, (unit, line) => {
    problems.push({
      source: { record: told(summary.lines.findIndex((one) => one.line === line)) },
      message: `the unit ${unit} of line ${line} is not known here: its quantities are left out`,
      remedy: 'give its quantities when completing the entry',
    });
  });
  const fit = keepFit(subject, (fault) => {
    const { pointer } = fault;
    const line = /^\/lines\/([0-9]+)/.exec(pointer)?.[1];
    problems.push({
      source: {
        record: line === undefined ? recordOfHeader(records, from) : told(Number(line)),
        pointer,
      },
      message: `what the records say at ${pointer} is left out: an entry summary asks for ${tellRule(fault)}`,
      remedy: 'correct the records, or give the value when completing the entry',
    });
  });
  if (fit === undefined) return { entries: [], problems };
  return { entries: [{ subject: fit, clues, gaps: findGaps(fit) }], problems };
}

function recordOfHeader(records: readonly AeRecord[], from: number): number {
  return (records.find(({ id }) => id === '10')?.record ?? 1) + from - 1;
}
