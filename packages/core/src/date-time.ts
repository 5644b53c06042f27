import { CoreError } from './errors.ts';

// Years 0000 to 9999 in UTC: what four digits can write.
const FIRST = -62_167_219_200_000;
const LAST = 253_402_300_799_999;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads an RFC 3339 date-time with its offset, strictly: `T` and `Z` in upper case, a day that the
 * calendar has, no leap second, at most nine digits of fraction (cut to the millisecond below). An
 * instant whose year in UTC is not 0000 to 9999 is no date-time: {@link formatDateTime} writes all others.
 * Returns milliseconds since 1970-01-01T00:00:00Z, or undefined for anything else.
 */
export function parseDateTime(text: unknown): number | undefined {
  if (typeof text !== 'string' || text.length < 20 || text.length > 35) return undefined;
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return undefined;
  if (text[13] !== ':' || text[16] !== ':') return undefined;
  const year = readDigits(text, 0, 4);
  const month = readDigits(text, 5, 2);
  const day = readDigits(text, 8, 2);
  const hour = readDigits(text, 11, 2);
  const minute = readDigits(text, 14, 2);
  const second = readDigits(text, 17, 2);
  // NaN fails every comparison, so each one asks for what is allowed.
  if (!(year >= 0 && month >= 1 && month <= 12)) return undefined;
  if (!(day >= 1 && day <= daysIn(year, month))) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;

  let at = 19;
  let millisecond = 0;
  if (text[at] === '.') {
    let digits = 0;
    for (at++; isDigit(text.charCodeAt(at)); at++) {
      if (digits < 3) millisecond = millisecond * 10 + (text.charCodeAt(at) - 0x30);
      digits++;
    }
    if (digits === 0 || digits > 9) return undefined;
    for (; digits < 3; digits++) millisecond *= 10;
  }
  const offset = readOffsetMinutes(text.slice(at));
  if (offset === undefined) return undefined;

  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  instant.setUTCHours(hour, minute, second, millisecond);
  const epochMs = instant.getTime() - offset * 60_000;
  return isWritable(epochMs) ? epochMs : undefined;
}

/**
 * Writes an instant as RFC 3339 in UTC, `2026-09-24T15:10:00Z`, with milliseconds only when they
 * are not zero.
 * @param epochMs whole milliseconds since 1970-01-01T00:00:00Z, years 0 to 9999
 * @throws CoreError `time.malformed`
 */
export function formatDateTime(epochMs: number): string {
  if (!isWritable(epochMs)) {
    throw new CoreError('time.malformed', `not an instant of the years 0 to 9999: ${epochMs}`);
  }
  const text = new Date(epochMs).toISOString();
  return epochMs % 1000 === 0 ? `${text.slice(0, 19)}Z` : text;
}

/** Whether an instant (ms since the epoch) is a whole number in the years 0000 to 9999 in UTC. */
function isWritable(epochMs: number): boolean {
  return Number.isInteger(epochMs) && epochMs >= FIRST && epochMs <= LAST;
}

function readOffsetMinutes(text: string): number | undefined {
  if (text === 'Z') return 0;
  if (text.length !== 6 || text[3] !== ':') return undefined;
  const sign = text.startsWith('+') ? 1 : text.startsWith('-') ? -1 : 0;
  const hours = readDigits(text, 1, 2);
  const minutes = readDigits(text, 4, 2);
  if (sign === 0 || !(hours <= 23 && minutes <= 59)) return undefined;
  return sign * (hours * 60 + minutes);
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] as number);
}

function readDigits(text: string, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + (code - 0x30);
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
