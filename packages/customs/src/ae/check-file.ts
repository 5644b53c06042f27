import type { AeProblem, AeRecord } from './ae-record.ts';
import { fileProblem } from './file-problem.ts';
import { COLUMNS, recordTypeOf } from './record-table.ts';

// U+FEFF as text, and as one character a byte in UTF-8 and in both orders of UTF-16.
const BYTE_ORDER_MARK = /^(?:\uFEFF|\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/;

/**
 * @internal What is wrong with a file as a whole, told once: a byte order mark, another format, or blanks
 * cut from the ends of its records, of which each record would only be one more symptom.
 */
export function checkFile(text: string, records: readonly AeRecord[]): AeProblem | undefined {
  if (BYTE_ORDER_MARK.test(text))
    return told(
      'not-ascii',
      'a byte order mark',
      'plain ASCII',
      'The file begins with a byte order mark, which is no part of a record. Save it as plain ASCII, without that mark.',
    );
  if (/^\s*[{[]/.test(text))
    return told(
      'not-ae',
      'JSON',
      `records of ${COLUMNS} columns`,
      `The file is JSON, and AE records are lines of ${COLUMNS} columns. Give the file as it was sent to ABI.`,
    );
  const short = records.filter(({ raw }) => raw.length < COLUMNS).length;
  return short > 0 && records.every(isTrimmed)
    ? told(
        'length',
        `${short} of ${records.length} records without the blanks at their end`,
        `records of ${COLUMNS} columns`,
        `${short} of the ${records.length} records end before column ${COLUMNS}, because the blanks at their end were cut. Pad each record to ${COLUMNS} columns with blanks.`,
      )
    : undefined;
}

/** A record of known type, no longer than records are, and without blanks at its end. */
function isTrimmed({ raw, id }: AeRecord): boolean {
  return raw.length <= COLUMNS && !raw.endsWith(' ') && recordTypeOf(id) !== undefined;
}

function told(
  code: AeProblem['code'],
  found: string,
  expected: string,
  message: string,
): AeProblem {
  return { ...fileProblem(code, '', found, expected), message };
}
