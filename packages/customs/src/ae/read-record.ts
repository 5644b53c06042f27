import type { AeOpaqueColumns, AeProblem, AeRecord } from './ae-record.ts';
import { type AeField, type AeRecordType, isNeeded } from './field.ts';
import { type AeValue, readField } from './read-field.ts';
import { COLUMNS } from './record-table.ts';

/** @internal A record with its fields by name; blank fields are absent. */
export interface DecodedRecord {
  readonly record: AeRecord;
  readonly type: AeRecordType;
  readonly values: Readonly<Record<string, AeValue>>;
  readonly problems: readonly AeProblem[];
  readonly opaque: readonly AeOpaqueColumns[];
}

/** @internal Reads the fields of one record of known type. */
export function readRecord(record: AeRecord, type: AeRecordType): DecodedRecord {
  const values: Record<string, AeValue> = {};
  const problems: AeProblem[] = [];
  for (const field of type.fields) {
    const columns = record.raw.slice(field.from - 1, field.to);
    const reading = readField(field, columns);
    if (!reading.ok) {
      problems.push(fieldProblem(record, field, reading.code, columns, reading.expected));
    } else if (reading.value !== undefined) {
      values[field.name] = reading.value;
    }
  }
  for (const field of type.fields) {
    if (
      values[field.name] === undefined &&
      isNeeded(field, values) &&
      !problems.some((p) => p.field === field.name)
    ) {
      problems.push(fieldProblem(record, field, 'mandatory-missing', '', 'a value'));
    }
  }
  return { record, type, values, problems, opaque: opaqueColumns(record, type) };
}

function fieldProblem(
  { record, id }: AeRecord,
  { name, from, to }: AeField,
  code: AeProblem['code'],
  columns: string,
  expected: string,
): AeProblem {
  const found = columns.trim() === '' ? 'blank' : `"${columns}"`;
  const place = from === to ? `column ${from}` : `columns ${from} to ${to}`;
  const message = `Record ${record} (${id}), ${place}, ${name}: expected ${expected}, found ${found}.`;
  return { code, record, id, from, to, field: name, found: columns, expected, message };
}

function opaqueColumns(record: AeRecord, type: AeRecordType): AeOpaqueColumns[] {
  const found: AeOpaqueColumns[] = [];
  let from = type.id.length + 1;
  const endAt = (to: number): void => {
    const text = record.raw.slice(from - 1, to);
    if (text.trim() !== '') found.push({ record: record.record, id: record.id, from, to, text });
  };
  for (const field of type.fields) {
    endAt(field.from - 1);
    from = field.to + 1;
  }
  endAt(COLUMNS);
  return found;
}
