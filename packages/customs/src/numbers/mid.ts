import { type Checked, accepted, refused, shown } from '../checked.ts';
import { isProvinceCode } from './canadian-provinces.ts';
import { isoCountry } from './iso-country.ts';

/**
 * A manufacturer identification code (MID). It is neither unique nor managed: CBP builds it from a name and an address,
 * so it is evidence of a party, never the party's identity.
 */
export interface ManufacturerId {
  /** ISO 3166-1; `CA` for a MID that begins with a Canadian province code. */
  readonly country: string;
  readonly text: string;
}

const SHAPE = /^([A-Z]{2})([A-Z0-9]{1,6})([0-9]{0,4})([A-Z]{1,3})$/;

/**
 * Reads a MID of 4 to 15 characters (19 CFR part 102 App.; CBP 7501 App. 2): country, name (up to 6), number (up to 4),
 * city (up to 3 letters). Reasons: `mid-shape`, `mid-canada-needs-province`, `mid-country`.
 */
export function parseMid(text: unknown): Checked<ManufacturerId> {
  const match = typeof text === 'string' && text.length <= 15 ? SHAPE.exec(text) : null;
  if (match === null) {
    return refused(
      'mid-shape',
      `Write the MID as country, name, number and city in up to 15 upper-case characters, not ${shown(text)}.`,
    );
  }
  const [mid, prefix = ''] = match;
  if (prefix === 'CA') {
    return refused(
      'mid-canada-needs-province',
      'A Canadian MID begins with a province code such as XO, not CA.',
    );
  }
  if (isProvinceCode(prefix)) return accepted({ country: 'CA', text: mid });
  if (!isoCountry(prefix))
    return refused(
      'mid-country',
      `A MID begins with the ISO 3166-1 country of origin or the code of a Canadian province, and ${prefix} is neither.`,
    );
  return accepted({ country: prefix, text: mid });
}
