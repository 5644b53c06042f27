import type { CsvMapping } from '@originmark/schemas';

/** How numbers are written in a file. */
export type NumberFormat = Pick<CsvMapping, 'decimalMark' | 'groupMark'>;

/** A number as exact plain decimal text, or why it is none. */
export type ReadNumber =
  | { readonly value: string }
  | { readonly message: string; readonly remedy: string };

const SCIENTIFIC = /^[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+$/;
const NEGATIVE = /^(?:[-\u2212].*|\(.*\)|.*-)$/s;
const MAX_WHOLE = 18;
const MAX_PLACES = 9;

/**
 * Reads a number of zero or more as the mapping says that numbers are written: exact, nothing
 * rounded, nothing guessed. Places are kept as written; zeros in front are not.
 */
export function readNumber(written: string, format: NumberFormat): ReadNumber {
  const text = written.trim();
  if (SCIENTIFIC.test(text))
    return {
      message: `${text.slice(0, 40)} is in scientific notation: digits are lost`,
      remedy: 'format the column as a number with all its digits and export again',
    };
  if (/[0-9]/.test(text) && NEGATIVE.test(text))
    return {
      message: `${text.slice(0, 40)} is negative`,
      remedy: 'leave deductions and credit notes out of the lines; state them as adjustments',
    };
  const parts = splitNumber(text, format);
  if (parts === undefined)
    return {
      message: `${JSON.stringify(text.slice(0, 40))} is no number as this file writes them (${describe(format)})`,
      remedy: 'correct the cell, or decimalMark and groupMark of the mapping',
    };
  const whole = parts.whole.replace(/^0+(?=[0-9])/, '');
  if (whole.length > MAX_WHOLE || parts.places.length > MAX_PLACES)
    return {
      message: `${text.slice(0, 40)} has more than ${MAX_WHOLE} digits before or ${MAX_PLACES} after the decimal mark`,
      remedy: 'round it where the paper rounds it',
    };
  return { value: parts.places === '' ? whole : `${whole}.${parts.places}` };
}

/** Whole digits and places; undefined unless every mark stands where the format has it. */
function splitNumber(
  text: string,
  { decimalMark, groupMark }: NumberFormat,
): { readonly whole: string; readonly places: string } | undefined {
  if (groupMark === decimalMark) return undefined;
  const [before = '', places, ...more] = text.split(decimalMark);
  if (more.length > 0 || (places !== undefined && !/^[0-9]+$/.test(places))) return undefined;
  // A blank between groups is often one that does not break.
  const plain = groupMark === ' ' ? before.replaceAll(/[\u00a0\u202f]/g, ' ') : before;
  const groups = groupMark === undefined ? [plain] : plain.split(groupMark);
  const [first = '', ...others] = groups;
  if (others.length > 0 && !/^[0-9]{1,3}$/.test(first)) return undefined;
  if (!/^[0-9]+$/.test(first) || others.some((group) => !/^[0-9]{3}$/.test(group)))
    return undefined;
  return { whole: groups.join(''), places: places ?? '' };
}

function describe({ decimalMark, groupMark }: NumberFormat): string {
  return `decimal mark "${decimalMark}", ${groupMark === undefined ? 'no group mark' : `groups by "${groupMark}"`}`;
}
