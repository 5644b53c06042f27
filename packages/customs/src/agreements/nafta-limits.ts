import { unconfirmed } from '../source-mark.ts';
import type { OriginLimits } from './origin-limits.ts';

const source = unconfirmed('HTSUS GN 12; 19 CFR part 181, appendix', 'knowledge');
const citation = 'HTSUS GN 12';

/** NAFTA: 7 per cent, textiles by weight. Its exceptions and its rule for sets were not read. */
export const NAFTA_LIMITS: OriginLimits = {
  deMinimis: [
    {
      goods: ['50', '51', '52', '53', '54', '55', '56', '57', '58', '59', '60', '61', '62', '63'],
      percent: '7',
      bases: ['weight-of-classifying-component'],
      citation,
      source,
    },
    { percent: '7', bases: ['transaction-value', 'total-cost'], citation, source },
  ],
  deMinimisExclusions: [],
  transit: {
    allowed: ['unloading', 'reloading', 'preservation', 'transport'],
    mustStayUnderCustomsControl: true,
    citation: '19 CFR 181.23(b); HTSUS GN 12',
    // Customs control was read in 19 CFR 181.23(b); the operations were not.
    source,
  },
};
