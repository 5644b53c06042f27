import { parseDateTime, sameDid } from '@originmark/core';
import { addYears, compareDates } from '@originmark/customs';
import type { PowerOfAttorney } from '@originmark/schemas';
import { edgeName } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, about, fail, pass, undecided } from '../../verdict/fragment.ts';
import { type ClaimsContext, readSubject } from '../claims-context.ts';
import { possibleDaysAt, signingDay, timeText } from '../clocks/local-day.ts';
import { checkPowerStanding } from './check-power-standing.ts';

const PARTNERSHIP_YEARS = 2;

/** A power of attorney as it is put against the entry. */
interface Power {
  readonly claims: ClaimsContext;
  readonly power: Credential;
  readonly subject: PowerOfAttorney;
  readonly at: Facts & { readonly axis: 'filing' };
}

/**
 * A power of attorney under which a broker signed the entry: given by the importer itself (19 CFR
 * 111.36(c)(3)), to this broker, for this port, in time, still standing, and proven to have existed
 * when the entry was filed; otherwise one signed after the seizure would do.
 */
export function checkPowerOfAttorney(claims: ClaimsContext, power: Credential): Finding[] {
  const at = about({
    axis: 'filing',
    on: power,
    edge: edgeName('filedUnder', power.id),
    clock: 'claimed',
  });
  const claimedAt = claims.lines[0]?.clocks.claimedAt;
  const standing = checkPowerStanding(claims, power, claimedAt, at);
  const subject = readSubject<PowerOfAttorney>(claims, power, 'PowerOfAttorneyCredential');
  if (standing.outcome === 'fail' || subject === undefined) return [standing];
  const all = { claims, power, subject, at };
  return [
    standing,
    ...checkParties(all),
    checkPorts(all),
    checkAuthority(all),
    checkTerm(all, claimedAt),
    ...checkPartnership(all, claimedAt),
    checkExistence(all, claimedAt),
  ];
}

/** A finding in the words of its sentence: who signed for which importer, and under what. */
function judged(
  { claims, at }: Power,
  report: typeof fail | typeof undecided | 'pass',
  pointer: string,
  under: string,
): Finding {
  const found = `${claims.entry.issuer} under a power of attorney ${under}`;
  const facts = { ...at, pointer, expected: claims.importer, found };
  return report === 'pass' ? pass('entry', facts) : report('entry.filer-not-shown', facts);
}

/** A power given through a forwarder, or to somebody else, is none (19 CFR 111.36(c)(3), 141.43). */
function checkParties(all: Power): Finding[] {
  const { claims, power, subject } = all;
  const asked = [
    ['/credentialSubject/grantor/id', claims.importer, subject.grantor.id, 'granted by'],
    ['/issuer', claims.importer, power.issuer, 'signed by'],
    ['/credentialSubject/agent/id', claims.entry.issuer, subject.agent.id, 'given to'],
  ] as const;
  return asked.map(([pointer, expected, found, verb]) =>
    judged(all, sameDid(expected, found) ? 'pass' : fail, pointer, `${verb} ${found}`),
  );
}

/** It names the port unless it covers all of them (19 CFR 141.44). */
function checkPorts(all: Power): Finding {
  const { ports } = all.subject;
  const isCovered = ports === 'all' || ports.includes(all.claims.subject.portOfEntry);
  const named = ports === 'all' ? 'all ports' : `ports ${ports.join(', ')}`;
  return judged(all, isCovered ? 'pass' : fail, '/credentialSubject/ports', `for ${named}`);
}

/** Limits in words are for a person to read. */
function checkAuthority(all: Power): Finding {
  const { authority, limits } = all.subject;
  const isGeneral = authority === 'general' && limits === undefined;
  const under = isGeneral ? 'without limits' : `limited to: ${limits ?? 'limits not stated'}`;
  return judged(all, isGeneral ? 'pass' : undecided, '/credentialSubject/authority', under);
}

function checkTerm(all: Power, claimedAt: number | undefined): Finding {
  const { subject } = all;
  const from = parseDateTime(subject.from);
  const until = parseDateTime(subject.until);
  const term = subject.until === undefined ? '' : ` to ${subject.until}`;
  const tell = (report: typeof fail | typeof undecided | 'pass'): Finding =>
    judged(all, report, '/credentialSubject/from', `in force from ${subject.from}${term}`);
  const isUnreadable = from === undefined || (subject.until !== undefined && until === undefined);
  if (claimedAt === undefined || isUnreadable) return tell(undecided);
  return tell(from <= claimedAt && (until === undefined || claimedAt < until) ? 'pass' : fail);
}

/** A partnership's names all partners (19 CFR 141.39) and ends after two years whatever it says (141.34). */
function checkPartnership(all: Power, claimedAt: number | undefined): Finding[] {
  const { claims, subject } = all;
  if (subject.grantorKind !== 'partnership') return [];
  if (subject.partners === undefined)
    return [judged(all, fail, '/credentialSubject/partners', 'that does not name the partners')];
  const from = signingDay(subject.from);
  const claimed =
    claimedAt === undefined ? undefined : possibleDaysAt(claimedAt, claims.subject.portOfEntry);
  const pointer = '/credentialSubject/grantorKind';
  if (from === undefined || claimed === undefined)
    return [judged(all, undecided, pointer, `of a partnership from ${subject.from}`)];
  const end = addYears(from, PARTNERSHIP_YEARS);
  const under = `of a partnership, which ends on ${end}`;
  if (compareDates(claimed.last, end) < 0) return [judged(all, 'pass', pointer, under)];
  const report = compareDates(claimed.first, end) < 0 ? undecided : fail;
  return [judged(all, report, pointer, under)];
}

function checkExistence({ claims, power, at }: Power, claimedAt: number | undefined): Finding {
  const existed = claims.existedAt(power);
  const facts = { ...at, expected: timeText(claimedAt), found: timeText(existed) };
  return existed !== undefined && claimedAt !== undefined && existed <= claimedAt
    ? pass('entry', facts)
    : undecided('chain.existence-unproven', facts);
}
