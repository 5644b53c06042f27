import { type SourceMark, read, unconfirmed } from '../source-mark.ts';
import type { DataElement, PartyDetail } from './data-element.ts';

const PARTY: readonly PartyDetail[] = ['name', 'address', 'telephone', 'email-if-any'];

const item = (
  paragraph: string,
  element: Omit<DataElement, 'citation' | 'source' | 'literals'> & {
    readonly source?: SourceMark;
  },
): DataElement => {
  const citation = `19 CFR 10.584(${paragraph}`;
  return { source: read(citation), ...element, literals: [], citation };
};

/**
 * The items of 19 CFR 10.584(a)(3) and (4). Unlike USMCA the importer of record and the producer are always named; no
 * role, no invoice number and no words in place of a party are provided for. What (d) and (e) say was not read.
 */
export const CAFTA_DR_ELEMENTS: readonly DataElement[] = [
  item('a)(3)(i)', {
    id: 'importer',
    title: 'the importer of record',
    need: 'always',
    when: 'always',
    details: PARTY,
  }),
  item('a)(3)(i)', {
    id: 'exporter',
    title: 'the exporter',
    need: 'differs',
    when: 'if different from the producer',
    details: PARTY,
  }),
  item('a)(3)(i)', {
    id: 'producer',
    title: 'the producer',
    need: 'always',
    when: 'always',
    details: PARTY,
  }),
  item('a)(3)(ii)', {
    id: 'signatory',
    title: 'the responsible official or authorised agent who signs',
    need: 'differs',
    when: 'if different from what stands under (a)(3)(i)',
    details: PARTY,
  }),
  item('a)(3)(iii)', {
    id: 'description',
    title: 'a description that relates the good to the invoice and the Harmonized System',
    need: 'always',
    when: 'always',
  }),
  item('a)(3)(iv)', {
    id: 'classification',
    title: 'the classification, six or more digits as the rule of General Note 29(n) needs',
    need: 'always',
    when: 'always',
  }),
  item('a)(3)(v)', {
    id: 'rule-of-origin',
    title: 'the rule of origin of General Note 29 under which the good qualifies',
    need: 'always',
    when: 'always',
  }),
  item('a)(4)', {
    id: 'statement',
    title: 'the statement, in substantially the form of the regulation',
    need: 'always',
    when: 'always',
  }),
  item('d)', {
    id: 'signature-date',
    title: 'signed and dated',
    need: 'always',
    when: 'always',
    source: unconfirmed('19 CFR 10.584(d)', 'knowledge'),
  }),
  item('e)', {
    id: 'blanket-period',
    title: 'the period, not over twelve months',
    need: 'blanket',
    when: 'for several importations of identical goods',
    source: unconfirmed('19 CFR 10.584(e)', 'knowledge'),
  }),
];
