import { formatDateTime, parseDateTime } from '@originmark/core';
import { compareDates, localDateAt, parseLocalDate, parsePort } from '@originmark/customs';

// What the calendar of the customs rules spans, less ten years at the end for periods counted from a day.
const FIRST = Date.UTC(1900, 0, 2);
const LAST = Date.UTC(2189, 11, 30);
const BEFORE_FIRST = '1900-01-01';
const AFTER_LAST = '2189-12-31';
// What four digits of a year can write.
const FIRST_WRITABLE = -62_167_219_200_000;
const LAST_WRITABLE = 253_402_300_799_999;
const EARLIEST_ZONE = 'Etc/GMT+12';
const LATEST_ZONE = 'Etc/GMT-14';

/** The calendar day at an instant in a zone; undefined where the zone is unknown or the year beyond use. */
export function localDayAt(epochMs: number, zone: string | undefined): string | undefined {
  if (zone === undefined || !(epochMs >= FIRST && epochMs <= LAST)) return undefined;
  return localDateAt(epochMs, zone);
}

/** The time zone of a port, where it is known. It is never guessed. */
export function zoneOfPort(port: string): string | undefined {
  const parsed = parsePort(port);
  return parsed.ok ? parsed.value.timeZone : undefined;
}

/** First and last day that an instant can be at a port; the two are one where its zone is known. */
export function possibleDaysAt(
  epochMs: number,
  port: string,
): { readonly first: string; readonly last: string } | undefined {
  const zone = zoneOfPort(port);
  const first = localDayAt(epochMs, zone ?? EARLIEST_ZONE);
  const last = localDayAt(epochMs, zone ?? LATEST_ZONE);
  return first === undefined || last === undefined ? undefined : { first, last };
}

/**
 * The day on which something was signed, as its signer counted: the day written, when an offset stands
 * beside it. `Z` names no place; then it is the earliest day that the moment was anywhere.
 */
export function signingDay(signedAt: string): string | undefined {
  const at = parseDateTime(signedAt);
  if (at === undefined) return undefined;
  const earliest = localDayAt(at, EARLIEST_ZONE);
  return /(?:Z|[+-]00:00)$/.test(signedAt) || earliest === undefined
    ? earliest
    : readDay(signedAt.slice(0, 10));
}

/** A calendar day of a document; undefined where the customs rules cannot count with it. */
export function readDay(text: string | undefined): string | undefined {
  const day = parseLocalDate(text);
  return day !== undefined && day < AFTER_LAST ? day : undefined;
}

/**
 * A day of a term, to be compared with a day of importation: what lies beyond the calendar of the customs rules counts
 * as its first or last day. A term without end is often written as one to 9999.
 */
export function comparableDay(day: string): string {
  if (day < BEFORE_FIRST) return BEFORE_FIRST;
  return day < AFTER_LAST ? day : AFTER_LAST;
}

/** Whether a day lies in a period, both ends in. */
export function isDayWithin(day: string, from: string, until: string): boolean {
  return compareDates(from, day) <= 0 && compareDates(day, until) <= 0;
}

/**
 * The UTC day of an instant, YYYY-MM-DD, for comparison with others alone: a term may end in any year of
 * four digits, and what lies beyond counts as their first or last day.
 */
export function utcDayAt(epochMs: number): string {
  const within = Math.min(Math.max(epochMs, FIRST_WRITABLE), LAST_WRITABLE);
  return formatDateTime(within).slice(0, 10);
}

/** An instant as a fragment shows it. */
export function timeText(epochMs: number | undefined): string | null {
  if (epochMs === undefined || !Number.isInteger(epochMs)) return null;
  return epochMs < FIRST_WRITABLE || epochMs > LAST_WRITABLE
    ? String(epochMs)
    : formatDateTime(epochMs);
}
