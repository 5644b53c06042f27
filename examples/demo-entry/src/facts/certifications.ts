/** What is certified, by whom, when (sections 5, 6 and 7). */
export const CERTIFICATIONS = {
  /** Line 1: the importer certifies (19 CFR 10.584). */
  shirt: {
    signedAt: '2026-03-02T15:00:00Z',
    signatoryTitle: 'Director of Trade Compliance',
    blanketPeriod: { from: '2026-03-02', until: '2027-03-01' },
    tariffCode: '6205.20',
    originCriterion: 'GN 29(b)(ii)(A)',
    ruleOfOrigin: 'GN 29(n) chapter 62 rule 30B',
  },
  /** Line 2: the maker certifies to the exporter, the exporter to the importer. */
  toyMaker: {
    signedAt: '2026-01-05T16:00:00Z',
    signatoryTitle: 'Quality and Origin Manager',
    blanketPeriod: { from: '2026-01-05', until: '2027-01-04' },
    tariffCode: '9503.00',
    originCriterion: 'B',
    ruleOfOrigin: 'GN 11(o) chapter 95',
  },
  toyExporter: {
    signedAt: '2026-01-06T16:20:00Z',
    anchoredAt: '2026-01-06T17:00:00Z',
    signatoryTitle: 'Export Manager',
    blanketPeriod: { from: '2026-01-06', until: '2027-01-04' },
    tariffCode: '9503.00',
    originCriterion: 'B',
    ruleOfOrigin: 'GN 11(o) chapter 95',
  },
  toyReceipt: { receivedAt: '2026-01-08T14:05:00Z', anchoredAt: '2026-01-08T15:00:00Z' },
  /** Line 3: the producer certifies one shipment. */
  suitcase: {
    signedAt: '2026-09-04T18:30:00Z',
    anchoredAt: '2026-09-04T19:00:00Z',
    signatoryTitle: 'Finance Manager',
    tariffCode: '4202.12',
    originCriterion: 'B',
    ruleOfOrigin: 'GN 11(o) chapter 42, with de minimis (GN 11(e))',
  },
  suitcaseReceipt: { receivedAt: '2026-09-08T13:40:00Z', anchoredAt: '2026-09-08T14:00:00Z' },
} as const;

/** 19 CFR 182.12(a)(5). */
export const USMCA_STATEMENT =
  'I certify that the goods described in this document qualify as originating and the information ' +
  'contained in this document is true and accurate. I assume responsibility for proving such ' +
  'representations and agree to maintain and present upon request or to make available during a ' +
  'verification visit, documentation necessary to support this certification.';

/** 19 CFR 10.584(a)(4), in substantially this form. */
export const CAFTA_DR_STATEMENT =
  'I certify that: The information on this document is true and accurate and I assume the ' +
  'responsibility for proving such representations. I understand that I am liable for any false ' +
  'statements or material omissions made on or in connection with this document; I agree to ' +
  'maintain and present upon request, documentation necessary to support these representations; ' +
  'The goods originated or are considered to have originated in the territory of one or more of ' +
  'the Parties, and comply with the origin requirements specified for those goods in the Dominican ' +
  'Republic-Central America-United States Free Trade Agreement; there has been no further ' +
  'production or any other operation outside the territories of the Parties, other than unloading, ' +
  'reloading, or any other operation necessary to preserve the goods in good condition or to ' +
  'transport the goods to the United States; and This document consists of 1 page, including all ' +
  'attachments.';
