import { read } from '../source-mark.ts';
import type { Agreement } from './agreement.ts';
import { USMCA_ELEMENTS } from './usmca-elements.ts';
import { USMCA_LIMITS } from './usmca-limits.ts';

const COUNTRIES = ['US', 'MX', 'CA'] as const;
const FROM = '2020-07-01';
const inForce = read('19 CFR 182.0');

// Letters are those of the certificate. The statute's own paragraph letters differ: its (C) is only originating
// materials, its (E) is Table 2.10.1 and has no letter. GN 11(b) numerals are general knowledge.
const common = {
  excludedChapters: [],
  isBarredInUsForeignTradeZone: false,
  needsProductRule: false,
};
const source = read('19 USC 4531(c)(1)');

/** United States-Mexico-Canada Agreement: 19 CFR part 182, 19 USC 4531, HTSUS General Note 11. */
export const USMCA: Agreement = {
  id: 'USMCA',
  name: 'United States-Mexico-Canada Agreement',
  spis: ['S', 'S+'],
  parties: COUNTRIES.map((country) => ({ country, inForceFrom: FROM, source: inForce })),
  entered: { from: FROM, source: inForce },
  // No claim on the importer's knowledge alone (19 CFR 182.12(a)); the importer may itself certify.
  claimBases: ['certification'],
  certifierRoles: ['IMPORTER', 'EXPORTER', 'PRODUCER'],
  territories: {
    exporter: { countries: COUNTRIES, source: read('19 CFR 182.12(a)(4)') },
    producer: { countries: COUNTRIES, source: read('19 CFR 182.12(a)(4)') },
    importer: { countries: COUNTRIES, source: read('19 CFR 182.12(a)(4)') },
  },
  criteria: [
    {
      ...common,
      id: 'A',
      notations: ['A', '4.2(a)', '11(b)(i)'],
      meaning: 'wholly obtained or produced entirely in one or more USMCA countries',
      source,
    },
    {
      ...common,
      id: 'B',
      notations: ['B', '4.2(b)', '11(b)(ii)'],
      meaning:
        'produced entirely there from non-originating materials that meet the product-specific rule',
      needsProductRule: true,
      isBarredInUsForeignTradeZone: true,
      source: read('19 USC 4531(c)(1), (c)(3)'),
    },
    {
      ...common,
      id: 'C',
      notations: ['C', '4.2(c)', '11(b)(iii)'],
      meaning: 'produced entirely there exclusively from originating materials',
      source,
    },
    {
      ...common,
      id: 'D',
      notations: ['D', '4.2(d)', '11(b)(iv)'],
      meaning:
        'unassembled goods, or goods classified with their parts, with the required value content',
      excludedChapters: ['61', '62', '63'],
      source,
    },
  ],
  blanketMaxMonths: 12,
  acceptanceYears: 4,
  retentionYears: 5,
  retention: [
    {
      who: 'importer',
      years: 5,
      from: 'importation',
      citation: '19 CFR 182.15(a)',
      source: read('19 CFR 182.15(a)'),
    },
    {
      who: 'us-exporter-or-producer',
      years: 5,
      from: 'completion',
      citation: '19 CFR 182.21(c)',
      source: read('19 CFR 182.21(c)'),
    },
  ],
  waiver: {
    amountUsd: '2500',
    isNonCommercialWaived: true,
    waives: 'submission',
    needsInvoiceStatement: false,
    seriesNoticeDays: 30,
    source: read('19 CFR 182.14'),
  },
  statement: {
    text:
      'I certify that the goods described in this document qualify as originating and the information contained in ' +
      'this document is true and accurate. I assume responsibility for proving such representations and agree to ' +
      'maintain and present upon request or to make available during a verification visit, documentation necessary ' +
      'to support this certification.',
    digest: 'uEiDe11C4_TP9Y00KS9BnL-fC1IZ5shdbS7JYvRfTY5QJzA',
    comparison: 'included',
    source: read('19 CFR 182.12(a)(5)'),
  },
  elements: USMCA_ELEMENTS,
  languages: { codes: ['en', 'fr', 'es'], source: read('19 CFR 182.12(e)') },
  limits: USMCA_LIMITS,
  treatsAsThirdCountry: [],
  clockSources: {
    blanket: read('19 CFR 182.12(a)(4)(xii), (g)'),
    acceptance: read('19 CFR 182.12(h)'),
    retention: read('19 CFR 182.15'),
  },
  citationsSource: read('19 CFR part 182; 19 USC 4531'),
  citations: {
    claim: '19 CFR 182.11',
    certification: '19 CFR 182.12(a)',
    possession: '19 CFR 182.12(a)(3)',
    certifier: '19 CFR 182.12(a), (d), (f)',
    statement: '19 CFR 182.12(a)(5)',
    criterion: '19 USC 4531(c)(1); HTSUS GN 11(b)',
    blanket: '19 CFR 182.12(a)(4)(xii), (g)(2)',
    acceptance: '19 CFR 182.12(h)',
    waiver: '19 CFR 182.14',
    retention: '19 CFR 182.15',
    postImportation: '19 USC 1520(d); 19 CFR 182.31 to 182.33',
    correction: '19 CFR 182.11(c), 182.124',
  },
};
