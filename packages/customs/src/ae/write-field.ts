import { CustomsError } from '../customs-error.ts';
import { shown } from '../checked.ts';
import { parseLocalDate } from '../dates/local-date.ts';
import { compareDecimal, parseDecimal, roundDecimal } from '../money/decimal.ts';
import { parseHts } from '../numbers/hts.ts';
import type { AeField } from './field.ts';
import { type AeValue, readField } from './read-field.ts';

/**
 * @internal The columns of one field. Throws `ae-value-unwritable` for a value that does not fit or that would be read
 * back as something else.
 */
export function writeField(recordId: string, field: AeField, value: AeValue | undefined): string {
  const width = field.to - field.from + 1;
  if (value === undefined) return ' '.repeat(width);
  const columns = encode(field, value, width);
  if (columns?.length !== width || !isSame(field, columns, value)) {
    throw new CustomsError(
      'ae-value-unwritable',
      `Record ${recordId}, field ${field.name} (columns ${field.from} to ${field.to}, ${field.kind}) cannot hold ` +
        `${typeof value === 'string' ? shown(value) : String(value)}.`,
    );
  }
  return columns;
}

function encode(field: AeField, value: AeValue, width: number): string | undefined {
  if (typeof value === 'boolean') return value ? 'Y' : field.kind === 'yes-no' ? 'N' : ' ';
  if (typeof value === 'number') return String(value).padStart(width, '0');
  switch (field.kind) {
    case 'amount':
      return encodeAmount(value, field.decimals ?? 0, width);
    case 'date':
      return parseLocalDate(value) && `${value.slice(5, 7)}${value.slice(8)}${value.slice(2, 4)}`;
    case 'hts': {
      const hts = parseHts(value);
      return hts.ok ? hts.value.digits.padEnd(width) : undefined;
    }
    default:
      return value.padEnd(width);
  }
}

function encodeAmount(value: string, decimals: number, width: number): string | undefined {
  const parsed = parseDecimal(value);
  if (parsed === undefined || parsed.units < 0n) return undefined;
  const rounded = roundDecimal(parsed, decimals, 'half-up');
  return compareDecimal(parsed, rounded) === 0
    ? String(rounded.units).padStart(width, '0')
    : undefined;
}

/** What is written must be read back as the same value, or the writer would file something nobody said. */
function isSame(field: AeField, columns: string, value: AeValue): boolean {
  const reading = readField(field, columns);
  if (!reading.ok || reading.value === undefined) return false;
  if (field.kind === 'hts') return true;
  if (field.kind !== 'amount') return reading.value === value;
  const [read, meant] = [parseDecimal(reading.value), parseDecimal(value)];
  return read !== undefined && meant !== undefined && compareDecimal(read, meant) === 0;
}
