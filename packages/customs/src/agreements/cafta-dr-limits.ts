import { read, unconfirmed } from '../source-mark.ts';
import type { OriginLimits } from './origin-limits.ts';

const excluded = (letter: string, text: string) => {
  const citation = `HTSUS GN 29(e)(ii)(${letter})`;
  return { text, citation, source: read(citation) };
};

const set = (goods: 'textile-or-apparel' | 'other', percent: string, number: number) => {
  const citation = `HTSUS GN 29(c)(v)(B)(${number})`;
  return { goods, percent, base: 'adjusted-value' as const, citation, source: read(citation) };
};

/** CAFTA-DR: textiles by weight (GN 29(d)(i)), de minimis (e), sets (c)(v), transit (c)(iii). */
export const CAFTA_DR_LIMITS: OriginLimits = {
  deMinimis: [
    {
      // GN 29(d)(v) goes by the annex to the Agreement on Textiles and Clothing, which was not read.
      goods: ['50', '51', '52', '53', '54', '55', '56', '57', '58', '59', '60', '61', '62', '63'],
      percent: '10',
      bases: ['weight-of-classifying-component'],
      note:
        'Elastomeric yarn must be wholly formed in a party: whether that bars all such goods or only this rule is not ' +
        'settled by the text.',
      citation: 'HTSUS GN 29(d)(i)(A)',
      source: read('HTSUS GN 29(d)(i)(A)'),
    },
    {
      percent: '10',
      bases: ['adjusted-value'],
      citation: 'HTSUS GN 29(e)(i)(A)',
      source: read('HTSUS GN 29(e)(i)(A)'),
    },
  ],
  deMinimisExclusions: [
    excluded('A', 'chapter 4 and dairy preparations of 1901.90 or 2106.90 into chapter 4'),
    excluded(
      'B',
      'chapter 4 and dairy preparations of 1901.90 into listed goods of 1901.10, 1901.20, 1901.90, 2106.90, 2105, 2202.90, 2309.90',
    ),
    excluded('C', '0805 or 2009.11 to 2009.39 into those or fortified juices of 2106.90, 2202.90'),
    excluded('D', '0901 or 2101 into 0901 or 2101'),
    excluded('E', '1006 into 1102, 1103 or 1904.90'),
    excluded('F', 'chapter 15 into chapter 15'),
    excluded('G', '1701 into 1701 to 1703'),
    excluded('H', 'chapter 17 into 1806.10'),
    excluded('I', 'chapters 1 to 24, unless the subheading of the material differs from the good'),
  ],
  // Headings outside chapters 50 to 63 of which the annex names some goods, and Annex 3.29 takes some out.
  textileUnsettled: {
    headings: [
      ...['3005', '3921', '4202', '6405', '6406', '6501', '6502', '6503', '6504', '6505', '6601'],
      ...['7019', '8708', '8804', '9113', '9404', '9502', '9612'],
    ],
    source: unconfirmed('Agreement on Textiles and Clothing, annex', 'knowledge'),
  },
  sets: [set('textile-or-apparel', '10', 1), set('other', '15', 2)],
  transit: {
    allowed: ['unloading', 'reloading', 'preservation', 'transport'],
    mustStayUnderCustomsControl: true,
    citation: 'HTSUS GN 29(c)(iii)',
    source: read('HTSUS GN 29(c)(iii)'),
  },
};
