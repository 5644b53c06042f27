import { Buffer } from 'node:buffer';

/** Object ids of PostgreSQL's types, from pg_type. */
const OID = {
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  float4: 700,
  float8: 701,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
} as const;

const asText = (text: string): string => text;

/**
 * How values come out, the same for both databases: `int8` as bigint always (not only when large),
 * `timestamptz` as Date, `bytea` as Uint8Array, `numeric`, `date` and `timestamp` as text.
 */
export const VALUE_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [OID.bytea]: parseBytes,
  [OID.int8]: BigInt,
  [OID.int2]: Number,
  [OID.int4]: Number,
  [OID.oid]: Number,
  [OID.float4]: Number,
  [OID.float8]: Number,
  [OID.date]: asText,
  [OID.timestamp]: asText,
  [OID.timestamptz]: parseTimestamp,
  [OID.numeric]: asText,
};

/** PostgreSQL's output in ISO style, `2026-11-27 05:59:25.504+00`. */
function parseTimestamp(text: string): Date {
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  const date = new Date(iso);
  if (Number.isNaN(date.getTime()))
    throw new RangeError(`not a time that a Date can hold: ${text}`);
  return date;
}

/** PostgreSQL's output in hex, `\x0102ff`. */
function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}
