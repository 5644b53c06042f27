import { type Checked, accepted, refused, shown } from '../checked.ts';
import { CustomsError } from '../customs-error.ts';

/** An entry number, `FFF-NNNNNNN-C` (19 CFR 142.3a). */
export interface EntryNumber {
  /** Three characters; belongs to a broker or an importer. */
  readonly filerCode: string;
  /** Seven digits, leading zeros kept. */
  readonly sequence: string;
  readonly checkDigit: string;
  /** With hyphens, as it must be shown. */
  readonly text: string;
}

const SHAPE = /^([0-9A-Z]{3})(-?)([0-9]{7})\2([0-9])$/;
const LETTER_VALUES = '12345678912345678923456789'; // A..I, J..R from 1; S..Z from 2 (CATAIR App. E)

/**
 * Reads an entry number with both hyphens or with none (11 characters). Upper case, no blanks.
 * Reasons: `entry-number-shape`, `entry-number-filer` (000 belongs to nobody), `entry-number-check-digit`.
 */
export function parseEntryNumber(text: unknown): Checked<EntryNumber> {
  const match = typeof text === 'string' && text.length <= 13 ? SHAPE.exec(text) : null;
  if (match === null) {
    return refused(
      'entry-number-shape',
      `Write the entry number as FFF-NNNNNNN-C, not ${shown(text)}.`,
    );
  }
  const [, filerCode = '', , sequence = '', checkDigit = ''] = match;
  if (filerCode === '000')
    return refused(
      'entry-number-filer',
      'Filer code 000 is assigned to nobody: write the code of the broker or importer that files.',
    );
  const expected = entryNumberCheckDigit(filerCode, sequence);
  if (checkDigit !== expected) {
    return refused(
      'entry-number-check-digit',
      `The check digit of ${filerCode}-${sequence} is ${expected}, not ${checkDigit}: look for a typing error.`,
    );
  }
  return accepted({
    filerCode,
    sequence,
    checkDigit,
    text: `${filerCode}-${sequence}-${checkDigit}`,
  });
}

/**
 * The check digit of a filer code (3 characters) and a sequence (7 digits) by CATAIR Appendix E: letters become digits,
 * every second digit from the left is doubled (less 9 above 9), the sum is filled up to a multiple of ten.
 * Throws `entry-number-malformed`.
 */
export function entryNumberCheckDigit(filerCode: string, sequence: string): string {
  if (!/^[0-9A-Z]{3}$/.test(filerCode) || !/^[0-9]{7}$/.test(sequence)) {
    throw new CustomsError(
      'entry-number-malformed',
      'Give a filer code of 3 characters and 7 digits.',
    );
  }
  let sum = 0;
  for (const [index, character] of Array.from(filerCode + sequence).entries()) {
    const digit = digitOf(character);
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

function digitOf(character: string): number {
  const letter = character.charCodeAt(0) - 65;
  return letter < 0 ? Number(character) : Number(LETTER_VALUES.charAt(letter));
}
