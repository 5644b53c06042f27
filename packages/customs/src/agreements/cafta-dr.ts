import { read, unconfirmed } from '../source-mark.ts';
import type { Agreement } from './agreement.ts';
import { CAFTA_DR_ELEMENTS } from './cafta-dr-elements.ts';
import { CAFTA_DR_LIMITS } from './cafta-dr-limits.ts';

// The parties are those of GN 29(a)(iii); their days are general knowledge.
const days = unconfirmed('Presidential proclamations implementing CAFTA-DR', 'knowledge');
const PARTIES: readonly (readonly [country: string, inForceFrom: string])[] = [
  ['US', '2006-03-01'],
  ['SV', '2006-03-01'],
  ['HN', '2006-04-01'],
  ['NI', '2006-04-01'],
  ['GT', '2006-07-01'],
  ['DO', '2007-03-01'],
  ['CR', '2009-01-01'],
];

// United States law gives no letters here: certifications cite the note itself.
const common = {
  excludedChapters: [],
  isBarredInUsForeignTradeZone: false,
  needsProductRule: false,
};
const source = read('HTSUS GN 29(b)');

/** Dominican Republic-Central America-United States FTA: 19 CFR 10.581 and following, HTSUS General Note 29. */
export const CAFTA_DR: Agreement = {
  id: 'CAFTA-DR',
  name: 'Dominican Republic-Central America-United States Free Trade Agreement',
  spis: ['P', 'P+'],
  parties: PARTIES.map(([country, inForceFrom]) => ({ country, inForceFrom, source: days })),
  entered: { from: '2006-03-01', source: days },
  claimBases: ['certification', 'importer-knowledge'],
  certifierRoles: ['IMPORTER', 'EXPORTER', 'PRODUCER'],
  territories: {},
  criteria: [
    {
      ...common,
      id: '29(b)(i)',
      notations: ['29(b)(i)'],
      meaning:
        'wholly obtained or produced entirely in the territory of one or more of the parties',
      source,
    },
    {
      ...common,
      id: '29(b)(ii)(A)',
      notations: ['29(b)(ii)(A)'],
      meaning: 'every non-originating material undergoes the change in classification of GN 29(n)',
      needsProductRule: true,
      source,
    },
    {
      ...common,
      id: '29(b)(ii)(B)',
      notations: ['29(b)(ii)(B)'],
      meaning: 'satisfies the regional value content or other requirement of GN 29(n)',
      needsProductRule: true,
      source,
    },
    {
      ...common,
      id: '29(b)(iii)',
      notations: ['29(b)(iii)'],
      meaning: 'produced entirely in the territory exclusively from originating materials',
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
      citation: 'HTSUS GN 29(l)(ii)',
      source: read('HTSUS GN 29(l)(ii)'),
    },
  ],
  waiver: {
    amountUsd: '2500',
    isNonCommercialWaived: true,
    waives: 'submission',
    needsInvoiceStatement: false,
    seriesNoticeDays: 30,
    source: read('19 CFR 10.586'),
  },
  statement: {
    text:
      'I certify that: The information on this document is true and accurate and I assume the responsibility for ' +
      'proving such representations. I understand that I am liable for any false statements or material omissions ' +
      'made on or in connection with this document; I agree to maintain and present upon request, documentation ' +
      'necessary to support these representations; The goods originated or are considered to have originated in the ' +
      'territory of one or more of the Parties, and comply with the origin requirements specified for those goods in ' +
      'the Dominican Republic-Central America-United States Free Trade Agreement; there has been no further ' +
      'production or any other operation outside the territories of the Parties, other than unloading, reloading, or ' +
      'any other operation necessary to preserve the goods in good condition or to transport the goods to the United ' +
      'States; and This document consists of ___ pages, including all attachments.',
    digest: 'uEiAzPv-evlobdJVSfNDGGYAJM4LImFDX2zYaMu7yRC0_Yw',
    comparison: 'substantially',
    source: unconfirmed('19 CFR 10.584(a)(4)', 'knowledge'),
  },
  elements: CAFTA_DR_ELEMENTS,
  limits: CAFTA_DR_LIMITS,
  treatsAsThirdCountry: [
    {
      spi: 'P+',
      country: 'US',
      citation: 'HTSUS GN 29(a)(ii)',
      source: read('HTSUS GN 29(a)(ii)'),
    },
  ],
  clockSources: {
    blanket: unconfirmed('19 CFR 10.584(e)', 'knowledge'),
    acceptance: unconfirmed('19 CFR 10.584(f)', 'knowledge'),
    retention: read('HTSUS GN 29(l)(ii)'),
  },
  // General Note 29, 10.584(a) and 10.586 were read; 10.583, 10.584(e) and (f) were not.
  citationsSource: unconfirmed('19 CFR 10.581 to 10.592; HTSUS GN 29', 'knowledge'),
  citations: {
    claim: '19 CFR 10.583; HTSUS GN 29(l)(i)',
    certification: '19 CFR 10.584(a)',
    possession: '19 CFR 10.584(a)(2)',
    certifier: '19 CFR 10.583(b), 10.584(a)',
    statement: '19 CFR 10.584(a)(4)',
    criterion: 'HTSUS GN 29(b)',
    blanket: '19 CFR 10.584(e)',
    acceptance: '19 CFR 10.584(f)',
    waiver: '19 CFR 10.586',
    retention: 'HTSUS GN 29(l)(ii); 19 CFR 10.587',
    postImportation: '19 USC 1520(d); 19 CFR 10.590 to 10.592',
    correction: '19 CFR 10.583',
  },
};
