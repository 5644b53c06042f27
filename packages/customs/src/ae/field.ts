/**
 * How the characters of a field are read. Trailing blanks never count. `token` has no blank inside; `text` is kept as it
 * stands, and serves too where our source does not give the decimals; `digits` is a code with a digit in every column,
 * `numeral` one that may be shorter; `integer` and `amount` (implied decimals) are right-justified; `date` is MMDDYY; `flag` is `Y` or blank; `fill` must
 * be blank.
 */
export type AeFieldKind =
  | 'alpha'
  | 'alnum'
  | 'token'
  | 'text'
  | 'hts'
  | 'integer'
  | 'digits'
  | 'numeral'
  | 'amount'
  | 'date'
  | 'flag'
  | 'yes-no'
  | 'fill';

/** One field of a record: columns from 1, both included. */
export interface AeField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly kind: AeFieldKind;
  /** Digits after the implied point of an `amount`. */
  readonly decimals?: number;
  /** The decimals were inferred from the totals record, not read. */
  readonly isInferred?: true;
  /** Every column is filled, or none: a shorter value is one that lost something. */
  readonly isFull?: true;
  /** The only values allowed. */
  readonly values?: readonly string[];
  /**
   * Without it the record means nothing to this package. Our source does not carry CATAIR's own M and C marks.
   * `with` names a field that makes this one necessary.
   */
  readonly mandatory?: true | { readonly with: string };
}

/** One record type. Columns that no field covers are not described in our source. */
export interface AeRecordType {
  readonly id: string;
  readonly title: string;
  /** Order within the transaction, or within the line; see check-record-order.ts. */
  readonly place: number;
  readonly isOnce: boolean;
  readonly fields: readonly AeField[];
}

/** @internal */
export const field = (
  name: string,
  from: number,
  to: number,
  kind: AeFieldKind,
  more: Partial<Pick<AeField, 'values' | 'mandatory' | 'isInferred' | 'isFull'>> = {},
): AeField => ({ name, from, to, kind, ...more });

/** @internal */
export const amount = (
  name: string,
  from: number,
  to: number,
  decimals: number,
  more: Partial<Pick<AeField, 'mandatory' | 'isInferred'>> = {},
): AeField => ({ name, from, to, kind: 'amount', decimals, ...more });

/** @internal */
export const MUST: Pick<AeField, 'mandatory'> = { mandatory: true };

/** @internal */
export const FULL: Pick<AeField, 'isFull'> = { isFull: true };

/** @internal */
export const mustWith = (other: string): Pick<AeField, 'mandatory'> => ({
  mandatory: { with: other },
});

/** @internal Whether a field may not be blank beside the given other fields of its record. */
export function isNeeded(field: AeField, values: Readonly<Record<string, unknown>>): boolean {
  if (field.mandatory === undefined) return false;
  return field.mandatory === true || values[field.mandatory.with] !== undefined;
}
