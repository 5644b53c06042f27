import { parseEntryNumber } from '../numbers/entry-number.ts';
import type { AeProblem } from './ae-record.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { recordProblem } from './check-record-order.ts';
import { checkTotals } from './check-totals.ts';
import type { DecodedRecord } from './read-record.ts';
import { knownRecordType } from './record-table.ts';
import type { AeEntrySummary } from './summary.ts';

/** @internal What a well-formed transaction says that cannot be: check digits and totals. */
export function checkSubstance(
  summary: AeEntrySummary,
  records: readonly DecodedRecord[],
): AeProblem[] {
  const problems = checkIdentifiers(records);
  const number = parseEntryNumber(summary.header.entryNumber);
  const header = records.find(({ type }) => type.id === '10');
  if (!number.ok && header !== undefined) {
    problems.push({
      ...recordProblem(header, 'entry-number', 'an entry number that fits its check digit'),
      from: 4,
      to: 16,
      found: summary.header.entryNumber,
      message: number.message,
    });
  }
  const totals = records.find(({ type }) => type.id === '90');
  for (const { field, found, expected } of totals === undefined ? [] : checkTotals(summary)) {
    const columns = knownRecordType('90').fields.find(({ name }) => name === field);
    const { record } = totals as DecodedRecord;
    problems.push({
      code: 'total',
      record: record.record,
      id: '90',
      from: columns?.from ?? 0,
      to: columns?.to ?? 0,
      field,
      found,
      expected,
      message: `Record ${record.record} (90), ${field}: the lines add up to ${expected}, the total says ${found}.`,
    });
  }
  return problems;
}
