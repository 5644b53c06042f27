import type { OpenQuestion, RuleCondition } from '../../packages/customs/src/rules/rule.ts';

/** What a person had to say of a rule before it could be read. */
export interface Reading {
  /** The rule put into words that the reader knows; the sense is the law's. */
  readonly words?: string;
  /** Instead of the conditions read. */
  readonly conditions?: readonly RuleCondition[];
  /** An exception that binds only goods of this kind. */
  readonly exceptForKind?: string;
  readonly open?: readonly OpenQuestion[];
  /** The last day for which the rule was the law. */
  readonly validUntil?: string;
  readonly unread?: string;
}

const ASSEMBLED =
  ', provided that the good is cut or knit to shape, or both, and sewn or otherwise assembled in the territory';
const FABRICS_61 =
  ', except from headings 5111 through 5113, 5204 through 5212, 5310 through 5311, chapter 54, headings 5508 through 5516 or 6001 through 6006';
/** Two years after the agreement entered into force for the Dominican Republic: general knowledge, not read. */
const DOMINICAN_END = '2009-02-28';
const CONDUCTORS = 'for a voltage exceeding eighty volts but not exceeding one thousand volts';
const ENSEMBLE_61 =
  'coats, jackets or blazers subject to cotton restraints and imported as parts of ensembles';

