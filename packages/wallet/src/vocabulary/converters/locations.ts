import { isoCountry, parsePort } from '@originmark/customs';
import type { Converter } from '../mapping.ts';
import { countryByName } from './country-names.ts';
import { fromChecked, shown, undecided } from './undecided.ts';

/** ISO 3166-1 alpha-2; an English name of a country is read as its code. */
export const country: Converter = {
  name: 'country of ISO 3166-1; English names are read',
  read(theirs) {
    if (isoCountry(theirs)) return { value: theirs };
    const code = typeof theirs === 'string' ? countryByName(theirs) : undefined;
    return code === undefined
      ? undecided('country-unknown', `${shown(theirs)} is no country by its code or its name.`)
      : { value: code, why: 'the ISO 3166-1 code of the name' };
  },
  write: (ours) => ours,
};

export const port: Converter = {
  name: 'port of Schedule D',
  read: (theirs) => fromChecked(parsePort(theirs), ({ code }) => code, 'as Schedule D writes it'),
  write: (ours) => (parsePort(ours).ok ? ours : undefined),
};

/** A port of Schedule D lies in the United States. */
export const countryOfPort: Converter = {
  name: 'a port of Schedule D is in US',
  read: (theirs) => (parsePort(theirs).ok ? { value: 'US' } : { nothing: true }),
  write: () => undefined,
};

const UNLOCODE = /^[A-Z]{2}[A-Z2-9]{3}$/;
const isUnlocode = (text: unknown): boolean =>
  typeof text === 'string' && UNLOCODE.test(text) && isoCountry(text.slice(0, 2));

/** UN/LOCODE: two letters of ISO 3166-1 and three characters. */
export const unlocode: Converter = {
  name: 'UN/LOCODE',
  read: (theirs) =>
    isUnlocode(theirs)
      ? { value: theirs }
      : undecided('unlocode-shape', `${shown(theirs)} is no UN/LOCODE such as USHOU.`),
  write: (ours) => (isUnlocode(ours) ? ours : undefined),
};

export const countryOfUnlocode: Converter = {
  name: 'the country that the UN/LOCODE begins with',
  read: (theirs) =>
    isUnlocode(theirs) ? { value: (theirs as string).slice(0, 2) } : { nothing: true },
  write: () => undefined,
};
