/**
 * The two formats that JSON Schema leaves to the implementation. Strict on purpose: a lenient date
 * is read differently by two parties.
 */
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const FIRST_INSTANT = Date.parse('0000-01-01T00:00:00Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** True for an RFC 3339 `full-date` that stands in the calendar. */
export function isDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last day of this one.
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  return day <= last.getUTCDate();
}

/**
 * True for an RFC 3339 `date-time` with upper-case T and Z, an offset, and no leap second, of an instant
 * that can be written in UTC too: an offset may not reach beyond the years 0000 to 9999.
 */
export function isDateTime(text: string): boolean {
  const parts = DATE_TIME.exec(text);
  if (parts?.[1] === undefined || !isDate(parts[1])) return false;
  const at = Date.parse(text);
  return at >= FIRST_INSTANT && at <= LAST_INSTANT;
}

/** By JSON Schema format name, for the compiled validators. */
export const FORMATS = { date: isDate, 'date-time': isDateTime } as const;
