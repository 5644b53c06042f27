import { CustomsError } from '../customs-error.ts';
import { type LocalDate, dateFrom } from './local-date.ts';

// Names of zones may come from documents too: the cache is bounded so that spellings cannot fill the memory.
const EARLIEST_MS = Date.UTC(1899, 11, 31);
const LATEST_MS = Date.UTC(2200, 0, 2);
const MAX_CACHED = 32;
const formatters = new Map<string, Intl.DateTimeFormat>();
// Every line of an entry asks for the same few days, and Intl is slow to answer.
const MAX_CACHED_DAYS = 512;
const days = new Map<string, LocalDate>();

/**
 * The calendar day at an instant in an IANA time zone. The day of importation is the port's day, not Greenwich's:
 * 2027-01-05T05:30Z is still 2027-01-04 in Houston.
 * Throws `time-zone-unknown`, `date-out-of-range`.
 */
export function localDateAt(epochMs: number, timeZone: string): LocalDate {
  // Intl writes years before Christ as positive numbers, so the range is checked on the instant as well.
  if (typeof epochMs !== 'number' || !(epochMs >= EARLIEST_MS && epochMs < LATEST_MS)) {
    throw new CustomsError(
      'date-out-of-range',
      'Give an instant of the years 1900 to 2199 in milliseconds since 1970-01-01T00:00Z.',
    );
  }
  const name = `${epochMs} ${timeZone}`;
  const known = days.get(name);
  if (known !== undefined) return known;
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(epochMs)
      .map((part) => [part.type, Number(part.value)]),
  );
  const day = dateFrom({
    year: parts.get('year') ?? 0,
    month: parts.get('month') ?? 0,
    day: parts.get('day') ?? 0,
  });
  if (days.size >= MAX_CACHED_DAYS) days.clear();
  days.set(name, day);
  return day;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const created = createFormatter(timeZone);
  if (formatters.size >= MAX_CACHED) formatters.clear();
  formatters.set(timeZone, created);
  return created;
}

function createFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    if (typeof timeZone !== 'string' || timeZone.length === 0)
      throw new RangeError('no zone given');
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  } catch (cause) {
    throw new CustomsError('time-zone-unknown', 'Give an IANA time zone such as America/Chicago.', {
      cause,
    });
  }
}
