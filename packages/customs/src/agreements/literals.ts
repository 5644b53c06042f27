/** Words that the regulations put in place of a fact. They are lawful answers, not missing data. */
export const LITERALS = {
  /** Several producers or importers (19 CFR 182.12(a)(4)). */
  various: 'Various',
  /** A producer kept confidential (19 CFR 182.12(c)). */
  availableUponRequest: 'Available upon request by the importing authorities',
  /** A good listed in Schedule II of Appendix A to 19 CFR part 182 (19 CFR 182.12(a)(4)). */
  scheduleII: 'Schedule II of the USMCA Rules of Origin Uniform Regulations',
  /** An exporter that a certifying producer does not know (19 CFR 182.12(a)(4)(iii) asks for none; the word is ours). */
  unknown: 'Unknown',
  /** NAFTA: the producer is the exporter (CBP Form 434, field 3; not read). */
  same: 'Same',
  /** NAFTA: a producer kept confidential (CBP Form 434, field 3; not read). */
  availableToCustoms: 'Available to Customs upon request',
} as const;
