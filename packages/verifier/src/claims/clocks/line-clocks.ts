import { parseDateTime } from '@originmark/core';
import type { EntryLine } from '@originmark/schemas';
import { type Finding, about, fail, pass } from '../../verdict/fragment.ts';
import type { EntrySubject, LineClocks } from '../claims-context.ts';
import type { EntryRecord } from '../record.ts';
import { localDayAt, zoneOfPort } from './local-day.ts';
import { ownRecord } from './own-record.ts';

export interface ReadClocks {
  /** One for each line, in the order of the entry's own list. */
  readonly lines: readonly LineClocks[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the moments the lines of an entry are judged at: from the verifier's own record where it has
 * them, else from the entry, and then one finding names the clocks that rest on the entry alone.
 * `asOf` (ms) replaces the claim clock only. When goods were made is never in a record: the entry says it.
 *
 * The day of importation is the day at the port of entry. It stays absent where the zone of that port
 * is not known, and where another port of unlading counted another day: what needs it is undecided.
 */
export function readClocks(
  subject: EntrySubject,
  record: EntryRecord | undefined,
  asOf: number | undefined,
): ReadClocks {
  const own = ownRecord(subject, record);
  const importedAt = own?.importedAt ?? parseDateTime(subject.importedAt);
  const enteredAt = own?.enteredAt ?? parseDateTime(subject.enteredAt);
  const claimedAt = asOf ?? own?.claimedAt ?? parseDateTime(subject.claimedAt);
  const imported = importedAt === undefined ? undefined : dayAtPorts(subject, importedAt);
  const shared = {
    ...(imported === undefined ? {} : { imported }),
    ...(importedAt === undefined ? {} : { importedAt }),
    ...(enteredAt === undefined ? {} : { enteredAt }),
    ...(claimedAt === undefined ? {} : { claimedAt }),
  };
  const lines = subject.lines.map((line) => Object.freeze({ ...shared, ...madeOf(line) }));
  const isClaimStated = claimedAt !== undefined && asOf === undefined;
  const stated: readonly (readonly [Clock, boolean])[] = [
    ['imported', importedAt !== undefined && own?.importedAt === undefined],
    ['entered', enteredAt !== undefined && own?.enteredAt === undefined],
    ['claimed', isClaimStated && own?.claimedAt === undefined],
    ['made', subject.lines.some(needsMade)],
  ];
  const unconfirmed = stated.flatMap(([clock, isStated]) => (isStated ? [clock] : []));
  return { lines, findings: [...recordFindings(subject, record), clockFinding(unconfirmed)] };
}

/** The clocks in words. */
const DATES = {
  imported: 'importation',
  entered: 'entry',
  claimed: 'the claim',
  made: 'manufacture',
} as const;
type Clock = keyof typeof DATES;

/** "date of manufacture is", "dates of importation and manufacture are". */
function datesText(dates: readonly string[]): string {
  const last = dates.at(-1) ?? '';
  if (dates.length < 2) return `date of ${last} is`;
  return `dates of ${dates.slice(0, -1).join(', ')} and ${last} are`;
}

function clockFinding(unconfirmed: readonly Clock[]): Finding {
  const facts = about({ axis: 'integrity', pointer: '/credentialSubject', found: unconfirmed });
  if (unconfirmed.length === 0) return pass('time', facts);
  const item = datesText(unconfirmed.map((clock) => DATES[clock]));
  return fail('time.claim-unconfirmed', { ...facts, item, expected: [] });
}

function recordFindings(subject: EntrySubject, record: EntryRecord | undefined): Finding[] {
  if (record === undefined) return [];
  if (ownRecord(subject, record) !== undefined) return missingLines(subject, record);
  const facts = about({ axis: 'documents', pointer: '/credentialSubject/entryNumber' });
  const [expected, found] = [record.entryNumber, subject.entryNumber];
  return [fail('documents.conflict', { ...facts, item: 'entry number', expected, found })];
}

/** Lines that were filed and are not in what was presented: part of an entry is not the entry. */
function missingLines(subject: EntrySubject, record: EntryRecord): Finding[] {
  const presented = new Set(subject.lines.map(({ line }) => line));
  const missing = record.lines.map(({ line }) => line).filter((line) => !presented.has(line));
  if (missing.length === 0) return [];
  return [
    fail('documents.conflict', {
      axis: 'documents',
      item: 'lines',
      pointer: '/credentialSubject/lines',
      expected: record.lines.map(({ line }) => line).sort((a, b) => a - b),
      found: [...presented].sort((a, b) => a - b),
    }),
  ];
}

/** A port of unlading in another zone may have counted another day: then no day is certain. */
function dayAtPorts(subject: EntrySubject, importedAt: number): string | undefined {
  const day = localDayAt(importedAt, zoneOfPort(subject.portOfEntry));
  if (subject.portOfUnlading === undefined) return day;
  return localDayAt(importedAt, zoneOfPort(subject.portOfUnlading)) === day ? day : undefined;
}

function needsMade(line: EntryLine): boolean {
  return line.made !== undefined || line.rights !== undefined;
}

function madeOf(line: EntryLine): Pick<LineClocks, 'made'> {
  if (line.made === undefined) return {};
  return { made: Object.freeze({ from: line.made.from, until: line.made.until }) };
}
