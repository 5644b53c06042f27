import { read } from '../source-mark.ts';
import type { DataElement, PartyDetail } from './data-element.ts';
import { LITERALS } from './literals.ts';

const PARTY: readonly PartyDetail[] = ['name', 'address', 'email', 'telephone'];

/** An item of 19 CFR 182.12(a)(4), cited by its small Roman numeral. */
const item = (
  numeral: string,
  element: Omit<DataElement, 'citation' | 'source' | 'literals'> & {
    readonly literals?: readonly string[];
  },
): DataElement => {
  const citation = `19 CFR 182.12(a)(4)(${numeral})`;
  return { literals: [], ...element, citation, source: read(citation) };
};

/**
 * The nine elements of USMCA Annex 5-A as the twelve items of 19 CFR 182.12(a)(4), in its order, and after
 * them what paragraphs (d) and (a)(5) add: the date of signing and the statement.
 */
export const USMCA_ELEMENTS: readonly DataElement[] = [
  item('i', {
    id: 'certifier-role',
    title: 'whether the certifier is the importer, exporter or producer',
    number: 1,
    need: 'always',
    when: 'always',
  }),
  item('ii', {
    id: 'certifier',
    title: 'the certifier',
    number: 2,
    need: 'always',
    when: 'always',
    details: ['name', 'title', 'address', 'telephone', 'email'],
  }),
  item('iii', {
    id: 'exporter',
    title: 'the exporter, with the place of export in a USMCA country',
    number: 3,
    need: 'differs',
    when: 'if different from the certifier, unless the producer certifies and does not know it',
    details: PARTY,
    literals: [LITERALS.unknown],
  }),
  item('iv', {
    id: 'producer',
    title: 'the producer, with the place of production in a USMCA country',
    number: 4,
    need: 'differs',
    when: 'if different from the certifier or exporter',
    details: PARTY,
    literals: [LITERALS.various, LITERALS.availableUponRequest],
  }),
  item('v', {
    id: 'importer',
    title: 'the importer, with an address in a USMCA country',
    number: 5,
    need: 'known',
    when: 'if known',
    details: PARTY,
    literals: [LITERALS.various],
  }),
  item('vi', {
    id: 'signatory',
    title: 'the responsible official or authorised agent who signs',
    number: 9,
    need: 'always',
    when: 'always',
    details: ['name', 'address', 'telephone', 'email-if-any'],
  }),
  item('vii', {
    id: 'description',
    title: 'a description that relates the good to the invoice and the Harmonized System',
    number: 6,
    need: 'always',
    when: 'always',
  }),
  item('viii', {
    id: 'classification',
    title: 'the classification, six or more digits as the rule of General Note 11 needs',
    number: 6,
    need: 'always',
    when: 'always',
  }),
  item('ix', {
    id: 'rule-of-origin',
    title: 'the rule of origin of General Note 11 under which the good qualifies',
    number: 7,
    need: 'always',
    when: 'always',
  }),
  item('x', {
    id: 'schedule-ii',
    title: 'the words that name Schedule II',
    number: 7,
    need: 'schedule-ii',
    when: 'for a good of Schedule II of Appendix A',
    literals: [LITERALS.scheduleII],
  }),
  item('xi', {
    id: 'invoice-number',
    title: 'the number of the invoice of the exportation',
    number: 6,
    need: 'single-shipment',
    when: 'for a single shipment, if known',
  }),
  item('xii', {
    id: 'blanket-period',
    title: 'the period, not over twelve months',
    number: 8,
    need: 'blanket',
    when: 'for several shipments of identical goods',
  }),
  {
    id: 'signature-date',
    title: 'signed and dated',
    number: 9,
    need: 'always',
    when: 'always',
    literals: [],
    citation: '19 CFR 182.12(d)',
    source: read('19 CFR 182.12(d)'),
  },
  {
    id: 'statement',
    title: 'the statement of the regulation, in its words',
    number: 9,
    need: 'always',
    when: 'always',
    literals: [],
    citation: '19 CFR 182.12(a)(5)',
    source: read('19 CFR 182.12(a)(5)'),
  },
];
