import { parseDateTime } from '@originmark/core';
import { parseLocalDate } from '@originmark/customs';
import type { JsonValue } from '@originmark/core';
import type { Converter } from '../mapping.ts';
import { shown, undecided } from './undecided.ts';

const WITHOUT_SECONDS = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/;
const MIDNIGHT_UTC = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:00)$/;

/** An RFC 3339 date and time; seconds that were not written are zero. */
function readInstant(theirs: JsonValue): string | undefined {
  if (typeof theirs !== 'string') return undefined;
  const whole = theirs.replace(WITHOUT_SECONDS, '$1:00$2');
  return parseDateTime(whole) === undefined ? undefined : whole;
}

/** An instant: RFC 3339 with its offset. */
export const instant: Converter = {
  name: 'date and time (RFC 3339)',
  read(theirs) {
    const value = readInstant(theirs);
    return value === undefined
      ? undecided('time-malformed', `${shown(theirs)} is no date and time with its offset.`)
      : { value, why: 'RFC 3339, with seconds' };
  },
  write: (ours) => ours,
};

/**
 * An instant where the form knows a day. A bare day, or midnight in UTC, which is how a day is
 * written as an instant, does not say when: taken as an instant it would be the day before in
 * every port of the Americas.
 */
export const instantNotDay: Converter = {
  name: 'date and time (RFC 3339); a bare day or midnight UTC is not read',
  read(theirs, named) {
    if (typeof theirs === 'string' && parseLocalDate(theirs) !== undefined) {
      return undecided('time-is-a-day', `${shown(theirs)} is a day: name the time and offset.`);
    }
    return typeof theirs === 'string' && MIDNIGHT_UTC.test(theirs)
      ? undecided(
          'time-is-a-day',
          `${shown(theirs)} is a day written as midnight UTC: name the time and offset.`,
        )
      : instant.read(theirs, named);
  },
  write: (ours) => ours,
};

function dayAsWritten(toTheirs: (day: string) => string, name: string): Converter {
  return {
    name,
    read(theirs) {
      const isInstant = readInstant(theirs) !== undefined;
      const day = parseLocalDate(isInstant ? (theirs as string).slice(0, 10) : theirs);
      return day === undefined
        ? undecided('day-malformed', `${shown(theirs)} is no day of the calendar.`)
        : { value: day, why: 'the calendar day as written, in the offset it is written in' };
    },
    write: (ours) => (typeof ours === 'string' ? toTheirs(ours) : undefined),
  };
}

/** A calendar day; of a date and time, the day as it is written there. */
export const day = dayAsWritten((text) => text, 'day; of a date and time, the day as written');
/** The first day of a period, written as its first second. */
export const firstDay = dayAsWritten(
  (text) => `${text}T00:00:00Z`,
  'day as written = its first second',
);
/** The last day of a period, which is in it, written as its last second. */
export const lastDay = dayAsWritten(
  (text) => `${text}T23:59:59Z`,
  'day as written = its last second',
);
