/**
 * What a failed fragment does to the outcome once a claim reaches it: `exception` contradicts,
 * `review` asks, `flag` informs (formats, section 6, "Effect").
 */
export type Effect = 'exception' | 'flag' | 'review';

/** Which part of the product has to be present before a finding can be made. */
export type ProducedBy = 'this-release' | 'ledger';

/**
 * What is said about one finding, whoever it concerns. `officer` is a template for `renderText`;
 * every other text stands as it is.
 *
 * Every check fills the facts in one sense: `expected` is what the rule asks for (the bound, the
 * grant, the value, the moment for which something is needed), `found` is what stands there. A
 * sentence is true for each place that makes the finding, failed or undecided alike: it says "is not
 * shown" where some of them cannot decide.
 */
export interface CodeEntry {
  readonly effect: Effect;
  /** A short noun phrase, for tables. */
  readonly title: string;
  /**
   * The officer's sentence. Placeholders: expected, found, line, credential, issuer, clock, item; for what
   * may be absent `{found~none}`, or `[with {line}|without]`. It names its line where it has one.
   */
  readonly officer: string;
  /**
   * Said instead where the finding is that what was presented differs from the verifier's own record of
   * what was filed. `item` names what differs, `expected` was filed and `found` was presented.
   */
  readonly asFiled?: Pick<CodeEntry, 'officer' | 'reference' | 'remedy'>;
  /** What the trader can do, with the legal period where there is one. */
  readonly remedy: string;
  /** The citation. Ends with ` [not confirmed]` when the primary text was not read. */
  readonly reference: string;
  /** What follows if the finding is upheld; absent when nothing follows at the border by itself. */
  readonly consequence?: string;
  readonly decisionBelongsTo: string;
  readonly from: ProducedBy;
}

/** Whose decision it is. */
export const BELONGS_TO = {
  operator: 'the operator of the verifier',
  issuer: 'the credential issuer',
  specialist: 'CBP import specialist',
  officer: 'CBP officer after examination',
} as const;

/** What the trader can do about a presentation that differs from the filing. */
export const PRESENT_AS_FILED =
  'Present the entry as it was filed. If the filing is what is wrong, correct it first (by a post-summary correction while that is open) and present the corrected version.';

/** Our own rule: no statute and no standard asks for it. */
export const CHAIN_PROFILE = 'Originmark chain profile';

/** Preference is about the rate of duty and nothing else (19 CFR 182.16: CBP "may" deny it). */
export const COLUMN_1 =
  'CBP may deny the preferential rate: column 1 duty on the line, the merchandise processing fee and any chapter 99 duty are then due.';

/** 19 CFR 151.16(b), (c), (e) and (f). */
export const DETENTION =
  'Detention procedure: release or detention within 5 business days from presentation for examination, notice within 5 business days after that decision, a final determination within 30 days from presentation (19 CFR 151.16).';

/** 19 CFR 133.25(a). */
export const GRAY_MARKET_DETENTION =
  'Detention procedure for restricted gray-market goods: 30 days, the importer being told within 5 days, extended for good cause (19 CFR 133.25(a)).';
