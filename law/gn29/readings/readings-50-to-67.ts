import { otherNotes } from './open-questions.ts';
import type { Reading } from './reading.ts';

const ASSEMBLED =
  ', provided that the good is cut or knit to shape, or both, and sewn or otherwise assembled in the territory';
const FABRICS_61 =
  ', except from headings 5111 through 5113, 5204 through 5212, 5310 through 5311, chapter 54, headings 5508 through 5516 or 6001 through 6006';
const ENSEMBLE_61 = {
  X: 'garments described in heading 6102 or jackets and blazers described in heading 6104, subject to cotton restraints, imported as parts of ensembles',
};
const NOT_IN_6202 = { X: 'jackets and jacket-type garments excluded from heading 6202' };

/** Chapters 50 to 67: textiles, apparel, footwear. */
export const READINGS_50_TO_67: Readonly<Record<string, Reading>> = {
  '51/3': {
    words: 'A change to headings 5111 through 5113 from any heading outside that group.',
    open: [
      {
        why: 'rule 3 says "from any heading" and not "outside that group" as its neighbours do',
        codes: ['5111-5113'],
        when: 'always',
      },
    ],
  },
  '61/14': {
    words: `A change to any other good of tariff items 6104.19.40 or 6104.19.80 from any other chapter${FABRICS_61}${ASSEMBLED}.`,
  },
  '61/14A': {
    words: `A change to tariff items 6104.19.15 or 6104.19.60, jackets imported as parts of suits and subject to cotton restraints of tariff item 6104.19.80 or goods subject to man-made fiber restraints of tariff item 6104.19.80 from any other chapter${ASSEMBLED}.`,
  },
  '61/16A': {
    leavesOut: ['6102', '6104'],
    kinds: ENSEMBLE_61,
    words: `A change to X of subheading 6104.22 from any other chapter${ASSEMBLED}.`,
  },
  '61/16D': {
    leavesOut: ['6102', '6104'],
    kinds: ENSEMBLE_61,
    words: `A change to X of subheading 6104.29 from any other chapter${ASSEMBLED}.`,
  },
  '61/18A': {
    leavesOut: ['6102', '6104'],
    kinds: ENSEMBLE_61,
    words: `A change to X of tariff item 6104.39.20 from any other chapter${ASSEMBLED}.`,
    open: [
      {
        why: 'tariff item 6104.39.20 stands under rule 18, with its exceptions, and under rule 18A without them',
        when: 'always',
      },
    ],
  },
  '61/21': {
    leavesOut: ['6101-6006'],
    words:
      'A change to subheadings 6104.51 through 6104.53 from any other chapter, except from headings 5111 through 5113, 5204 through 5212, 5310 through 5311, chapter 54 or headings 5508 through 5516, provided that: (A) the good is cut or knit to shape, or both, and sewn or otherwise assembled in the territory, and (B) any visible lining material contained in the apparel article must satisfy the requirements of chapter rule 1 to chapter 61.',
    open: [
      {
        why: 'rule 21 excepts "6101 through 6006", which is no span; its neighbours except 6001 through 6006',
        codes: ['6001-6006'],
        when: 'always',
      },
    ],
  },
  '61/33': {
    leavesOut: ['6102'],
    kinds: {
      X: "women's or girls' garments described in heading 6102, imported as parts of track suits",
    },
    words: `A change to X of tariff item 6112.11.00 from any other chapter${ASSEMBLED}.`,
  },
  '62/7B': {
    words: `A change to tariff items 6202.92.05, 6202.92.12 or 6202.92.30, goods other than padded, sleeveless jackets without attachments for sleeves of tariff item 6202.92.90 from any other chapter${ASSEMBLED}.`,
  },
  '62/13A': {
    open: [
      {
        why: 'tariff item 6203.39.90 stands under rule 13, with its exceptions, and under rule 13A without them',
        when: 'always',
      },
    ],
  },
  '62/17A': {
    words: `A change to tariff item 6204.19.20, jackets imported as parts of suits and subject to cotton restraints of tariff item 6204.19.80 or goods subject to man-made fiber restraints of tariff item 6204.19.80 from any other chapter${ASSEMBLED}.`,
    open: [
      {
        why: 'tariff item 6204.19.80 stands under rule 17, with its exceptions, and under rule 17A without them',
        goods: ['62041980'],
        when: 'always',
      },
    ],
  },
  '62/19A': {
    leavesOut: ['6202', '6204'],
    kinds: {
      X: 'garments described in heading 6202, or jackets or blazers described in heading 6204',
    },
    words: `A change to X of tariff item 6204.22.30 from any other chapter${ASSEMBLED}.`,
  },
  '62/24': {
    words: `A change to goods for girls, other than of corduroy of tariff item 6204.42.30, goods for girls of tariff items 6204.43.40 or 6204.44.40 from any other chapter${ASSEMBLED}.`,
  },
  '62/35B': {
    words: `A change to goods other than of linen of tariff item 6210.30.90 or anoraks (including ski-jackets), windbreakers and similar articles of tariff item 6210.50.90 from any other chapter${ASSEMBLED}.`,
  },
  '62/38C': {
    leavesOut: ['6202'],
    kinds: NOT_IN_6202,
    words: `A change to track suits (other than trousers) of subheading 6211.42, X of subheading 6211.42 from any other chapter${ASSEMBLED}.`,
  },
  '62/38E': {
    leavesOut: ['6202'],
    kinds: NOT_IN_6202,
    words: `A change to X of tariff item 6211.49.41 from any other chapter${ASSEMBLED}.`,
  },
  '64/1': { open: [otherNotes()] },
  '64/2': { open: [otherNotes()] },
  '67/1': {
    words:
      '(A) A change to heading 6701 from any other heading; or (B) A change to goods made of feathers or down of heading 6701 from any other good.',
  },
};
