import type { RuleSource } from '../../../packages/customs/src/rules/rule.ts';
import { divided, liveFowl, onlyNamed } from './open-questions.ts';
import type { Reading } from './reading.ts';

/** Two years after the agreement entered into force for the Dominican Republic: general knowledge, not read. */
const DOMINICAN_END = '2009-02-28';

/** Chapter 3, note: a material that is this may be non-originating. Fry and larvae are live: headings 0302 to 0305 are not. */
const FRY: RuleSource = {
  codes: ['0301', '0306-0308'],
  kind: 'fry (immature fish at a post-larval stage, including fingerlings, parr, smolts and elvers) or larvae, from which the good was cultivated',
};

/** Chapters 1 to 49. */
export const READINGS_01_TO_49: Readonly<Record<string, Reading>> = {
  '02/2': { open: [liveFowl()] },
  '02/4': { open: [liveFowl()] },
  '03/1': { alsoFrom: [FRY], adds: ['0301', '0306-0308'] },
  '03/2': {
    alsoFrom: [FRY],
    adds: ['0301'],
    open: [onlyNamed('goods that are not smoked', '0306', '0308')],
  },
  '09/4': {
    leavesOut: ['091011', '091012'],
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
  '21/10': { open: [divided('2202.90', ['220291', '220299'])] },
  '21/11': { open: [divided('2202.90', ['220291', '220299'])] },
  '22/8': {
    leavesOut: ['99'],
    kinds: {
      X: 'dehydrated ethyl alcohol (carburant ethanol) that is subject to U.S. note 3(c) to subchapter I of chapter 99',
    },
    words:
      '(A) A change to X of heading 2207 from not dehydrated ethyl alcohol of heading 2207 or from any other heading; or (B) A change to heading 2207 from any other chapter, except from headings 1005, 1007 or 1703.',
  },
  // Heading rule: these two processes confer origin on goods of heading 2710.
  '27/4': {
    alsoWays: [
      {
        conditions: [{ ask: 'process', one: ['atmospheric-distillation', 'vacuum-distillation'] }],
      },
    ],
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
  '28/26': { open: [divided('2530.30', ['253090'])] },
  '28/59': { open: [divided('2528.10', ['2528'])] },
  '29/23': { open: [divided('2707.60', ['270799'])] },
  '29/24': { open: [divided('2707.60', ['270799'])] },
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
  '29/45A': { open: [divided('3301.10', ['330112-330119'])] },
  '32/8': {
    words:
      '(A) A change to concentrated dispersions of pigments in plastics materials of subheading 3206.49 from any other chapter; or (B) A change to pigments or preparations based on cadmium compounds of subheading 3206.49 from any other good, except from subheadings 3206.11 through 3206.42 or from pigments or preparations based on hexacyanoferrates of subheading 3206.49; or (C) A change to pigments or preparations based on hexacyanoferrates of subheading 3206.49 from any other good, except from subheadings 3206.11 through 3206.42 or from pigments or preparations based on cadmium compounds of subheading 3206.49; or (D) A change to any other good of subheading 3206.49 from any other subheading.',
  },
  '33/1A': { open: [onlyNamed('other goods of the subheading', '330119')] },
  '33/1C': {
    words:
      '(A) A change to essential oils of geranium, jasmine, lavender, lavandin or vetiver of subheading 3301.29 from any other good of subheading 3301.29; or (B) A change to any other good of subheading 3301.29 from essential oils of geranium, jasmine, lavender, lavandin or vetiver of subheading 3301.29 or from any other subheading.',
    open: [onlyNamed('other goods of the subheading', '330129')],
  },
  '34/8B': {
    open: [
      {
        why: 'rule 8B runs from 3405.10 through 3505.90, over goods that other rules of chapters 34 and 35 are about; 3405.90 seems meant',
        goods: ['3406-3407', '35'],
        when: 'always',
      },
    ],
  },
  '38/18': { open: [divided('3002.10', ['300211-300219'])] },
  '39/1A': dominican(),
  '39/1B': dominican(),
  '39/1C': dominican(),
  '39/1D': dominican(),
  '39/1E': dominican(),
  '41/9': {
    open: [
      {
        why: 'rule 9(B) names wet blues of subheading 4106.90, which no longer is; rule 6 names 4106.91 in the same place',
        codes: ['410691-410692'],
        when: 'fails',
      },
    ],
  },
};

function dominican(): Reading {
  return { validUntil: DOMINICAN_END, unread: 'goods of the Dominican Republic alone' };
}
