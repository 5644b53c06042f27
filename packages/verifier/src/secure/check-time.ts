import { formatDateTime, parseDateTime } from '@originmark/core';
import { type Credential, listOr, objectOr, stringAt } from '../intake/credential.ts';
import { isDayAhead } from '../verdict/past-clocks.ts';
import { type ClockName, type Finding, fail, pass } from '../verdict/fragment.ts';

/** Dates in a subject that state when something was done. None may lie ahead of the verifier's clock. */
const DONE_AT = ['signedAt', 'receivedAt', 'resolvedAt', 'claimedAt'] as const;

/** When a credential's own validity is judged. */
export interface TimeQuestion {
  /** Milliseconds since the epoch; undefined when validity is judged where the credential is used. */
  readonly at: number | undefined;
  readonly clock: ClockName;
  readonly verifiedAt: number;
  readonly skewMs: number;
}

/**
 * Judges `validFrom` and `validUntil` (half-open) at the clock of the question, `exp` of the
 * signature at the same clock, and refuses times that lie ahead of now. `iat` and `exp` are never
 * compared with the validity of the credential (formats, section 1).
 */
export function checkTime(credential: Credential, question: TimeQuestion): Finding[] {
  const { payload, subject } = credential;
  const { at, clock, verifiedAt, skewMs } = question;
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
          expected: 'RFC 3339 date and time with offset',
          found: value,
        }),
      );
    return moment;
  };
  const from = read(payload['validFrom'], '/validFrom');
  const until = read(payload['validUntil'], '/validUntil');
  if (payload['validFrom'] === undefined)
    findings.push(
      fail('time.malformed', { on, pointer: '/validFrom', expected: 'a moment', found: null }),
    );
  if (from !== undefined && until !== undefined && until <= from)
    findings.push(
      fail('time.malformed', {
        on,
        pointer: '/validUntil',
        expected: `after ${formatDateTime(from)}`,
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

  const { iat, exp } = payload;
  if (typeof iat === 'number' && iat * 1000 > verifiedAt + skewMs)
    findings.push(
      fail('time.in-future', {
        on,
        pointer: '/iat',
        expected: formatDateTime(verifiedAt),
        found: iat,
        clock: 'verified',
      }),
    );
  if (at !== undefined && typeof exp === 'number' && at >= exp * 1000 + skewMs)
    findings.push(
      fail('time.expired', {
        on,
        pointer: '/exp',
        expected: formatDateTime(at),
        found: exp,
        clock,
      }),
    );
  for (const name of DONE_AT) {
    const moment = parseDateTime(subject[name]);
    if (moment !== undefined && moment > verifiedAt + skewMs)
      findings.push(
        fail('time.in-future', {
          on,
          pointer: `/credentialSubject/${name}`,
          expected: formatDateTime(verifiedAt),
          found: subject[name],
          clock: 'verified',
        }),
      );
  }
  findings.push(...madeAhead(credential, verifiedAt));
  return findings.length > 0
    ? findings
    : [pass('time', { on, ...(at === undefined ? {} : { clock }) })];
}

/** Goods of an entry line that are yet to be made: a mark is on them, or they are not there. */
function madeAhead(on: Credential, verifiedAt: number): Finding[] {
  return listOr(on.subject['lines']).flatMap((item, at) => {
    const found = stringAt(objectOr(objectOr(item)['made']), 'until');
    if (found === undefined || !isDayAhead(found, verifiedAt)) return [];
    const pointer = `/credentialSubject/lines/${at}/made/until`;
    const expected = formatDateTime(verifiedAt);
    return [fail('time.in-future', { on, pointer, expected, found, clock: 'verified' })];
  });
}
