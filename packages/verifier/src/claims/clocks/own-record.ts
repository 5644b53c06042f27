import { parseEntryNumber } from '@originmark/customs';
import type { EntryLine } from '@originmark/schemas';
import type { ClaimsContext, EntrySubject, LineView } from '../claims-context.ts';
import type { EntryRecord, EntryRecordLine } from '../record.ts';

/** The verifier's own record, if it is of this entry: another entry's record says nothing about it. */
export function ownRecord(
  subject: EntrySubject,
  record: EntryRecord | undefined,
): EntryRecord | undefined {
  if (record === undefined) return undefined;
  return entryNumberText(record.entryNumber) === entryNumberText(subject.entryNumber)
    ? record
    : undefined;
}

/** Where a record is looked up. */
type RecordedIn = Pick<ClaimsContext, 'context' | 'subject'>;

/** What the verifier's own record says of a line. */
export function recordLineOf(claims: RecordedIn, line: number): EntryRecordLine | undefined {
  const record = ownRecord(claims.subject, claims.context.record);
  return record?.lines.find((candidate) => candidate.line === line);
}

/**
 * The line as it was filed: the verifier's own record replaces what the presented credential says.
 * Otherwise a line is presented to suit its certification and filed as something else.
 */
export function filedLine(claims: RecordedIn, view: LineView): EntryLine {
  const own = recordLineOf(claims, view.number);
  const { line } = view;
  if (own === undefined) return line;
  const { spi: presented, ...rest } = line;
  const spi = own.spi === undefined ? presented : (own.spi ?? undefined);
  return {
    ...rest,
    ...(spi === undefined ? {} : { spi }),
    ...(own.hts === undefined ? {} : { hts: own.hts }),
    ...(own.countryOfOrigin === undefined ? {} : { countryOfOrigin: own.countryOfOrigin }),
    ...(own.manufacturerId === undefined ? {} : { manufacturerId: own.manufacturerId }),
    ...(own.enteredValue === undefined
      ? {}
      : { enteredValue: { amount: own.enteredValue, currency: 'USD' } }),
  };
}

/** JSON Pointer to a member of a line in the entry credential. */
export function linePointer(claims: ClaimsContext, view: LineView, member: string): string {
  const index = claims.subject.lines.findIndex((line) => line.line === view.number);
  return `/credentialSubject/lines/${index}/${member}`;
}

/** With both hyphens where it can be read, as written otherwise. */
function entryNumberText(text: string): string {
  const parsed = parseEntryNumber(text);
  return parsed.ok ? parsed.value.text : text;
}
