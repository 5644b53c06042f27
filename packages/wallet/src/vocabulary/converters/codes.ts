import {
  isoCountry,
  parseEntryNumber,
  parseGln,
  parseGtin,
  parseHts,
  parseImporterNumber,
  parseLei,
  parseMid,
  parsePort,
} from '@originmark/customs';
import type { Converter } from '../mapping.ts';
import { countryByName } from './country-names.ts';
import { wordList } from './texts.ts';
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

/** An entry number whose check digit fits, with its hyphens (19 CFR 142.3a). */
export const entryNumber: Converter = {
  name: 'entry number with hyphens = without',
  read: (theirs) =>
    fromChecked(parseEntryNumber(theirs), ({ text }) => text, 'with its hyphens, 19 CFR 142.3a'),
  write: (ours) => (typeof ours === 'string' ? ours.replaceAll('-', '') : undefined),
};

/** An importer number of a known shape. */
export const importerNumber: Converter = {
  name: 'importer number',
  read: (theirs) =>
    fromChecked(parseImporterNumber(theirs), ({ text }) => text, 'with the suffix that is meant'),
  write: (ours) => ours,
};

export const mid: Converter = {
  name: 'manufacturer identification code',
  read: (theirs) => fromChecked(parseMid(theirs), ({ text }) => text, 'as the rules write it'),
  write: (ours) => ours,
};

export const lei: Converter = {
  name: 'legal entity identifier',
  read: (theirs) => fromChecked(parseLei(theirs), ({ text }) => text, 'as ISO 17442 writes it'),
  write: (ours) => ours,
};

export const gln: Converter = {
  name: 'global location number',
  read: (theirs) => fromChecked(parseGln(theirs), ({ text }) => text, 'as GS1 writes it'),
  write: (ours) => ours,
};

const DIGITAL_LINK = 'https://id.gs1.org/01/';

/** A GTIN whose check digit fits, as the IRI of the product. */
export const gtin: Converter = {
  name: `GTIN = ${DIGITAL_LINK}…`,
  read: (theirs) =>
    fromChecked(
      parseGtin(theirs),
      ({ gtin14 }) => `${DIGITAL_LINK}${gtin14}`,
      'the GS1 Digital Link of the number',
    ),
  write(ours) {
    if (typeof ours !== 'string' || !ours.startsWith(DIGITAL_LINK)) return undefined;
    const number = ours.slice(DIGITAL_LINK.length);
    return parseGtin(number).ok ? number : undefined;
  },
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

/** A code of goods, 4 to 10 digits; blanks are taken out. */
export const goodsCode: Converter = {
  name: 'code of goods, 4 to 10 digits',
  read(theirs) {
    const code =
      typeof theirs === 'string' && theirs.length <= 20 ? theirs.replace(/ /g, '') : theirs;
    return fromChecked(parseHts(code), () => code, 'without blanks');
  },
  write: (ours) => ours,
};

/** A statistical number of the tariff, all ten digits, dotted as the tariff prints it. */
export const statisticalNumber: Converter = {
  name: 'HTS number of ten digits, dotted',
  read(theirs) {
    const code =
      typeof theirs === 'string' && theirs.length <= 20 ? theirs.replace(/ /g, '') : theirs;
    const hts = parseHts(code);
    if (hts.ok && hts.value.digits.length !== 10) {
      return undecided('hts-digits', `An entry needs all ten digits, not ${shown(theirs)}.`);
    }
    return fromChecked(hts, ({ text }) => text, 'dotted as the tariff prints it');
  },
  write: (ours) => ours,
};

/** `HS` or `HTS`: the vocabulary names no edition, so the caller does. */
export const goodsSystem: Converter = {
  name: 'HS or HTS = its edition, which is named and never guessed',
  read(theirs, { goodsSystems }) {
    const system = theirs === 'HS' || theirs === 'HTS' ? goodsSystems?.[theirs] : undefined;
    return system === undefined
      ? undecided(
          'goods-system-unnamed',
          `${shown(theirs)} has no edition: name the one that is meant, such as HS2022.`,
        )
      : { value: system };
  },
  write: (ours) => (typeof ours !== 'string' ? undefined : /^(HTS|HS)20\d\d$/.exec(ours)?.[1]),
};

/** The word or the two digits of an entry type (CBP Form 7501, block 2). */
export const entryType: Converter = {
  name: 'entry type of two digits',
  read: (theirs) =>
    typeof theirs === 'string' && /^[0-9]{2}$/.test(theirs)
      ? { value: theirs }
      : undecided('entry-type-shape', `${shown(theirs)} is no entry type of two digits.`),
  write: (ours) => ours,
};

export const entryTypeWords = wordList('entry type', [
  ['Free and Dutiable 01', '01'],
  ['Quota/Visa 02', '02'],
  ['Antidumping/Countervailing Duty (AD/CVD) 03', '03'],
  ['Foreign Trade Zone Consumption 06', '06'],
  ['Quota/Visa and AD/CVD combinations 07', '07'],
  ['Free and Dutiable 11', '11'],
  ['Quota Other than textiles 12', '12'],
  ['Warehouse Entries 21', '21'],
  ['Re-Warehouse Entries 22', '22'],
  ['Temporary Importation Bond 23', '23'],
  ['Defense Contract Management Command (DCMAO NY) Military Only (P99 filer) 51', '51'],
  ['Any U.S. Federal Government agency (other than DCMAO NY) 52', '52'],
]);

export const bondType = wordList('bond', [
  ['Single Transaction Bond', '9'],
  ['Continuous Bond', '8'],
  ['No Bond Required', '0'],
]);

const MODES: readonly (readonly [theirs: string, ours: readonly string[]])[] = [
  ['Ocean', ['10', '11']],
  ['Rail', ['20', '21']],
  ['Truck', ['30', '31']],
  ['Air', ['40', '41']],
  ['Hand Carry', ['60']],
  ['Pipeline', ['70']],
  ['Other', ['12', '32', '33', '34', '50']],
];

/** A word that stands for several codes of transport (with and without containers) is not read. */
export const modeOfTransport: Converter = {
  name: `mode of transport: ${MODES.map(([word, codes]) => `${word} = ${codes.join(' or ')}`).join('; ')}; read only where one code is meant`,
  read(theirs) {
    const codes = MODES.find(([word]) => word === theirs)?.[1] ?? [];
    const [code] = codes;
    return codes.length === 1 && code !== undefined
      ? { value: code }
      : undecided(
          'mode-of-transport',
          `${shown(theirs)} does not say which code of transport: ${codes.join(' or ') || 'none is known'}.`,
        );
  },
  write: (ours) => MODES.find(([, codes]) => codes.includes(ours as string))?.[0],
};
