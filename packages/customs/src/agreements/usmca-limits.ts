import { read } from '../source-mark.ts';
import type { OriginLimits } from './origin-limits.ts';

const chapters = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

const F = { citation: '19 USC 4531(f)', source: read('19 USC 4531(f)') };

/** USMCA: de minimis (19 USC 4531(f)), sets, transit (19 USC 4531(l)). */
export const USMCA_LIMITS: OriginLimits = {
  deMinimis: [
    {
      goods: [...chapters(50, 60), '9619'],
      percent: '10',
      bases: ['weight-of-good'],
      note: 'Non-originating elastomeric yarn at most 7 per cent of the weight.',
      citation: '19 USC 4531; HTSUS GN 11',
      source: read('19 USC 4531; HTSUS GN 11'),
    },
    {
      goods: chapters(61, 63),
      percent: '10',
      bases: ['weight-of-classifying-component'],
      note: 'Non-originating elastomeric yarn at most 7 per cent of the weight.',
      citation: '19 USC 4531; HTSUS GN 11',
      source: read('19 USC 4531; HTSUS GN 11'),
    },
    {
      percent: '10',
      bases: ['transaction-value', 'total-cost'],
      note: 'The transaction value is taken without international shipment.',
      ...F,
    },
  ],
  deMinimisExclusions: [
    'dairy of 0401 to 0406 and listed preparations',
    'citrus of 0805 and 2009.11 to 2009.39',
    'chapter 9 into 2101.11',
    'chapter 15 into 1501 to 1508, 1512, 1514 and 1515',
    '1701 into 1701 to 1703',
    'chapter 17 or 1805 into 1806.10',
    'peaches, pears and apricots into 2008',
    'single juices into 2009.90 and the like',
    '2203 to 2208 into 2207 and 2208',
    'chapters 1 to 27, unless the subheading of the material differs from that of the good',
  ].map((text) => ({ text, ...F })),
  sets: [
    {
      goods: 'every',
      percent: '10',
      base: 'value',
      citation: '19 USC 4531',
      source: read('19 USC 4531'),
    },
  ],
  transit: {
    allowed: ['unloading', 'reloading', 'separation', 'storing', 'labelling', 'preservation'],
    mustStayUnderCustomsControl: true,
    citation: '19 USC 4531(l)',
    source: read('19 USC 4531(l)'),
  },
};
