import { CustomsError } from '../customs-error.ts';
import { type LocalDate, dateFrom } from './local-date.ts';

// Names of zones come from documents too: the cache is bounded so that spellings cannot fill the memory.
const MAX_CACHED = 32;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day at an instant in an IANA time zone. The day of importation is the port's day, not Greenwich's:
 * 2027-01-05T05:30Z is still 2027-01-04 in Houston.
 * Throws `time-zone-unknown`, `date-out-of-range`.
 */
export function localDateAt(epochMs: number, timeZone: string): LocalDate {
  if (!Number.isFinite(epochMs) || Math.abs(epochMs) > 8.64e15) {
    throw new CustomsError(
      'date-out-of-range',
      'Give an instant in milliseconds since 1970-01-01T00:00Z.',
    );
  }
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(epochMs)
      .map((part) => [part.type, Number(part.value)]),
  );
  // 'era' is not asked for: years before 1900 are out of range whichever era they are in, save small BC years,
  // which Intl also writes as small numbers.
  return dateFrom({
    year: parts.get('year') ?? 0,
    month: parts.get('month') ?? 0,
    day: parts.get('day') ?? 0,
  });
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
