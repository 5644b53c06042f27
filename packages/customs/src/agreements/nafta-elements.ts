import { unconfirmed } from '../source-mark.ts';
import type { DataElement } from './data-element.ts';
import { LITERALS } from './literals.ts';

/** A field of CBP Form 434. The form was not read. */
const field = (
  number: number,
  element: Omit<DataElement, 'citation' | 'source' | 'literals' | 'number'> & {
    readonly literals?: readonly string[];
  },
): DataElement => ({
  literals: [],
  ...element,
  number,
  citation: `CBP Form 434, field ${number}`,
  source: unconfirmed(`CBP Form 434, field ${number}`, 'knowledge'),
});

const always = { need: 'always', when: 'always' } as const;

/** The eleven fields of CBP Form 434, which 19 CFR 181.22(b)(1) prescribes; tax numbers are not among the facts here. */
export const NAFTA_ELEMENTS: readonly DataElement[] = [
  field(1, { ...always, id: 'exporter', title: 'the exporter', details: ['name', 'address'] }),
  field(2, {
    id: 'blanket-period',
    title: 'the period, not over twelve months',
    need: 'blanket',
    when: 'for several importations of identical goods',
  }),
  field(3, {
    ...always,
    id: 'producer',
    title: 'the producer',
    details: ['name', 'address'],
    literals: [LITERALS.same, LITERALS.availableToCustoms, LITERALS.unknown],
  }),
  field(4, {
    ...always,
    id: 'importer',
    title: 'the importer',
    details: ['name', 'address'],
    literals: [LITERALS.various, LITERALS.unknown],
  }),
  field(5, { ...always, id: 'description', title: 'a description of the good' }),
  field(6, { ...always, id: 'classification', title: 'the classification, six digits or eight' }),
  field(7, { ...always, id: 'rule-of-origin', title: 'the preference criterion, A to F' }),
  field(8, {
    ...always,
    id: 'producer-basis',
    title: 'whether the certifier is the producer, or on what it relies',
  }),
  field(9, { ...always, id: 'net-cost', title: 'NC where the net cost was used, else NO' }),
  field(10, { ...always, id: 'country-of-origin', title: 'the country of origin, or JNT' }),
  field(11, { ...always, id: 'signature-date', title: 'signed and dated' }),
  field(11, {
    ...always,
    id: 'signatory',
    title: 'the person who signs',
    details: ['name', 'title', 'telephone'],
  }),
  field(11, { ...always, id: 'statement', title: 'the certification above the signature' }),
];
