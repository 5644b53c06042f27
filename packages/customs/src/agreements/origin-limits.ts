import type { SourceMark } from '../source-mark.ts';

/** What a share is measured against. Two bases in one rule mean that either is enough. */
export type DeMinimisBase =
  | 'transaction-value'
  | 'total-cost'
  | 'adjusted-value'
  | 'weight-of-good'
  | 'weight-of-classifying-component';

/**
 * How much of a good may fail its change in classification. The share "does not exceed" the percentage: exactly the
 * percentage still passes. What is forgiven still counts as non-originating in a regional value content.
 */
export interface DeMinimisRule {
  /** Chapters (two digits) and headings (four) it is for; absent means every other good. */
  readonly goods?: readonly string[];
  readonly percent: string;
  readonly bases: readonly DeMinimisBase[];
  readonly note?: string;
  readonly citation: string;
  readonly source: SourceMark;
}

/** A good to which, or a material for which, de minimis is closed, in the words of the law. */
export interface DeMinimisExclusion {
  readonly text: string;
  readonly citation: string;
  readonly source: SourceMark;
}

/** Goods put up in sets for retail sale (general rule of interpretation 3). */
export interface SetRule {
  readonly goods: 'textile-or-apparel' | 'other' | 'every';
  /** Non-originating goods may not exceed this share of the value of the set. */
  readonly percent: string;
  readonly base: 'value' | 'adjusted-value';
  readonly citation: string;
  readonly source: SourceMark;
}

/** What may be done with a good on its way without its origin being lost. */
export interface TransitRule {
  readonly allowed: readonly TransitOperation[];
  /** It is lost, too, when the good leaves customs control in a country that is no party. */
  readonly mustStayUnderCustomsControl: true;
  readonly citation: string;
  readonly source: SourceMark;
}

export type TransitOperation =
  | 'unloading'
  | 'reloading'
  | 'separation'
  | 'storing'
  | 'labelling'
  | 'preservation'
  | 'transport';

/** What an agreement forgives and what it takes away again, beside the rule for the product. */
export interface OriginLimits {
  /** The rules for named goods come first; the last is for all other goods. */
  readonly deMinimis: readonly DeMinimisRule[];
  readonly deMinimisExclusions: readonly DeMinimisExclusion[];
  /** Headings of which some goods are textiles to the agreement and some are not. */
  readonly textileUnsettled?: { readonly headings: readonly string[]; readonly source: SourceMark };
  /** Undefined where no rule is known here. */
  readonly sets?: readonly SetRule[];
  readonly transit: TransitRule;
}
