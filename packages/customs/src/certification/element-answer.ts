import type { DataElement, PartyDetail } from '../agreements/data-element.ts';

/** What was found of one item of a certification. */
export type ElementAnswer = { readonly element: DataElement } & (
  | { readonly answer: 'present'; readonly remark?: string }
  /** Words that the law puts in place of the fact: a full answer, nothing is missing. */
  | { readonly answer: 'literal'; readonly text: string }
  | { readonly answer: 'not-required'; readonly because: NotRequiredReason }
  | {
      readonly answer: 'missing';
      readonly why: string;
      /** What lacks of a party that is named. */
      readonly details?: readonly PartyDetail[];
      /** Places (from 0) of the goods concerned. */
      readonly goods?: readonly number[];
    }
  /** Whether it must be there hangs on what nobody said, or it is for a person to read. */
  | { readonly answer: 'undecided'; readonly wantOf: string }
);

export type NotRequiredReason =
  | 'is-the-certifier'
  | 'is-the-exporter'
  | 'is-the-producer'
  | 'not-known-to-the-certifier'
  | 'covers-a-period'
  | 'covers-several-shipments'
  | 'covers-one-shipment'
  | 'not-of-schedule-ii';

/** @internal An answer before its element is put to it. */
export type BareAnswer = ElementAnswer extends infer Answer
  ? Answer extends unknown
    ? Omit<Answer, 'element'>
    : never
  : never;

/** @internal */
export const present = (remark?: string): BareAnswer => ({
  answer: 'present',
  ...(remark !== undefined && { remark }),
});
/** @internal */
export const missing = (why: string): BareAnswer => ({ answer: 'missing', why });
/** @internal */
export const notRequired = (because: NotRequiredReason): BareAnswer => ({
  answer: 'not-required',
  because,
});
/** @internal */
export const undecided = (wantOf: string): BareAnswer => ({ answer: 'undecided', wantOf });
/** @internal */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';
