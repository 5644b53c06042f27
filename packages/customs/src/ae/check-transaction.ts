import type { AeProblem } from './ae-record.ts';
import { checkRecordOrder, recordProblem } from './check-record-order.ts';
import { fileProblem } from './file-problem.ts';
import type { DecodedRecord } from './read-record.ts';

/** @internal Whether the records make one whole transaction that adds or replaces an entry summary. */
export function checkTransaction(records: readonly DecodedRecord[]): AeProblem[] {
  const problems = checkRecordOrder(records);
  const missing = (id: string, expected: string): void => {
    problems.push(fileProblem('record-missing', id, `no record ${id}`, expected));
  };
  const header = records.find(({ type }) => type.id === '10');
  if (header === undefined) missing('10', 'a record 10');
  if (header?.values['action'] === 'D') {
    return [
      ...problems,
      recordProblem(header, 'deletion', 'an entry summary to add or replace: this one is deleted'),
    ];
  }
  if (!records.some(({ type }) => type.id === '11')) missing('11', 'a record 11');
  if (!records.some(({ type }) => type.id === '40')) missing('40', 'at least one line');
  let line: DecodedRecord | undefined;
  for (const record of [...records, undefined]) {
    if (record?.type.id === '50') line = undefined;
    if (record !== undefined && record.type.id !== '40') continue;
    if (line !== undefined)
      problems.push(recordProblem(line, 'record-missing', 'a record 50 in the line'));
    line = record;
  }
  return problems;
}
