import { isoCountry, parseGtin, parseHts } from '@originmark/customs';
import type { CsvField, CsvMapping } from '@originmark/schemas';
import { type RowProblem, shown } from '../trade-problem.ts';
import { unitOfPaper } from '../units.ts';
import { readDay } from './read-day.ts';
import { readNumber } from './read-number.ts';
import type { MappedCell, MappedRow } from './read-table.ts';

/**
 * @internal Reads the cells of one row. Whatever is wrong is told, with its column; then the value
 * is undefined and the row does not stand.
 */
export interface RowReader {
  readonly row: number;
  /** False once something was told that takes the row away. */
  isGood(): boolean;
  /** Text kept as it is, also where a spreadsheet would take it for a formula. */
  text(field: CsvField, maxLength: number): string | undefined;
  /** Text that names something: what a spreadsheet destroyed is told. */
  name(field: CsvField, maxLength: number): string | undefined;
  number(field: CsvField): string | undefined;
  wholeNumber(field: CsvField): number | undefined;
  day(field: CsvField): string | undefined;
  country(field: CsvField): string | undefined;
  currency(field: CsvField): string | undefined;
  hts(field: CsvField): string | undefined;
  unit(field: CsvField): string | undefined;
  /** An absolute IRI, or a GTIN made one (GS1 Digital Link). */
  product(field: CsvField): string | undefined;
  /** The cell is there and not empty, or it is told. */
  require(...fields: readonly CsvField[]): void;
  /** Tells what takes the row away. Never a value: it stands where one would. */
  refuse(field: CsvField, message: string, remedy: string): string | undefined;
  /** Tells what leaves the row standing. */
  note(field: CsvField, message: string, remedy: string): void;
}

const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%[\]-]+$/;
const DESTROYED = /^[0-9](?:[.,][0-9]+)?E\+[0-9]+$/i;
/** What a spreadsheet makes of 3-5 or MAR3, in English or Spanish. */
const DAY_LIKE =
  /^(?:[0-9]{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)-[0-9]{2})$/i;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const WHOLE = /^(?:0|[1-9][0-9]{0,7})$/;

/** @internal */
export function createRowReader(
  row: MappedRow,
  mapping: CsvMapping,
  tell: (problem: RowProblem) => void,
): RowReader {
  let isGood = true;
  const units = new Map((mapping.units ?? []).map(({ written, unit }) => [written, unit]));
  const say = (field: CsvField, message: string, remedy: string, isRowKept: boolean): void => {
    const column = row.cell(field)?.column;
    const source = { row: row.row, ...(column !== undefined && { column }) };
    tell({ source, message, remedy, isRowKept });
  };
  const refuse: RowReader['refuse'] = (field, message, remedy) => {
    isGood = false;
    say(field, message, remedy, false);
    return undefined;
  };
  const filled = (field: CsvField): MappedCell | undefined => {
    const cell = row.cell(field);
    if (cell === undefined || cell.text === '') return undefined;
    if (!CONTROL.test(cell.text)) return cell;
    refuse(field, 'the cell holds a control character', 'type the cell again');
    return undefined;
  };
  const text: RowReader['text'] = (field, maxLength) => {
    const found = filled(field)?.text;
    return found !== undefined && found.length > maxLength
      ? refuse(field, `the text has ${found.length} characters`, `write at most ${maxLength}`)
      : found;
  };
  const name: RowReader['name'] = (field, maxLength) => {
    const found = text(field, maxLength);
    if (found !== undefined && DAY_LIKE.test(found))
      say(
        field,
        `${shown(found)} may be what a spreadsheet made of another number`,
        'compare it with the paper; if it is wrong, format the column as text and enter it anew',
        true,
      );
    return found !== undefined && DESTROYED.test(found)
      ? refuse(
          field,
          `${shown(found)} is what a spreadsheet made of a long number`,
          'format the column as text, enter it anew from the source and export again',
        )
      : found;
  };
  /** What a check lets through, or what it says against it. */
  const checked = (
    field: CsvField,
    accept: (text: string) => string | undefined,
    what: string,
    remedy: string,
  ): string | undefined => {
    const found = filled(field)?.text;
    if (found === undefined) return undefined;
    return accept(found) ?? refuse(field, `${shown(found)} is no ${what}`, remedy);
  };
  const number: RowReader['number'] = (field) => {
    const found = filled(field)?.text;
    if (found === undefined) return undefined;
    const read = readNumber(found, mapping);
    return 'value' in read ? read.value : refuse(field, read.message, read.remedy);
  };
  return {
    row: row.row,
    isGood: () => isGood,
    text,
    name,
    number,
    wholeNumber(field) {
      const value = number(field);
      if (value === undefined) return undefined;
      if (WHOLE.test(value)) return Number(value);
      refuse(field, `${value} is no count`, 'write a whole number up to 99,999,999');
      return undefined;
    },
    day: (field) =>
      checked(
        field,
        (found) => readDay(found, mapping.dateFormat),
        `day written ${mapping.dateFormat ?? 'YYYY-MM-DD'}`,
        'correct the cell, or dateFormat of the mapping; a bare number is a day that a spreadsheet lost',
      ),
    country: (field) =>
      checked(
        field,
        (found) => (isoCountry(found) ? found : undefined),
        'ISO 3166-1 country of two letters',
        'write HN, MX, …',
      ),
    currency: (field) =>
      checked(
        field,
        (found) => (/^[A-Z]{3}$/.test(found) ? found : undefined),
        'ISO 4217 currency',
        'write USD, MXN, … or make it a constant of the mapping',
      ),
    hts: (field) =>
      checked(
        field,
        (found) => {
          const hts = parseHts(found);
          return hts.ok ? hts.value.text : undefined;
        },
        'tariff number of 4, 6, 8 or 10 digits',
        'format the column as text: a spreadsheet drops zeros at the beginning and at the end',
      ),
    unit: (field) =>
      checked(
        field,
        (found) => units.get(found) ?? unitOfPaper(found),
        'unit that is known here',
        'add it to units of the mapping, with its code of UN/ECE Recommendation 20',
      ),
    product(field) {
      const found = name(field, 2048);
      if (found === undefined || IRI.test(found)) return found;
      const gtin = parseGtin(found);
      return gtin.ok
        ? `https://id.gs1.org/01/${gtin.value.text}`
        : refuse(
            field,
            `${shown(found)} is neither an IRI nor a GTIN with its check digit`,
            'format the column as text, zeros in front included',
          );
    },
    require(...fields) {
      for (const field of fields)
        if (!row.cell(field)?.text)
          refuse(field, `${field} is empty`, 'fill the cell, or make it a constant of the mapping');
    },
    refuse,
    note: (field, message, remedy) => {
      say(field, message, remedy, true);
    },
  };
}
