import { CustomsError } from '../customs-error.ts';
import { isNeeded } from './field.ts';
import type { AeValue } from './read-field.ts';
import { COLUMNS, knownRecordType } from './record-table.ts';
import { writeField } from './write-field.ts';

/**
 * @internal One record of 80 columns from values by field name; what is not a field of the record is left out.
 * Throws `ae-value-unwritable`.
 */
export function writeRecord(id: string, source: object): string {
  const values = source as Readonly<Record<string, AeValue | undefined>>;
  const type = knownRecordType(id);
  let columns = id;
  for (const field of type.fields) {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    if (value === undefined && isNeeded(field, values)) {
      throw new CustomsError('ae-value-unwritable', `Record ${id} needs the field ${field.name}.`);
    }
    columns = columns.padEnd(field.from - 1) + writeField(id, field, value);
  }
  return columns.padEnd(COLUMNS);
}
