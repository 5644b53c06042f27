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
      'The right {expected} is indicated for line {line}, and no chain of licences from its owner was presented.',
    remedy:
      'Present the licence chain from the owner of the right to the maker, or the written consent of the owner; within 7 business days of a notice of detention (19 CFR 133.21(b)(2)(i)(B)).',
    reference: '19 CFR 133.21(b); 19 CFR 133.22(c) [not confirmed]',
  },
  'licence.right-not-recorded': {
    effect: 'flag',
    title: 'Right not recorded with CBP',
    officer:
      'The right {found} indicated for line {line} has no recordation with CBP that this verifier knows.',
    remedy:
      'None is needed by the importer; the owner may record the right with CBP, for a trademark class by class.',
    reference: '19 CFR part 133',
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'licence.right-lapsed': {
    effect: 'review',
    title: 'Registration or recordation lapsed',
    officer:
      'The right {found} indicated for line {line} was not in force when it is relied on: in force {expected}.',
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
      'The goods of line {line} were made by {found}; the licence chain presented covers {expected}.',
    remedy:
      'Present the authorisation of this maker by the licensee or the owner, or show which covered maker made the goods.',
    reference: 'CBP IPR proof of concept report (2020); 19 CFR 133.21(b)',
  },
  'licence.goods-not-covered': {
    ...EXAMINATION,
    effect: 'review',
    title: 'Goods not covered by the licence',
    officer: 'Line {line} carries {found}; the licence chain presented covers {expected}.',
    remedy:
      'Present a licence that covers these goods, or the written consent of the owner of the right.',
    reference: 'CBP IPR proof of concept report (2020); 19 CFR 133.21(b)',
  },
  'licence.goods-not-linked': {
    ...EXAMINATION,
    effect: 'review',
    title: 'Goods not linked to the licensed maker',
    officer:
      'The licence chain is in order, but nothing presented leads from the licensed maker to the goods of line {line}: expected {expected}, found {found}.',
    remedy:
      'Present the invoice, or the chain of sales, from the licensed maker to the importer that names these goods and their quantity.',
    reference: CHAIN_PROFILE,
  },
  'licence.made-outside-term': {
    ...EXAMINATION,
    effect: 'exception',
    title: 'Mark applied outside the term of the licence',
    officer:
      'The mark on the goods of line {line} was applied on {found}; the authority presented ran {expected}.',
    remedy:
      'Present the authority in force when the mark was applied, or show another date of manufacture from the production records.',
    reference: 'Compare 15 USC 1116(d)(1)(B); Originmark chain profile',
  },
  'licence.contract-limit': {
    effect: 'flag',
    title: 'Limit between licensor and licensee',
    officer:
      'The goods of line {line} go beyond a limit the licence sets between its parties: agreed {expected}, found {found}.',
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
    title: 'Genuine goods without consent of the US owner',
    officer:
      'The mark on the goods of line {line} was applied by {found}, independent of the US owner {expected}; the recordation grants gray-market protection and no consent to import was presented.',
    remedy:
      'Present the consent of the US owner, or show common control of maker and owner; for goods under Lever-rule protection, the prescribed label.',
    reference: '19 CFR 133.23(a)(1) and 133.25(a); 19 CFR 133.23(d) [not confirmed]',
    consequence: GRAY_MARKET_DETENTION,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
} as const satisfies Record<`licence.${string}`, CodeEntry>;
