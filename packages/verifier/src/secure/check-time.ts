import { formatDateTime, parseDateTime } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import { type Credential, listOr, objectOr, stringAt } from '../intake/credential.ts';
import { isDayAhead } from '../verdict/past-clocks.ts';
import { type ClockName, type Finding, about, fail, pass } from '../verdict/fragment.ts';

/** Dates in a subject that state when something was done. None may lie ahead of when it was received. */
const DONE_AT = ['signedAt', 'receivedAt', 'resolvedAt', 'claimedAt'] as const;

/** Milliseconds that are an instant with four digits of the year, before 1970 as after it. */
const LAST_MOMENT = 62_000_000_000_000;

/** When a credential's own validity is judged. */
export interface TimeQuestion {
  /** Milliseconds since the epoch; undefined when validity is judged where the credential is used. */
  readonly at: number | undefined;
  readonly clock: ClockName;
  /** When the verifier received the document: nobody signs today that it did something tomorrow. */
  readonly receivedAt: number;
  readonly skewMs: number;
}

/**
 * Judges `validFrom` and `validUntil` (half-open) at the clock of the question, `exp` of the
 * signature at the same clock, and refuses what was done after the document was received: waiting does
 * not make it good. `iat` and `exp` are never compared with the validity of the credential (formats,
 * section 1). Where no moment is asked for, whoever judges the validity at its use judges `exp` there
 * too, by {@link signatureOver} (ADR 7).
 */
export function checkTime(credential: Credential, question: TimeQuestion): Finding[] {
  const { payload, subject } = credential;
  const { at, clock, receivedAt, skewMs } = question;
  const findings: Finding[] = [];
  const on = credential;
  const read = (value: unknown, pointer: string): number | undefined => {
    if (value === undefined) return undefined;
    const moment = parseDateTime(value);
    if (moment === undefined)
      findings.push(
        fail('time.malformed', {
          on,
          pointer,
          expected: 'a date and time with offset (RFC 3339)',
          found: value,
        }),
      );
    return moment;
  };
  const from = read(payload['validFrom'], '/validFrom');
  const until = read(payload['validUntil'], '/validUntil');
  if (payload['validFrom'] === undefined)
    findings.push(
      fail('time.malformed', { on, pointer: '/validFrom', expected: 'a date', found: null }),
    );
  if (from !== undefined && until !== undefined && until <= from)
    findings.push(
      fail('time.malformed', {
        on,
        pointer: '/validUntil',
        expected: `an end after ${formatDateTime(from)}`,
        found: payload['validUntil'],
      }),
    );
  if (at !== undefined && from !== undefined && at + skewMs < from)
    findings.push(
      fail('time.not-yet-valid', {
        on,
        pointer: '/validFrom',
        expected: formatDateTime(at),
        found: payload['validFrom'],
        clock,
      }),
    );
  if (at !== undefined && until !== undefined && at >= until)
    findings.push(
      fail('time.expired', {
        on,
        pointer: '/validUntil',
        expected: formatDateTime(at),
        found: payload['validUntil'],
        clock,
      }),
    );

  const { iat } = payload;
  if (typeof iat === 'number' && iat * 1000 > receivedAt + skewMs)
    findings.push(
      fail('time.in-future', {
        on,
        pointer: '/iat',
        expected: formatDateTime(receivedAt),
        found: textOfSeconds(iat),
        clock: 'presented',
      }),
    );
  const exp = at === undefined ? undefined : signatureOver(credential, at, skewMs);
  if (at !== undefined && exp !== undefined)
    findings.push(
      fail('time.expired', {
        on,
        pointer: '/exp',
        expected: formatDateTime(at),
        found: textOfSeconds(exp),
        clock,
      }),
    );
  for (const name of DONE_AT) {
    const moment = parseDateTime(subject[name]);
    if (moment !== undefined && moment > receivedAt + skewMs)
      findings.push(
        fail('time.in-future', {
          on,
          pointer: `/credentialSubject/${name}`,
          expected: formatDateTime(receivedAt),
          found: subject[name],
          clock: 'presented',
        }),
      );
  }
  findings.push(...checkMaking(credential, receivedAt));
  return findings.length > 0
    ? findings
    : [pass('time', { on, ...(at === undefined ? {} : { clock }) })];
}

/**
 * `exp` (NumericDate) of a signature that is over at that moment (ms), the skew of clocks allowed for;
 * undefined when it is not over, or says no end. What is no number the schema refuses.
 */
export function signatureOver(
  { payload: { exp } }: Credential,
  at: number,
  skewMs: number,
): number | undefined {
  return typeof exp === 'number' && at >= exp * 1000 + skewMs ? exp : undefined;
}

/** How far (ms) clocks may differ by the policy. */
export function clockSkewMs({ clockSkewSeconds = 60 }: TrustPolicy['rules']): number {
  return clockSkewSeconds * 1000;
}

/** A NumericDate of a token as an instant; a number that no instant has is told as it stands. */
export function textOfSeconds(seconds: number): string {
  const epochMs = Math.trunc(seconds * 1000);
  return Math.abs(epochMs) < LAST_MOMENT ? formatDateTime(epochMs) : `${seconds} seconds`;
}

/**
 * When the goods of entry lines were made. Goods that are yet to be made carry no mark, and a period that
 * ends before it begins is none: its ends would each escape the questions that are asked of the other.
 */
function checkMaking(on: Credential, receivedAt: number): Finding[] {
  return listOr(on.subject['lines']).flatMap((item, at) => {
    const made = objectOr(objectOr(item)['made']);
    const [from, until] = [stringAt(made, 'from'), stringAt(made, 'until')];
    if (until === undefined) return [];
    const facts = about({ on, pointer: `/credentialSubject/lines/${at}/made/until`, found: until });
    const findings: Finding[] = [];
    if (from !== undefined && until < from) {
      const expected = `a last day that is not before ${from}`;
      findings.push(fail('time.malformed', { ...facts, expected }));
    }
    if (isDayAhead(until, receivedAt)) {
      const expected = formatDateTime(receivedAt);
      findings.push(fail('time.in-future', { ...facts, expected, clock: 'presented' }));
    }
    return findings;
  });
}
