import { isDeepStrictEqual } from 'node:util';
import { formatAe } from '../../packages/customs/src/ae/format-ae.ts';
import { parseAe } from '../../packages/customs/src/ae/parse-ae.ts';
import { AE_RECORD_TYPES, recordIdOf } from '../../packages/customs/src/ae/record-table.ts';
import { MAX_CHARACTERS } from '../../packages/customs/src/ae/split-records.ts';

const TYPES = new Map(AE_RECORD_TYPES.map((type) => [type.id, type]));

/** Problems of substance leave the summary in place. */
const OF_SUBSTANCE = new Set(['entry-number', 'identifier', 'total']);

/**
 * Reads a file and says what of it is neither kept, decoded nor reported; an empty list is good.
 * @param {string | Uint8Array} file
 */
export function accountForAe(file, clock) {
  const faults = [];
  const result = clock('parseAe', () => parseAe(file));
  const { records, problems, summary, unknown, opaque } = result;
  const text = typeof file === 'string' ? file : Buffer.from(file).toString('latin1');

  for (const { message } of problems)
    if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(message))
      faults.push('a message holds a control character');
  if (text.length > MAX_CHARACTERS) {
    if (problems.length !== 1 || problems[0].code !== 'too-large')
      faults.push('too large, and not told');
    return { faults, isRead: false };
  }
  if (clock('formatAe of records', () => formatAe(records)) !== text)
    faults.push('records are not the file');
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  if (records.length !== lines.length)
    faults.push(`${records.length} records of ${lines.length} lines`);

  if (summary === undefined) {
    if (problems.every(({ code }) => OF_SUBSTANCE.has(code)))
      faults.push('no summary, and nobody says why');
    return { faults, isRead: false };
  }
  const structural = problems.find(({ code }) => !OF_SUBSTANCE.has(code));
  if (structural !== undefined) faults.push(`a summary in spite of ${structural.code}`);
  const unknownAt = new Set(unknown.map(({ record }) => record));
  for (const { record, raw } of records) {
    const type = TYPES.get(recordIdOf(raw));
    if (type === undefined) {
      if (!unknownAt.has(record)) faults.push(`record ${record} is unknown and not listed`);
    } else
      faults.push(
        ...columnsNotToldOf(
          raw,
          type,
          opaque.filter((one) => one.record === record),
        ),
      );
  }
  return { faults: faults.concat(compareAgain(records, summary, clock)), isRead: true };
}

/** Columns of no field that hold something and are not listed as such. */
function columnsNotToldOf(raw, { id, fields }, opaque) {
  const free = Array.from(raw, (one, at) => ({ at: at + 1, isBlank: one === ' ' }));
  const lost = free.filter(
    ({ at, isBlank }) =>
      !isBlank &&
      at > id.length &&
      !fields.some(({ from, to }) => from <= at && at <= to) &&
      !opaque.some(({ from, to }) => from <= at && at <= to),
  );
  return lost.length === 0 ? [] : [`record ${id}, column ${lost[0].at} is dropped`];
}

/** Writes the summary, reads it again, and compares value by value what was filed with what was written. */
function compareAgain(records, summary, clock) {
  let written;
  try {
    written = clock('formatAe of a summary', () => formatAe(summary));
  } catch (cause) {
    return [`a summary that was read cannot be written: ${cause.message}`];
  }
  const again = parseAe(written);
  const faults = isDeepStrictEqual(again.summary, summary)
    ? []
    : ['a summary reads otherwise when written'];
  const before = valuesOf(records);
  const after = valuesOf(again.records);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [filed, wrote] = [before.get(key) ?? [], after.get(key) ?? []];
    if (!isDeepStrictEqual(filed, wrote))
      faults.push(`${key}: filed ${filed.join('|')}, written ${wrote.join('|')}`);
  }
  return faults;
}

/**
 * What every field says, by line, tariff number and field, in order: read here straight from the columns. Fields that a
 * record has several times (code1, code2) count as one list, since a writer may set them otherwise.
 */
function valuesOf(records) {
  const values = new Map();
  let [line, tariff, party, bill] = [0, 0, 0, 0];
  for (const { raw } of records) {
    const type = TYPES.get(recordIdOf(raw));
    if (type === undefined || type.fields.length === 0) continue;
    if (type.id === '40') [line, tariff, party] = [line + 1, 0, 0];
    if (type.id === '50') tariff += 1;
    if (type.id === 'SE50') party += 1;
    if (type.id === '22') bill += 1;
    const group = {
      50: tariff,
      51: tariff,
      52: tariff,
      53: tariff,
      54: tariff,
      SE50: party,
      SE51: party,
      22: bill,
      23: bill,
    }[type.id];
    for (const field of type.fields) {
      const text = raw.slice(field.from - 1, field.to).trimEnd();
      if (text === '') continue;
      const isNumber = field.kind === 'amount' || field.kind === 'integer';
      const value = isNumber ? String(BigInt(text.trim())) : text;
      const key = `line ${line}, ${type.id}${group === undefined ? '' : `#${group}`}, ${field.name.replace(/[0-9]$/, '')}`;
      if (!values.has(key)) values.set(key, []);
      values.get(key).push(value);
    }
  }
  for (const [key, list] of values) if (key.includes(', unit')) list.sort();
  return values;
}
