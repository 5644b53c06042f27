import { type JsonObject, parseDateTime } from '@originmark/core';
import { objectAt, subjectOf, textAt } from '../match/read-members.ts';
import type { HeldCredential } from '../read-credential.ts';

/** When a credential covers something: ms since the epoch, half open; without an end for ever. */
export interface Period {
  readonly from?: number;
  readonly until?: number;
}

const DAY_MS = 86_400_000;

/**
 * The period that a credential is about: its blanket period, the term of its scope, the time a power runs; else
 * its own validity. Days are whole in UTC; the verifier takes them where they count.
 */
export function periodOf(held: HeldCredential): Period {
  const subject = subjectOf(held);
  const own: JsonObject[] = [
    objectAt(subject, 'blanketPeriod'),
    objectAt(objectAt(subject, 'scope'), 'term'),
    objectAt(subject, 'period'),
    ...(held.type === 'PowerOfAttorneyCredential' ? [subject] : []),
  ];
  const told = own.find((one) => 'from' in one || 'until' in one);
  const from = momentOf(textAt(told ?? held.credential, told === undefined ? 'validFrom' : 'from'));
  const text = textAt(told ?? held.credential, told === undefined ? 'validUntil' : 'until');
  const until = momentOf(text, true);
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

/** Whether a day or an instant (RFC 3339) is in the period; of a day, any part of it. */
export function coversMoment({ from, until }: Period, at: string): boolean {
  const begins = momentOf(at);
  const ends = momentOf(at, true);
  if (begins === undefined || ends === undefined) return false;
  return (
    (from === undefined || from <= (at.length === 10 ? ends - 1 : begins)) &&
    (until === undefined || begins < until)
  );
}

function momentOf(text: string | undefined, isEnd = false): number | undefined {
  if (text === undefined) return undefined;
  const isDay = text.length === 10;
  const at = parseDateTime(isDay ? `${text}T00:00:00Z` : text);
  return at === undefined ? undefined : isDay && isEnd ? at + DAY_MS : at;
}