/** By chapter and number. What is not here was read as it stands. */
export const READINGS: Readonly<Record<string, Reading>> = {
  '02/2': { open: [liveFowl()] },
  '02/4': { open: [liveFowl()] },
  '09/4': {
    words:
      '(A) A change to crushed, ground or powdered spices put up for retail sale of subheadings 0904.11 through 0910.99 from spices that are not crushed, ground or powdered of subheadings 0904.11 through 0910.99 or from any other subheading, except from subheadings 0910.11 through 0910.12; or (B) A change to any other good of subheadings 0904.11 through 0910.99 from any other subheading, except from subheadings 0910.11 through 0910.12.',
    open: [
      {
        why: 'rule 4(A) does not say whether the exception for ginger governs spices that are not crushed, ground or powdered as well',
        codes: ['091011-091012'],
        when: 'fails',
      },
    ],
  },
  '18/4': {
    words: 'A change to subheading 1806.10 from any other heading.',
    conditions: [
      {
        ask: 'does-not-contain',
        source: { codes: ['17'], kind: 'sugar' },
        forKind: 'goods containing 90 percent or more by dry weight of sugar',
      },
      {
        ask: 'does-not-contain',
        source: { codes: ['17'], kind: 'sugar' },
        forKind: 'goods containing less than 90 percent by dry weight of sugar',
        atMost: '35',
      },
    ],
  },
  '22/8': {
    words:
      '(A) A change to dehydrated ethyl alcohol (carburant ethanol) subject to the additional duty on fuel ethanol of heading 2207 from not dehydrated ethyl alcohol of heading 2207 or from any other heading; or (B) A change to heading 2207 from any other chapter, except from headings 1005, 1007 or 1703.',
  },
  '27/4A': {
    words: 'A change to heading 2710 from any other good of heading 2710.',
    conditions: [
      {
        ask: 'process',
        one: [
          'chemical-reaction',
          'atmospheric-distillation',
          'vacuum-distillation',
          'viscosity-change',
        ],
      },
    ],
    validUntil: DOMINICAN_END,
    unread:
      'goods of the Dominican Republic alone, and an aggregate quantity that is not counted here',
  },
  '28/20': {
    words:
      'A change to subheading 2816.40 from any other subheading, except from subheading 2530.90.',
    exceptForKind: 'oxide, hydroxide or peroxide of strontium',
  },
  '29/27': {
    open: [
      {
        why: 'rule 27 stands with two lettered ways behind one without a letter; whether its exception governs them is not said',
        codes: ['270799', '290729'],
        when: 'always',
      },
    ],
  },
  '29/45': {
    open: [
      {
        why: 'rule 45 repeats subheading 2914.29, which rule 41 covers; what it was meant for is not said',
        codes: ['330190', '380590', '291429'],
        when: 'always',
      },
    ],
  },
  '32/8': {
    words:
      '(A) A change to concentrated dispersions of pigments in plastics materials of subheading 3206.49 from any other chapter; or (B) A change to pigments or preparations based on cadmium compounds of subheading 3206.49 from any other good, except from subheadings 3206.11 through 3206.42 or from pigments or preparations based on hexacyanoferrates of subheading 3206.49; or (C) A change to pigments or preparations based on hexacyanoferrates of subheading 3206.49 from any other good, except from subheadings 3206.11 through 3206.42 or from pigments or preparations based on cadmium compounds of subheading 3206.49; or (D) A change to any other good of subheading 3206.49 from any other subheading.',
  },
  '33/1C': {
    words:
      '(A) A change to essential oils of geranium, jasmine, lavender, lavandin or vetiver of subheading 3301.29 from any other good of subheading 3301.29; or (B) A change to any other good of subheading 3301.29 from essential oils of geranium, jasmine, lavender, lavandin or vetiver of subheading 3301.29 or from any other subheading.',
  },
  '39/1A': dominican(),
  '39/1B': dominican(),
  '39/1C': dominican(),
  '39/1D': dominican(),
  '39/1E': dominican(),
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
    words: `A change to ${ENSEMBLE_61} of subheading 6104.22 from any other chapter${ASSEMBLED}.`,
  },
  '61/16D': {
    words: `A change to ${ENSEMBLE_61} of subheading 6104.29 from any other chapter${ASSEMBLED}.`,
  },
  '61/18A': {
    words: `A change to ${ENSEMBLE_61} of tariff item 6104.39.20 from any other chapter${ASSEMBLED}.`,
  },
  '61/21': {
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
    words: `A change to garments for women or girls of the kind of coats, imported as parts of track suits of tariff item 6112.11.00 from any other chapter${ASSEMBLED}.`,
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
    words: `A change to coats, jackets or blazers imported as parts of ensembles of tariff item 6204.22.30 from any other chapter${ASSEMBLED}.`,
  },
  '62/24': {
    words: `A change to goods for girls, other than of corduroy of tariff item 6204.42.30, goods for girls of tariff items 6204.43.40 or 6204.44.40 from any other chapter${ASSEMBLED}.`,
  },
  '62/35B': {
    words: `A change to goods other than of linen of tariff item 6210.30.90 or anoraks (including ski-jackets), windbreakers and similar articles of tariff item 6210.50.90 from any other chapter${ASSEMBLED}.`,
  },
  '62/38C': {
    words: `A change to track suits (other than trousers) of subheading 6211.42, jackets and jacket-type garments that are not coats of women or girls of subheading 6211.42 from any other chapter${ASSEMBLED}.`,
  },
  '62/38E': {
    words: `A change to jackets and jacket-type garments that are not coats of women or girls of tariff item 6211.49.41 from any other chapter${ASSEMBLED}.`,
  },
  '67/1': {
    words:
      '(A) A change to heading 6701 from any other heading; or (B) A change to goods made of feathers or down of heading 6701 from any other good.',
  },
  '73/2': {
    words:
      'A change to heading 7308 from any other heading, except from angles, shapes or sections to which nothing was done but drilling, punching, notching, cutting, cambering, sweeping, coating or adding attachments, weldments or a simple base plate of heading 7216.',
  },
  '75/2': {
    words:
      '(A) A change to heading 7506 from any other heading; or (B) A change to foil, not exceeding 0.15 mm in thickness of heading 7506 from any other good of heading 7506, provided that there has been a reduction in thickness of no less than 50 percent.',
  },
  '78/3': {
    words:
      '(A) A change to lead bars, rods, profiles and wire of heading 7806 from any other good of heading 7806 or any other heading; or (B) A change to lead tubes or pipes of heading 7806, fittings for tubes or pipes of heading 7806 from any other good of heading 7806 or any other heading; or (C) A change to any other good of heading 7806 from lead bars, rods, profiles and wire of heading 7806, lead tubes or pipes of heading 7806, fittings for tubes or pipes of heading 7806 or any other heading.',
  },
  '79/5': {
    words:
      '(A) A change to zinc tubes or pipes of heading 7907, fittings for tubes or pipes of heading 7907 from any other good of heading 7907 or from any other heading; or (B) A change to any other good of heading 7907 from zinc tubes or pipes of heading 7907, fittings for tubes or pipes of heading 7907 or any other heading.',
  },
  '80/3': {
    words:
      '(A) A change to heading 8007 from any other heading; or (B) A change to plates, sheets and strip, of a thickness exceeding 0.2 mm of heading 8007 from any other good of heading 8007; or (C) A change to tin foil and thin strip, of a thickness not exceeding 0.2 mm of heading 8007, tin powders and flakes of heading 8007 from any other good of heading 8007, except from plates, sheets and strip, of a thickness exceeding 0.2 mm of heading 8007; or (D) A change to tin tubes or pipes, fittings for tubes and pipes of heading 8007 from any other good of heading 8007.',
  },
  '81/5': {
    words:
      '(A) A change to bars or rods (other than those obtained simply by sintering), profiles, plates, sheets, strip or foil of subheading 8101.99 from any other good of subheading 8101.99 or any other subheading; or (B) A change to any other good of subheading 8101.99 from bars or rods (other than those obtained simply by sintering), profiles, plates, sheets, strip or foil of subheading 8101.99 or any other subheading.',
    open: [
      {
        why: 'rule 5(B) speaks of subheading 8109.99, which no other rule knows; 8101.99 seems meant',
        codes: ['810199'],
        when: 'always',
      },
    ],
  },
  '81/35': {
    words: germanium(
      'unwrought germanium or vanadium, germanium or vanadium waste, scrap or powders of subheading 8112.92',
      'any other good of subheading 8112.92 from any other chapter',
    ),
  },
  '81/36': {
    words: germanium(
      'articles of germanium or vanadium of subheading 8112.99',
      'any other good of subheading 8112.99 from articles of germanium or vanadium of subheading 8112.99 or from any other subheading',
    ),
  },
  '84/17': {
    words:
      '(A) A change to subheading 8406.90 from any other heading; or (B) A change to rotors, finished for final assembly, of subheading 8406.90 from any other good; or (C) A change to blades, rotating or stationary, of subheading 8406.90 from any other good.',
  },
  '84/37': {
    words:
      '(A) A change to subheading 8415.90 from any other heading; or (B) A change to chassis, chassis bases and outer cabinets of subheading 8415.90 from any other good.',
  },
  '84/124': {
    words:
      '(A) A change to subheadings 8483.40 through 8483.50 from any other subheading, except from subheadings 8482.10 through 8482.80, 8482.99, 8483.10 through 8483.40, 8483.60 or 8483.90; or (B) A change to subheadings 8483.40 through 8483.50 from subheadings 8482.10 through 8482.80, 8482.99, 8483.10 through 8483.40, 8483.60 or 8483.90, provided there is a regional value content of not less than 40 percent when the build-up method is used.',
    open: [
      {
        why: 'rule 124(A) says "from any subheading", which leaves out whether it must be another one',
        codes: ['848350'],
        when: 'fails',
      },
    ],
  },
  '85/79': {
    words:
      '(A) A change to subheading 8540.91 from any other heading; or (B) A change to front panel assembly of subheading 8540.91 from any other good.',
  },
  '85/90': { words: conductors('fitted with connectors', '8544.42') },
  '85/91': { words: conductors('not fitted with connectors', '8544.49') },
  '86/4': {
    words:
      '(A) A change to axles of subheading 8607.19 from parts of axles of subheading 8607.19; or (B) A change to wheels, whether or not fitted with axles of subheading 8607.19 from parts of axles of subheading 8607.19, parts of wheels of subheading 8607.19.',
    open: [
      {
        why: 'rule 4 names parts of the same subheading as the only source; whether materials of other headings may stand beside them is not said',
        when: 'fails',
      },
    ],
  },
  '90/11': {
    words:
      '(A) A change to subheading 9005.80 from any other subheading, except from headings 9001 through 9002 or subheading 9005.90; or (B) A change to subheading 9005.80 from subheading 9005.90, provided there is a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used.',
    open: [
      {
        why: 'rule 11(A) says "from any subheading", which leaves out whether it must be another one',
        codes: ['900580'],
        when: 'fails',
      },
    ],
  },
  '90/62': {
    words:
      '(A) A change to subheadings 9031.10 through 9031.80 from any other heading; or (B) A change to coordinate measuring machines of subheading 9031.49 from any other good, except from bases or frames for coordinate measuring machines of subheading 9031.49; or (C) A change to subheadings 9031.10 through 9031.80 from any other subheading, provided there is a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used.',
  },
};

function liveFowl(): OpenQuestion {
  return {
    why: 'General Note 29(c)(i)(C) takes goods obtained there from live animals as wholly obtained, and the rule excepts heading 0105',
    codes: ['0105'],
    when: 'fails',
  };
}

function dominican(): Reading {
  return { validUntil: DOMINICAN_END, unread: 'goods of the Dominican Republic alone' };
}

function germanium(goods: string, others: string): string {
  return `(A) A change to ${goods} from any other chapter; or (B) No change in tariff classification is required for ${goods}, provided that there is a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used; or (C) A change to ${others}.`;
}

function conductors(fitted: string, subheading: string): string {
  const kind = `electric conductors ${fitted}, ${CONDUCTORS}, of subheading ${subheading}`;
  return `(A) A change to ${kind} from any other heading; or (B) A change to any other good of subheading ${subheading} from ${kind} or from any other subheading, provided there is also a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used.`;
}
