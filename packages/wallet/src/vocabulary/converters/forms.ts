import type { Converter } from '../mapping.ts';
import { wordList } from './texts.ts';
import { shown, undecided } from './undecided.ts';

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
