import { isoCountry, parseGtin, parseHts } from '@originmark/customs/numbers';
import type { CsvField, CsvMapping } from '@originmark/schemas';
import { type RowProblem, shown } from '../trade-problem.ts';
import { unitOfPaper } from '../units.ts';
import { readDay } from './read-day.ts';
import { readNumber } from './read-number.ts';
import type { MappedRow } from './read-table.ts';

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
const CURRENCY = /^[A-Z]{3}$/;
const WHOLE = /^(?:0|[1-9][0-9]{0,7})$/;

/** @internal Reads rows of one file, one after another. */
export function createRowReader(
  mapping: CsvMapping,
  tell: (problem: RowProblem) => void,
): (row: MappedRow) => RowReader {
  const units = new Map((mapping.units ?? []).map(({ written, unit }) => [written, unit]));
  return (row) => new CellReader(row, { mapping, units, tell });
}

interface Reading {
  readonly mapping: CsvMapping;
  readonly units: ReadonlyMap<string, string>;
  readonly tell: (problem: RowProblem) => void;
}

/** A class, because a file has many thousand rows and each would make every function anew. */
class CellReader implements RowReader {
  readonly row: number;
  readonly #cells: MappedRow;
  readonly #reading: Reading;
  #isGood = true;

  constructor(cells: MappedRow, reading: Reading) {
    this.row = cells.row;
    this.#cells = cells;
    this.#reading = reading;
  }

  isGood(): boolean {
    return this.#isGood;
  }

  text(field: CsvField, maxLength: number): string | undefined {
    const found = this.#filled(field);
    return found !== undefined && found.length > maxLength
      ? this.refuse(field, `the text has ${found.length} characters`, `write at most ${maxLength}`)
      : found;
  }

  name(field: CsvField, maxLength: number): string | undefined {
    const found = this.text(field, maxLength);
    if (found !== undefined && DAY_LIKE.test(found))
      this.note(
        field,
        `${shown(found)} may be what a spreadsheet made of another number`,
        'compare it with the paper; if it is wrong, format the column as text and enter it anew',
      );
    return found !== undefined && DESTROYED.test(found)
      ? this.refuse(
          field,
          `${shown(found)} is what a spreadsheet made of a long number`,
          'format the column as text, enter it anew from the source and export again',
        )
      : found;
  }

  number(field: CsvField): string | undefined {
    const found = this.#filled(field);
    if (found === undefined) return undefined;
    const read = readNumber(found, this.#reading.mapping);
    return 'value' in read ? read.value : this.refuse(field, read.message, read.remedy);
  }

  wholeNumber(field: CsvField): number | undefined {
    const value = this.number(field);
    if (value === undefined) return undefined;
    if (WHOLE.test(value)) return Number(value);
    this.refuse(field, `${value} is no count`, 'write a whole number up to 99,999,999');
    return undefined;
  }

  day(field: CsvField): string | undefined {
    const found = this.#filled(field);
    if (found === undefined) return undefined;
    const { dateFormat } = this.#reading.mapping;
    return (
      readDay(found, dateFormat) ??
      this.#refuseAs(
        field,
        found,
        `day written ${dateFormat ?? 'YYYY-MM-DD'}`,
        'correct the cell, or dateFormat of the mapping; a bare number is a day that a spreadsheet lost',
      )
    );
  }

  country(field: CsvField): string | undefined {
    const found = this.#filled(field);
    return found === undefined || isoCountry(found)
      ? found
      : this.#refuseAs(field, found, 'ISO 3166-1 country of two letters', 'write HN, MX, …');
  }

  currency(field: CsvField): string | undefined {
    const found = this.#filled(field);
    return found === undefined || CURRENCY.test(found)
      ? found
      : this.#refuseAs(
          field,
          found,
          'ISO 4217 currency',
          'write USD, MXN, … or make it a constant of the mapping',
        );
  }

  hts(field: CsvField): string | undefined {
    const found = this.#filled(field);
    if (found === undefined) return undefined;
    const hts = parseHts(found);
    return hts.ok
      ? hts.value.text
      : this.#refuseAs(
          field,
          found,
          'tariff number of 4, 6, 8 or 10 digits',
          'format the column as text: a spreadsheet drops zeros at the beginning and at the end',
        );
  }

  unit(field: CsvField): string | undefined {
    const found = this.#filled(field);
    if (found === undefined) return undefined;
    return (
      this.#reading.units.get(found) ??
      unitOfPaper(found) ??
      this.#refuseAs(
        field,
        found,
        'unit that is known here',
        'add it to units of the mapping, with its code of UN/ECE Recommendation 20',
      )
    );
  }

  product(field: CsvField): string | undefined {
    const found = this.name(field, 2048);
    if (found === undefined || IRI.test(found)) return found;
    const gtin = parseGtin(found);
    return gtin.ok
      ? `https://id.gs1.org/01/${gtin.value.text}`
      : this.refuse(
          field,
          `${shown(found)} is neither an IRI nor a GTIN with its check digit`,
          'format the column as text, zeros in front included',
        );
  }

  require(...fields: readonly CsvField[]): void {
    for (const field of fields)
      if (!this.#cells.cell(field)?.text)
        this.refuse(
          field,
          `${field} is empty`,
          'fill the cell, or make it a constant of the mapping',
        );
  }

  refuse(field: CsvField, message: string, remedy: string): string | undefined {
    this.#isGood = false;
    this.#say(field, message, remedy, false);
    return undefined;
  }

  note(field: CsvField, message: string, remedy: string): void {
    this.#say(field, message, remedy, true);
  }

  #filled(field: CsvField): string | undefined {
    const found = this.#cells.cell(field)?.text;
    if (found === undefined || found === '') return undefined;
    if (!CONTROL.test(found)) return found;
    return this.refuse(field, 'the cell holds a control character', 'type the cell again');
  }

  #refuseAs(field: CsvField, found: string, what: string, remedy: string): string | undefined {
    return this.refuse(field, `${shown(found)} is no ${what}`, remedy);
  }

  #say(field: CsvField, message: string, remedy: string, isRowKept: boolean): void {
    const column = this.#cells.cell(field)?.column;
    const source = { row: this.row, ...(column !== undefined && { column }) };
    this.#reading.tell({ source, message, remedy, isRowKept });
  }
}
