import type { SourceMark } from '../source-mark.ts';

/** What a certification says, item by item; the same name is the same question under every agreement. */
export type ElementId =
  | 'certifier-role'
  | 'certifier'
  | 'exporter'
  | 'producer'
  | 'importer'
  | 'signatory'
  | 'description'
  | 'classification'
  | 'rule-of-origin'
  | 'schedule-ii'
  | 'invoice-number'
  | 'blanket-period'
  | 'signature-date'
  | 'statement'
  | 'producer-basis'
  | 'net-cost'
  | 'country-of-origin';

/** What must be said of a party. `email-if-any` may be absent; the rest may not. */
export type PartyDetail = 'name' | 'title' | 'address' | 'telephone' | 'email' | 'email-if-any';

/**
 * When an item must be there:
 * `differs` only if the party is not one that was named before it; `known` only if the certifier knows it;
 * `single-shipment` for a certification of one shipment, if known; `blanket` for one of a period;
 * `schedule-ii` for a good of Schedule II of Appendix A to 19 CFR part 182.
 */
export type ElementNeed =
  | 'always'
  | 'differs'
  | 'known'
  | 'single-shipment'
  | 'blanket'
  | 'schedule-ii';

/** One item of a certification, as the regulation asks for it. */
export interface DataElement {
  readonly id: ElementId;
  readonly title: string;
  /** The element of USMCA Annex 5-A (1 to 9), or the field of CBP Form 434 (1 to 11). */
  readonly number?: number;
  readonly need: ElementNeed;
  /** When it must be there, in words. */
  readonly when: string;
  readonly details?: readonly PartyDetail[];
  /** Words that lawfully stand in place of the fact. */
  readonly literals: readonly string[];
  readonly citation: string;
  readonly source: SourceMark;
}
