import { type SourceMark, unconfirmed } from '../source-mark.ts';
import { type AeRecordType, amount } from './field.ts';
import { HEADER_RECORDS } from './header-records.ts';
import { LINE_RECORDS } from './line-records.ts';

/** Columns come from a public transcription and were not compared with CBP's own document. */
export const AE_SOURCE: SourceMark = unconfirmed(
  'ACE ABI CATAIR Entry Summary Create/Update, July 2026',
  '3rd',
);

/** @internal Every record has this many columns. */
export const COLUMNS = 80;

const undescribed = (id: string, title: string, place: number, isOnce: boolean): AeRecordType => ({
  id,
  title,
  place,
  isOnce,
  fields: [],
});

/**
 * Every record type this package knows: one description for reader and writer. The envelope (A, B, Y, Z) and records
 * 88 and 89 have no columns in our source: they are kept as they come.
 */
export const AE_RECORD_TYPES: readonly AeRecordType[] = [
  undescribed('A', 'batch header', 0, true),
  undescribed('B', 'block header', 1, true),
  ...HEADER_RECORDS,
  ...LINE_RECORDS,
  undescribed('88', 'totals, columns not described', 88, false),
  undescribed('89', 'totals, columns not described', 89, false),
  {
    id: '90',
    title: 'grand totals',
    place: 90,
    isOnce: true,
    fields: [
      amount('dutyUsd', 3, 13, 2),
      amount('feesUsd', 15, 25, 2),
      amount('irTaxUsd', 27, 37, 2),
      amount('antiDumpingUsd', 39, 49, 2),
      amount('countervailingUsd', 51, 61, 2),
      amount('otherUsd', 63, 73, 2),
    ],
  },
  undescribed('Y', 'block trailer', 98, true),
  undescribed('Z', 'batch trailer', 99, true),
];

const BY_ID: ReadonlyMap<string, AeRecordType> = new Map(
  AE_RECORD_TYPES.map((type) => [type.id, type]),
);

/** @internal The id is 4 characters for SE records, 1 for the envelope, 2 for all others. */
export function recordIdOf(raw: string): string {
  if (/^SE[0-9]{2}/.test(raw)) return raw.slice(0, 4);
  return /^[ABYZ]/.test(raw) ? raw.slice(0, 1) : raw.slice(0, 2);
}

/** @internal */
export const recordTypeOf = (id: string): AeRecordType | undefined => BY_ID.get(id);

/** @internal The type of a record this package itself names. */
export function knownRecordType(id: string): AeRecordType {
  const type = BY_ID.get(id);
  if (type === undefined) throw new TypeError(`no such record type: ${id}`);
  return type;
}
