import type { ColumnType } from 'kysely';

/** `timestamptz`: a `Date` both ways, to the millisecond. */
export type Timestamp = ColumnType<Date, Date, Date>;
export type NullableTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;
export type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;
