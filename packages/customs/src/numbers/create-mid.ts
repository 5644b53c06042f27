import { CustomsError } from '../customs-error.ts';
import { isProvinceCode, provinceCode } from './canadian-provinces.ts';
import { foldToAscii } from './fold-to-ascii.ts';
import { isoCountry } from './iso-country.ts';

/** What a MID is built from: the manufacturer's own name and address, not the invoice's letterhead. */
export interface MidParts {
  /** ISO 3166-1 alpha-2, of the country of origin. */
  readonly country: string;
  /** Needed for Canada: `XO`, `ON` or `Ontario`. */
  readonly provinceOrState?: string;
  readonly name: string;
  /** The line with the street or building number; without the postal code. */
  readonly streetLine: string;
  readonly city: string;
}

// English only (19 CFR part 102 App.): Spanish "del" or "y" is a word.
const SKIPPED_WORDS = new Set(['A', 'AN', 'AND', 'OF', 'THE']);

/**
 * Builds a MID (19 CFR part 102 App.; CBP 7501 App. 2). `Amalgamated Plastics Corp., 11455 Main St, Guadalajara, MX`
 * gives `MXAMAPLA1145GUA`. Company forms (Ltd, AB, S.A.) are words like any other.
 * Throws `mid-country-unknown`, `mid-province-unknown`, `mid-name-empty`, `mid-city-empty`.
 */
export function createMid(parts: MidParts): string {
  const { country, name, number, city } = codeMid(parts);
  return `${country}${name}${number}${city}`;
}

/** @internal What a MID is put together from, each part by itself. */
export interface MidCode {
  readonly country: string;
  readonly name: string;
  readonly number: string;
  readonly city: string;
}

/** @internal The parts of the MID of a name and an address. Throws as `createMid` does. */
export function codeMid(parts: MidParts): MidCode {
  const name = nameCode(parts.name);
  if (name === '')
    throw new CustomsError('mid-name-empty', 'Give the name in Latin letters or digits.');
  const city = lettersOf(parts.city)
    .replace(/[^A-Z]/g, '')
    .slice(0, 3);
  if (city === '') throw new CustomsError('mid-city-empty', 'Give the city in Latin letters.');
  return { country: countryCode(parts), name, number: streetNumber(parts.streetLine), city };
}

function countryCode({ country, provinceOrState = '' }: MidParts): string {
  if (country === 'CA') {
    const province = provinceCode(foldToAscii(provinceOrState).trim());
    if (province !== undefined) return province;
    throw new CustomsError(
      'mid-province-unknown',
      'A Canadian MID needs the province, such as ON.',
    );
  }
  if (isProvinceCode(country) || isoCountry(country)) return country;
  throw new CustomsError('mid-country-unknown', 'Give the country as an ISO 3166-1 alpha-2 code.');
}

function nameCode(name: string): string {
  return wordsOf(name)
    .slice(0, 2)
    .map((word) => word.slice(0, 3))
    .join('');
}

/** Words of a name; initials that stand together are one word, whether written `B.L.` or `B L`. */
function wordsOf(name: string): string[] {
  const words: string[] = [];
  let initials = '';
  const endInitials = (): void => {
    if (initials !== '' && initials !== 'A') words.push(initials);
    initials = '';
  };
  for (const token of lettersOf(name).split(' ').filter(Boolean)) {
    if (/^[A-Z]$/.test(token)) {
      initials += token;
      continue;
    }
    endInitials();
    if (!SKIPPED_WORDS.has(token)) words.push(token);
  }
  endInitials();
  return words;
}

/** The largest number of the line, first four digits. `12-34` is one number; `5th` is a street's name, not a number. */
function streetNumber(line: string): string {
  let largest = '';
  for (const [digits] of lettersOf(line).matchAll(/[0-9]+(?![0-9]|(?:ST|ND|RD|TH)\b)/g)) {
    if (BigInt(digits) > BigInt(largest === '' ? '-1' : largest)) largest = digits;
  }
  return largest.slice(0, 4);
}

/** Punctuation is dropped, not turned into a blank. */
function lettersOf(text: string): string {
  return foldToAscii(text.slice(0, 500))
    .replace(/[^A-Z0-9 ]/g, '')
    .trim();
}
