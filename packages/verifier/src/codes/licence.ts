import {
  BELONGS_TO,
  CHAIN_PROFILE,
  type CodeEntry,
  DETENTION,
  GRAY_MARKET_DETENTION,
} from './code-entry.ts';

/** What every question CBP may settle by examination has in common. */
const EXAMINATION = {
  consequence: DETENTION,
  decisionBelongsTo: BELONGS_TO.officer,
  from: 'this-release',
} as const;

/** What can be said of an intellectual property right indicated on a line. Silence is no finding. */
export const LICENCE = {
  'licence.none': {
    ...EXAMINATION,
    effect: 'review',
    title: 'No licence shown',
    officer:
      'A right is indicated for line {line}, and no chain of licences that serves it was presented; required: {expected}[ (concerning {found})|].',
    remedy:
      'Present the licence chain from the owner of the right to the maker, or the written consent of the owner; within 7 business days of a notice of detention (19 CFR 133.21(b)(2)(i)(B)).',
    reference: '19 CFR 133.21(b); 19 CFR 133.22(c) [not confirmed]',
  },
  'licence.right-not-recorded': {
    effect: 'flag',
    title: 'Right not recorded with CBP',
    officer:
      'The record of the right {credential} does not show that CBP enforces it for the goods of line {line} ({expected}): recorded {found~not at all}.',
    remedy:
      'None is needed by the importer; the owner may record the right with CBP, for a trademark class by class.',
    reference: '19 CFR part 133; patents: 19 USC 1337; 19 CFR 12.39 [not confirmed]',
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'licence.right-lapsed': {
    effect: 'review',
    title: 'Registration or recordation lapsed',
    officer:
      'The right {credential} indicated for line {line} is registered {found~for a time that could not be compared}; it is needed for {expected}.',
    remedy:
      'Ask the owner for proof of renewal of the registration and of the recordation; each has its own term.',
    reference: '19 CFR 133.7',
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'licence.maker-not-covered': {
    ...EXAMINATION,
    effect: 'review',
    title: 'Maker not covered by the licence',
    officer:
      'The goods of line {line} were made by {found~a maker that is not named}; the licence chain presented covers {expected~no named maker}.',
    remedy:
      'Present the authorisation of this maker by the licensee or the owner, or show which covered maker made the goods.',
    reference: 'CBP IPR proof of concept report (2020); 19 CFR 133.21(b)',
  },
  'licence.goods-not-covered': {
    ...EXAMINATION,
    effect: 'review',
    title: 'Goods not covered by the licence',
    officer:
      'Line {line} carries {found~goods that are not named by product}; the licence chain presented, which was not found to cover them, covers {expected}.',
    remedy:
      'Present a licence that covers these goods, or the written consent of the owner of the right.',
    reference: 'CBP IPR proof of concept report (2020); 19 CFR 133.21(b)',
  },
  'licence.goods-not-linked': {
    ...EXAMINATION,
    effect: 'review',
    title: 'Goods not linked to the licensed maker',
    officer:
      'Nothing presented leads from the licensed maker to the goods of line {line}: expected {expected}, found {found~none}.',
    remedy:
      'Present the invoice, or the chain of sales, from the licensed maker to the importer that names these goods and their quantity.',
    reference: CHAIN_PROFILE,
  },
  'licence.made-outside-term': {
    ...EXAMINATION,
    effect: 'exception',
    title: 'Mark applied outside the term of the licence',
    officer:
      'The mark on the goods of line {line} was applied {found~on days that are not stated}; what the authority presented requires: {expected}.',
    remedy:
      'Present the authority in force when the mark was applied, or show another date of manufacture from the production records.',
    reference: 'Compare 15 USC 1116(d)(1)(B); Originmark chain profile',
  },
  'licence.contract-limit': {
    effect: 'flag',
    title: 'Limit between licensor and licensee',
    officer:
      'The goods of line {line} touch on a limit that concerns the parties to the licence alone; limit: {expected}; found: {found}.',
    remedy:
      'Settle the matter with the licensor; CBP does not enforce limits on distribution between the parties to a licence.',
    reference: 'CBP IPR proof of concept report (2020)',
    decisionBelongsTo: 'the licensor and the licensee',
    from: 'this-release',
  },
  'licence.quantity-exceeded': {
    effect: 'flag',
    title: 'Licensed quantity exceeded, as counted here',
    officer:
      'With line {line}, the quantity made under the licence comes to {found}, as counted here; the licence allows {expected}.',
    remedy:
      'Settle the matter with the licensor, or show the amended quantity; CBP does not enforce limits between the parties to a licence.',
    reference: 'CBP IPR proof of concept report (2020)',
    decisionBelongsTo: 'the licensor and the licensee',
    from: 'this-release',
  },
  'licence.gray-market': {
    effect: 'review',
    title: 'No consent of the US owner to import shown',
    officer:
      'No consent of the US owner to import the goods of line {line} was presented, and its record of the right grants protection against genuine goods of this kind, or does not settle whether it does; required: {expected}; importer: {found}.',
    remedy:
      'Present the consent of the US owner, or show common control of maker and owner; for goods under Lever-rule protection, the prescribed label.',
    reference: '19 CFR 133.23(a)(1) and 133.25(a); 19 CFR 133.23(d) [not confirmed]',
    consequence: GRAY_MARKET_DETENTION,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
} as const satisfies Record<`licence.${string}`, CodeEntry>;
