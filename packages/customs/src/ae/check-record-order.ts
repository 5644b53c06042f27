import type { AeProblem, AeProblemCode } from './ae-record.ts';
import type { DecodedRecord } from './read-record.ts';

const LINE_HEADER = 40;
const LINE_LAST = 63;

/** What must have come before a record, within the same line or the same group. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  '23': ['22'],
  SE51: ['SE50'],
  '51': ['50'],
  '52': ['50'],
  '53': ['50'],
  '54': ['50'],
};

/**
 * @internal Order, repetition and belonging of the records of one transaction:
 * 10, 11, 20, (22, 23+)*, 31, 33, 34, SE*, (40, 42 to 44, 47, SE*, (50, 51 to 54)*, 60 to 62, 63)+, 88, 89, 90.
 */
export function checkRecordOrder(records: readonly DecodedRecord[]): AeProblem[] {
  const problems: AeProblem[] = [];
  const report = (record: DecodedRecord, code: AeProblemCode, expected: string): void => {
    problems.push(recordProblem(record, code, expected));
  };
  const seen = new Set<string>();
  let place = -1;
  let group = new Set<string>();
  let lineNumber = 0;

  for (const record of records) {
    const { id } = record.type;
    const isLineLevel = record.type.place >= LINE_HEADER && record.type.place <= LINE_LAST;
    if (record.type.isOnce && seen.has(id))
      report(record, 'repeated', `one record ${id} in a file`);
    if (id === '40' || id === '22') group = new Set();
    if (id === '40') {
      const line = Number(record.values['line'] ?? 0);
      if (line <= lineNumber) report(record, 'line-number', `a line number above ${lineNumber}`);
      lineNumber = line;
    }
    if (isLineLevel && id !== '40' && !seen.has('40') && !id.startsWith('SE')) {
      report(record, 'orphan', 'a record 40 before it');
    }
    const needed = FOLLOWS[id];
    if (needed !== undefined && !needed.some((other) => group.has(other))) {
      report(record, 'orphan', `a record ${needed.join(' or ')} before it`);
    }
    const here = placeOf(record, seen.has('40'));
    const opensNextLine = id === '40' && place <= LINE_LAST;
    if (here < place && !opensNextLine) report(record, 'out-of-order', 'the order of the chapter');
    place = opensNextLine ? here : Math.max(place, here);
    seen.add(id);
    group.add(id);
  }
  return problems;
}

/** Parties of the whole entry stand between 34 and the first line. */
function placeOf({ type }: DecodedRecord, isInLine: boolean): number {
  return type.id.startsWith('SE') && !isInLine ? LINE_HEADER - 1 : type.place;
}

/** @internal A problem of a whole record. */
export function recordProblem(
  { record }: Pick<DecodedRecord, 'record'>,
  code: AeProblemCode,
  expected: string,
): AeProblem {
  const { record: number, id } = record;
  const message = `Record ${number} (${id}): expected ${expected}.`;
  return { code, record: number, id, from: 0, to: 0, found: `record ${id}`, expected, message };
}
