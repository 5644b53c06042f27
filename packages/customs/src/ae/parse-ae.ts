import type { AeParseResult, AeProblem, AeProblemCode, AeRecord } from './ae-record.ts';
import { checkFile } from './check-file.ts';
import { checkSubstance } from './check-substance.ts';
import { checkTransaction } from './check-transaction.ts';
import { decodeSummary } from './decode-summary.ts';
import { fileProblem } from './file-problem.ts';
import { type DecodedRecord, readRecord } from './read-record.ts';
import { recordTypeOf } from './record-table.ts';
import { MAX_CHARACTERS, checkShape, splitRecords, textOf } from './split-records.ts';

const MAX_PROBLEMS = 1000;

/**
 * Reads an ACE ABI entry summary ("AE" records, 80 columns, LF or CRLF; a bare transaction or one in its A, B, Y, Z
 * envelope). Never throws on what a file contains. Nothing is repaired: every record is kept as it came, every
 * difference from the record table is a problem naming record, columns, what was found and what was expected.
 * A file with several transactions has no summary: split it at its records 10. Columns are `AE_SOURCE`.
 */
export function parseAe(file: string | Uint8Array): AeParseResult {
  if (typeof file !== 'string' && !(file instanceof Uint8Array)) {
    return rejected('not-text', typeof file, 'text or bytes');
  }
  if (file.length > MAX_CHARACTERS) {
    return rejected(
      'too-large',
      `${file.length} characters`,
      `at most ${MAX_CHARACTERS} characters`,
    );
  }
  const text = textOf(file);
  const records = splitRecords(text);
  const whole = checkFile(text, records);
  if (whole !== undefined) return { records, problems: [whole], unknown: [], opaque: [] };
  const { decoded, unknown, misread } = readRecords(records);
  // Where a record could not be read at all, those after it would only seem out of place.
  const isWhole = decoded.length + unknown.length === records.length;
  const structure = isWhole ? misread.concat(checkTransaction(decoded)) : misread;
  const opaque = decoded.flatMap((record) => record.opaque);
  if (structure.length > 0) return { records, problems: limited(structure), unknown, opaque };
  const summary = decodeSummary(decoded);
  return { records, summary, problems: limited(checkSubstance(summary, decoded)), unknown, opaque };
}

interface Reading {
  readonly decoded: DecodedRecord[];
  readonly unknown: AeRecord[];
  readonly misread: AeProblem[];
}

/** Reads record by record; a file full of faults is not read to its end. */
function readRecords(records: readonly AeRecord[]): Reading {
  const reading: Reading = { decoded: [], unknown: [], misread: [] };
  for (const record of records) {
    const misshapen = checkShape(record);
    const type = recordTypeOf(record.id);
    if (misshapen !== undefined) {
      reading.misread.push(misshapen);
    } else if (type === undefined) {
      reading.unknown.push(record);
    } else {
      const decoded = readRecord(record, type);
      reading.decoded.push(decoded);
      reading.misread.push(...decoded.problems);
    }
    if (reading.misread.length > MAX_PROBLEMS) break;
  }
  return reading;
}

function limited(problems: readonly AeProblem[]): readonly AeProblem[] {
  if (problems.length <= MAX_PROBLEMS) return problems;
  const more = fileProblem('too-many-problems', '', 'more', `at most ${MAX_PROBLEMS} problems`);
  return [...problems.slice(0, MAX_PROBLEMS), more];
}

function rejected(code: AeProblemCode, found: string, expected: string): AeParseResult {
  return {
    records: [],
    problems: [fileProblem(code, '', found, expected)],
    unknown: [],
    opaque: [],
  };
}
