import { read, unconfirmed } from '../source-mark.ts';
import type { Agreement } from './agreement.ts';

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

/** North American Free Trade Agreement: history, for entries before 1 July 2020. Only its end was read in a source. */
export const NAFTA: Agreement = {
  id: 'NAFTA',
  name: 'North American Free Trade Agreement',
  spis: ['CA', 'MX'],
  parties: ['US', 'MX', 'CA'].map((country) => ({ country, inForceFrom: FROM, source: knowledge })),
  entered: { from: FROM, until: '2020-06-30', source: read('NAFTA ended on 1 July 2020') },
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
  waiver: { amountUsd: '2500', source: knowledge },
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
    comparison: 'substantially',
    source: knowledge,
  },
  clockSources: { blanket: knowledge, acceptance: knowledge, retention: knowledge },
  citationsSource: knowledge,
  citations: {
    claim: '19 CFR 181.21',
    certification: '19 CFR 181.22',
    possession: '19 CFR 181.21',
    certifier: '19 CFR 181.11',
    statement: 'CBP Form 434',
    criterion: 'CBP Form 434, field 7',
    blanket: '19 CFR 181.22',
    acceptance: '19 CFR 181.22',
    waiver: '19 CFR 181.22',
    retention: '19 CFR 181.22',
    postImportation: '19 USC 1520(d)',
    correction: '19 CFR 181.21',
  },
};
