import { parseGtin, parseHts } from '@originmark/customs';
import type { Converter } from '../mapping.ts';
import { fromChecked, shown, undecided } from './undecided.ts';

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
