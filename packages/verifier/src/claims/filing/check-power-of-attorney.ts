import { parseDateTime, sameDid } from '@originmark/core';
import { addYears, compareDates } from '@originmark/customs';
import type { PowerOfAttorney } from '@originmark/schemas';
import { edgeName } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
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
  const at = {
    axis: 'filing',
    on: power,
    edge: edgeName('filedUnder', power.id),
    clock: 'claimed',
  } as const;
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

/** A power given through a forwarder, or to somebody else, is none (19 CFR 111.36(c)(3), 141.43). */
function checkParties({ claims, power, subject, at }: Power): Finding[] {
  const importer = claims.importer;
  const filer = claims.entry.issuer;
  const asked = [
    ['/credentialSubject/grantor/id', importer, subject.grantor.id],
    ['/issuer', importer, power.issuer],
    ['/credentialSubject/agent/id', filer, subject.agent.id],
  ] as const;
  return asked.map(([pointer, expected, found]) =>
    sameDid(expected, found)
      ? pass('entry', { ...at, pointer, expected, found })
      : fail('entry.filer-not-shown', { ...at, pointer, expected, found }),
  );
}

/** It names the port unless it covers all of them (19 CFR 141.44). */
function checkPorts({ claims, subject, at }: Power): Finding {
  const { ports } = subject;
  const expected = claims.subject.portOfEntry;
  const facts = { ...at, pointer: '/credentialSubject/ports', expected, found: ports };
  return ports === 'all' || ports.includes(expected)
    ? pass('entry', facts)
    : fail('entry.filer-not-shown', facts);
}

/** Limits in words are for a person to read. */
function checkAuthority({ subject, at }: Power): Finding {
  const found = subject.limits ?? subject.authority;
  const facts = { ...at, pointer: '/credentialSubject/authority', expected: 'general', found };
  return subject.authority === 'general' && subject.limits === undefined
    ? pass('entry', facts)
    : undecided('entry.filer-not-shown', facts);
}

function checkTerm({ subject, at }: Power, claimedAt: number | undefined): Finding {
  const from = parseDateTime(subject.from);
  const until = parseDateTime(subject.until);
  const facts = {
    ...at,
    pointer: '/credentialSubject/from',
    expected: timeText(claimedAt),
    found:
      subject.until === undefined ? `from ${subject.from}` : `${subject.from} to ${subject.until}`,
  };
  const isUnreadable = from === undefined || (subject.until !== undefined && until === undefined);
  if (claimedAt === undefined || isUnreadable) return undecided('entry.filer-not-shown', facts);
  return from <= claimedAt && (until === undefined || claimedAt < until)
    ? pass('entry', facts)
    : fail('entry.filer-not-shown', facts);
}

/** A partnership's power ends after two years whatever it says (19 CFR 141.34). */
function checkPartnership(
  { claims, subject, at }: Power,
  claimedAt: number | undefined,
): Finding[] {
  if (subject.grantorKind !== 'partnership') return [];
  // It names all partners: a change of members ends it (19 CFR 141.39).
  if (subject.partners === undefined)
    return [
      fail('entry.filer-not-shown', {
        ...at,
        pointer: '/credentialSubject/partners',
        expected: 'the names of all partners',
        found: null,
      }),
    ];
  const from = signingDay(subject.from);
  const claimed =
    claimedAt === undefined ? undefined : possibleDaysAt(claimedAt, claims.subject.portOfEntry);
  const facts = { ...at, pointer: '/credentialSubject/grantorKind', found: subject.from };
  if (from === undefined || claimed === undefined)
    return [undecided('entry.filer-not-shown', { ...facts, expected: timeText(claimedAt) })];
  const end = addYears(from, PARTNERSHIP_YEARS);
  const expected = `a partnership's power used before ${end}`;
  if (compareDates(claimed.last, end) < 0) return [pass('entry', { ...facts, expected })];
  const report = compareDates(claimed.first, end) < 0 ? undecided : fail;
  return [report('entry.filer-not-shown', { ...facts, expected })];
}

function checkExistence({ claims, power, at }: Power, claimedAt: number | undefined): Finding {
  const existed = claims.existedAt(power);
  const facts = { ...at, expected: timeText(claimedAt), found: timeText(existed) };
  return existed !== undefined && claimedAt !== undefined && existed <= claimedAt
    ? pass('entry', facts)
    : undecided('chain.existence-unproven', facts);
}
