import type { LocalDate } from '../dates/local-date.ts';
import { type SourceMark, read, unconfirmed } from '../source-mark.ts';

/**
 * A right as far as the border asks for it. Registration and recordation are two things with two numbers and two terms
 * (19 CFR part 133). Days are both ends in.
 */
export interface RightFacts {
  readonly kind: 'trademark' | 'copyright' | 'trade-name' | 'patent';
  /** At its office; a trade name has none. */
  readonly registration?: {
    readonly from: LocalDate;
    readonly until?: LocalDate;
    /** Trademarks: only the Principal Register can be recorded. */
    readonly register?: 'Principal' | 'Supplemental';
    /** International (Nice) classes. */
    readonly classes?: readonly number[];
  };
  /** With CBP; null says that there is none, left out that nobody knows. */
  readonly recordation?: {
    readonly from: LocalDate;
    readonly until: LocalDate;
    /** Recorded class by class: what is registered in two classes may be recorded in one. */
    readonly classes?: readonly number[];
  } | null;
  /** Patents: an order of the International Trade Commission; null says that there is none. */
  readonly exclusionOrder?: ExclusionOrder | null;
}

/** An order under 19 USC 1337. */
export interface ExclusionOrder {
  /** `337-TA-NNN`. */
  readonly investigation: string;
  /** A limited order is against named respondents, a general one against the goods of everybody. */
  readonly scope: 'general' | 'limited';
  readonly respondents: readonly string[];
  readonly from: LocalDate;
  readonly until?: LocalDate;
  /** Whether it lets goods in that its owner has licensed. */
  readonly exceptsLicensed?: boolean;
}

/** @internal */
export const RIGHT_SOURCES = {
  register: read('19 CFR part 133: Principal Register only'),
  recordation: read('19 CFR part 133: registration and recordation'),
  classes: read('CBP e-Recordation: a fee for each class'),
  grace: read('CBP e-Recordation: renewal within three months'),
  patent: unconfirmed('19 USC 1337; 19 CFR 12.39', 'knowledge'),
  grayMarket: read('19 CFR 133.23(a)(1)'),
  grayMarketGrounds: unconfirmed('19 CFR 133.23(d)', 'knowledge'),
  lever: unconfirmed('19 CFR 133.2(e), 133.23(a)(3), (b); 64 FR 9058', 'knowledge'),
  commonOwnership: unconfirmed('19 CFR 133.2(d)', 'knowledge'),
} as const satisfies Record<string, SourceMark>;
