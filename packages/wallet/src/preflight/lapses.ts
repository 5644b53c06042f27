import { type JsonObject, parseDateTime } from '@originmark/core';
import { addYears, agreementOf, parseLocalDate } from '@originmark/customs';
import type { PreflightLapse } from '@originmark/schemas';
import { CERTIFICATIONS } from '../match/line-question.ts';
import { objectAt, subjectOf, textAt } from '../match/read-members.ts';
import type { HeldCredential } from '../read-credential.ts';

/** Something that ends. */
export interface Lapse {
  readonly what: PreflightLapse['what'];
  /** A day (the last one), or an instant, as it is written. */
  readonly until: string;
  /** The first instant at which it has ended, ms since the epoch. A day ends with it in UTC. */
  readonly endsAt: number;
}

const DAY_MS = 86_400_000;

/** All that ends of a credential, and when: blanket period, acceptance, term, recordation, power, validity. */
export function lapsesOf(held: HeldCredential): readonly Lapse[] {
  const subject = subjectOf(held);
  const lapses: (Lapse | undefined)[] = [
    endOf('validity', textAt(held.credential, 'validUntil')),
    ...(CERTIFICATIONS.includes(held.type) ? certificationLapses(subject) : []),
    endOf('licence-term', textAt(objectAt(objectAt(subject, 'scope'), 'term'), 'until')),
  ];
  if (held.type === 'PowerOfAttorneyCredential') lapses.push(...powerLapses(subject));
  if (held.type === 'IntellectualPropertyRightsCredential') {
    lapses.push(endOf('recordation', textAt(objectAt(subject, 'recordation'), 'until')));
    lapses.push(endOf('registration', textAt(objectAt(subject, 'registration'), 'until')));
  }
  return lapses.filter((lapse) => lapse !== undefined);
}

function certificationLapses(subject: JsonObject): (Lapse | undefined)[] {
  const agreement = agreementOf(textAt(subject, 'agreement'));
  const signedOn = parseLocalDate(textAt(subject, 'signedAt')?.slice(0, 10));
  const accepted =
    agreement === undefined || signedOn === undefined
      ? undefined
      : endOf('acceptance', addYears(signedOn, agreement.acceptanceYears));
  return [endOf('blanket-period', textAt(objectAt(subject, 'blanketPeriod'), 'until')), accepted];
}

/** A power of a partnership is good for two years (19 CFR 141.34). */
function powerLapses(subject: JsonObject): (Lapse | undefined)[] {
  const from = parseLocalDate(textAt(subject, 'from')?.slice(0, 10));
  const isPartnership = textAt(subject, 'grantorKind') === 'partnership';
  return [
    endOf('power-of-attorney', textAt(subject, 'until')),
    isPartnership && from !== undefined ? endOf('power-of-attorney', addYears(from, 2)) : undefined,
  ];
}

function endOf(what: Lapse['what'], until: string | undefined): Lapse | undefined {
  if (until === undefined) return undefined;
  const isDay = until.length === 10;
  const at = parseDateTime(isDay ? `${until}T00:00:00Z` : until);
  return at === undefined ? undefined : { what, until, endsAt: isDay ? at + DAY_MS : at };
}
