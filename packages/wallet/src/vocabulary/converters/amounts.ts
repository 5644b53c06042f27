import type { JsonValue } from '@originmark/core';
import type { Converter } from '../mapping.ts';
import { membersOf, shown, undecided } from './undecided.ts';

const DECIMAL = /^(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?$/;

/** Decimal text of a JSON number, if reading the number lost nothing that can be seen. */
function plainText(theirs: JsonValue): string | undefined {
  if (typeof theirs === 'string') return theirs;
  if (typeof theirs !== 'number' || Object.is(theirs, -0)) return undefined;
  const text = String(theirs);
  // Beyond 15 digits a number may not be what was written.
  return text.replace(/\D/g, '').length <= 15 ? text : undefined;
}

function decimal(name: string, toTheirs: (text: string) => JsonValue | undefined): Converter {
  return {
    name,
    read(theirs) {
      const text = plainText(theirs);
      return text !== undefined && text.length <= 28 && DECIMAL.test(text)
        ? { value: text, why: 'an exact decimal number as text' }
        : undecided('amount-shape', `${shown(theirs)} is no plain decimal number, 0 or more.`);
    },
    write: (ours) => (typeof ours === 'string' && DECIMAL.test(ours) ? toTheirs(ours) : undefined),
  };
}

/** A decimal number that they write as a JSON number; one that no JSON number holds goes as text. */
export const decimalNumber = decimal('decimal text = number', (text) => {
  const number = Number(text);
  return plainText(number) === text ? number : text;
});

/** A decimal number that they write as text, too. */
export const decimalText = decimal('decimal text', (text) => text);

/** A whole number of packages. */
export const count: Converter = {
  name: 'whole number',
  read: (theirs) =>
    typeof theirs === 'number' && Number.isInteger(theirs) && theirs >= 0 && theirs <= 10_000_000
      ? { value: theirs === 0 ? 0 : theirs }
      : undecided('count-shape', `${shown(theirs)} is no whole number from 0 to 10,000,000.`),
  write: (ours) => ours,
};

/**
 * The vocabulary counts without saying what: pieces, pairs and dozens look alike, so a count is
 * never read as a quantity. Pieces are written as a count.
 */
export const countOfPieces: Converter = {
  name: 'a count without a unit; written for pieces (C62), read never',
  read: (theirs) =>
    undecided('unit-missing', `${shown(theirs)} is a count without a unit: name the unit.`),
  write(ours) {
    const { value, unit } = membersOf(ours);
    const number = Number(value);
    return unit === 'C62' && Number.isSafeInteger(number) && String(number) === value
      ? number
      : undefined;
  },
};

/** A value on a CBP form is in United States dollars. */
export const usDollars: Converter = {
  name: 'number of US dollars = amount with its currency',
  read(theirs, named) {
    const amount = decimalNumber.read(theirs, named);
    return 'value' in amount ? { value: { amount: amount.value, currency: 'USD' } } : amount;
  },
  write(ours) {
    const { amount, currency } = membersOf(ours);
    return currency === 'USD' && amount !== undefined ? decimalNumber.write(amount) : undefined;
  },
};

/** As {@link usDollars}, where the vocabulary has text. */
export const usDollarText: Converter = {
  name: 'text of US dollars = amount with its currency',
  read: (theirs, named) => usDollars.read(theirs, named),
  write(ours) {
    const { amount, currency } = membersOf(ours);
    return currency === 'USD' ? amount : undefined;
  },
};

const UNITS: readonly (readonly [ours: string, theirs: readonly string[]])[] = [
  ['KGM', ['kg', 'kgs', 'kilogram', 'kilograms']],
  ['GRM', ['g', 'gram', 'grams']],
  ['LBR', ['lb', 'lbs', 'pound', 'pounds']],
  ['TNE', ['t', 'tonne', 'tonnes']],
  ['MTQ', ['cbm', 'm3']],
  ['DZN', ['dozen', 'dozens']],
  ['PR', ['pair', 'pairs']],
  ['C62', ['piece', 'pieces', 'pcs']],
];
const OTHER_CODES = 'CMT CMQ DPR EA FOT H87 INH KTM LTN LTR MGM MMT MTK MTR ONZ SET STN YRD'.split(
  ' ',
);
const CODES: ReadonlySet<string> = new Set([...UNITS.map(([ours]) => ours), ...OTHER_CODES]);
const UNIT_BY_WORD: ReadonlyMap<string, string> = new Map(
  UNITS.flatMap(([ours, words]) => words.map((word) => [word, ours] as const)),
);

/** A unit of UN/ECE Recommendation 20, or a usual abbreviation of one. */
export const unit: Converter = {
  name: `unit of UN/ECE Recommendation 20; read too: ${UNITS.map(([ours, words]) => `${words.join(', ')} = ${ours}`).join('; ')}`,
  read(theirs) {
    if (typeof theirs === 'string' && theirs.length <= 20) {
      if (CODES.has(theirs)) return { value: theirs };
      const known = UNIT_BY_WORD.get(theirs.toLowerCase());
      if (known !== undefined) return { value: known, why: 'UN/ECE Recommendation 20' };
    }
    return undecided('unit-unknown', `${shown(theirs)} is no unit known here.`);
  },
  write: (ours) => ours,
};
