import { read, unconfirmed } from '../source-mark.ts';
import type { Agreement } from './agreement.ts';
import { NAFTA_ELEMENTS } from './nafta-elements.ts';
import { NAFTA_LIMITS } from './nafta-limits.ts';

const knowledge = unconfirmed('NAFTA; 19 CFR part 181; CBP Form 434', 'knowledge');
const FROM = '1994-01-01';

const criterion = (id: string, meaning: string, needsProductRule = false) => ({
  id,
  notations: [id],
  meaning,
  needsProductRule,
  excludedChapters: [],
  isBarredInUsForeignTradeZone: false,
  source: knowledge,
});

/** North American Free Trade Agreement: history, for entries before 1 July 2020. Form 434 and the rules of origin were not read. */
export const NAFTA: Agreement = {
  id: 'NAFTA',
  name: 'North American Free Trade Agreement',
  spis: ['CA', 'MX'],
  parties: ['US', 'MX', 'CA'].map((country) => ({ country, inForceFrom: FROM, source: knowledge })),
  entered: { from: FROM, until: '2020-06-30', source: read('19 CFR 181.0') },
  claimBases: ['certification'],
  certifierRoles: ['EXPORTER'],
  territories: {},
  criteria: [
    criterion('A', 'wholly obtained or produced entirely in the territory'),
    criterion('B', 'meets the rule of Annex 401', true),
    criterion('C', 'produced entirely there exclusively from originating materials'),
    criterion(
      'D',
      'unassembled goods, or goods classified with their parts, value content 60 or 50 per cent',
    ),
    criterion('E', 'certain automatic data-processing goods (Annex 308.1)'),
    criterion('F', 'certain agricultural goods (Annex 703.2)'),
  ],
  blanketMaxMonths: 12,
  acceptanceYears: 4,
  retentionYears: 5,
  retention: [
    {
      who: 'importer',
      years: 5,
      from: 'entry',
      citation: '19 CFR 181.22(a)',
      source: read('19 CFR 181.22(a)'),
    },
    {
      who: 'us-exporter-or-producer',
      years: 5,
      from: 'signature',
      citation: '19 CFR 181.12(a)(1)',
      source: read('19 CFR 181.12(a)(1)'),
    },
  ],
  waiver: {
    amountUsd: '2500',
    isNonCommercialWaived: true,
    waives: 'possession',
    needsInvoiceStatement: true,
    seriesNoticeDays: 30,
    source: read('19 CFR 181.22(d)'),
  },
  statement: {
    text:
      'I certify that: The information on this document is true and accurate and I assume the responsibility for ' +
      'proving such representations. I understand that I am liable for any false statements or material omissions ' +
      'made on or in connection with this document; I agree to maintain, and present upon request, documentation ' +
      'necessary to support this certificate, and to inform, in writing, all persons to whom the certificate was ' +
      'given of any changes that would affect the accuracy or validity of this certificate; The goods originated in ' +
      'the territory of one or more of the parties, and comply with the origin requirements specified for those goods ' +
      'in the North American Free Trade Agreement, and unless specifically exempted in Article 411 or Annex 401, ' +
      'there has been no further production or any other operation outside the territories of the parties; and This ' +
      'certificate consists of ___ pages, including all attachments.',
    digest: 'uEiC9CFVnlsT8lsYxKMm9Yxe5tWFLQLV9KiWz5XKnKLzU9w',
    comparison: 'substantially',
    source: knowledge,
  },
  elements: NAFTA_ELEMENTS,
  limits: NAFTA_LIMITS,
  treatsAsThirdCountry: [],
  clockSources: {
    blanket: read('19 CFR 181.22(b)(5)(ii)'),
    acceptance: read('19 CFR 181.22(b)(4)'),
    retention: read('19 CFR 181.22(a)'),
  },
  citationsSource: knowledge,
  citations: {
    claim: '19 CFR 181.21(a)',
    certification: '19 CFR 181.22',
    possession: '19 CFR 181.21(a)',
    certifier: '19 CFR 181.22(b)(2)',
    statement: 'CBP Form 434',
    criterion: 'CBP Form 434, field 7',
    blanket: '19 CFR 181.22(b)(5)(ii)',
    acceptance: '19 CFR 181.22(b)(4)',
    waiver: '19 CFR 181.22(d)',
    retention: '19 CFR 181.22(a)',
    postImportation: '19 USC 1520(d); 19 CFR 181.31 to 181.33',
    correction: '19 CFR 181.21(b)',
  },
};
