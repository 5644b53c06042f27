import { type Checked, accepted, refused } from '../checked.ts';
import { CustomsError } from '../customs-error.ts';
import { type MidCode, type MidParts, codeMid } from './create-mid.ts';
import { type ManufacturerId, parseMid } from './mid.ts';

/**
 * Whether a MID is the one that a name and an address give (19 CFR part 102 App.; CBP 7501 App. 2). One that is not may
 * still be on file with CBP, and one that is identifies nobody: many names give the same MID.
 * Reasons: those of `parseMid`; `mid-country-differs` (a Canadian province counts as a country), `mid-differs`; and where
 * the address gives no MID, `mid-name-empty`, `mid-city-empty`, `mid-country-unknown`, `mid-province-unknown`.
 */
export function checkMid(text: unknown, parts: MidParts): Checked<ManufacturerId> {
  const mid = parseMid(text);
  if (!mid.ok) return mid;
  const expected = tryToCode(parts);
  if (!expected.ok) return expected;
  const { country, name, number, city } = expected.value;
  const found = mid.value.text;
  if (!found.startsWith(country)) {
    return refused(
      'mid-country-differs',
      `The address gives a MID that begins with ${country}, not ${found.slice(0, 2)}: look which of the two is the maker's.`,
    );
  }
  if (found !== `${country}${name}${number}${city}`) {
    const pieces = [country, name, number, city].filter((piece) => piece !== '').join(' ');
    return refused(
      'mid-differs',
      `Name and address give ${pieces}, the MID is ${found}: compare it with the maker's own name and address.`,
    );
  }
  return mid;
}

function tryToCode(parts: MidParts): Checked<MidCode> {
  try {
    return accepted(codeMid(parts));
  } catch (cause) {
    if (cause instanceof CustomsError) return refused(cause.code, cause.message);
    throw cause;
  }
}
