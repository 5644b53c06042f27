import { parseDateTime, sameDid } from '@originmark/core';
import {
  type PowerAnswer,
  type PowerFacts,
  type PowerQuestion,
  checkPower,
  compareDates,
  powerLastDay,
} from '@originmark/customs';
import type { PowerOfAttorney } from '@originmark/schemas';
import { edgeName } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, about, fail, pass, undecided } from '../../verdict/fragment.ts';
import { type ClaimsContext, readSubject } from '../claims-context.ts';
import { possibleDaysAt, signingDay, timeText } from '../clocks/local-day.ts';
import { checkPowerStanding } from './check-power-standing.ts';

/** Only to have one: what hangs on a day is undecided by its own check where none is known. */
const NO_DAY = '2000-01-01';

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
    ...askPower(all, claimedAt),
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

/**
 * The questions of the law that these papers can answer. Whether the agent is of age and whether the members of a
 * partnership are still those who gave it (141.31(c), 141.39(b)) stands on no paper: a person asks.
 */
const ASKED: Partial<Record<PowerQuestion, readonly [pointer: string, say: Say]>> = {
  principal: ['/credentialSubject/grantor/id', ({ subject }) => `granted by ${subject.grantor.id}`],
  // A power given through a forwarder is none (19 CFR 111.36(c)(3), 141.43).
  'given-directly': ['/issuer', ({ power }) => `signed by ${power.issuer}`],
  agent: ['/credentialSubject/agent/id', ({ subject }) => `given to ${subject.agent.id}`],
  port: ['/credentialSubject/ports', sayPorts],
  // Limits in words are for a person to read.
  business: ['/credentialSubject/authority', sayAuthority],
  'partners-named': ['/credentialSubject/partners', () => 'that does not name the partners'],
  'agent-of-nonresident': [
    '/credentialSubject/acceptsService',
    ({ subject }) =>
      `of a grantor in ${countryOf(subject.grantor) ?? 'an unknown country'}, whose agent is to be a resident that may accept service`,
  ],
};

type Say = (all: Power) => string;

/** Puts the power against the entry, on every day that the claim can have been made at the port. */
function askPower(all: Power, claimedAt: number | undefined): Finding[] {
  const { portOfEntry } = all.claims.subject;
  const days = claimedAt === undefined ? undefined : possibleDaysAt(claimedAt, portOfEntry);
  const later = answersOn(all, days?.last);
  return answersOn(all, days?.first).flatMap(({ answer, question }, index) => {
    const asked = ASKED[question];
    if (asked === undefined) return [];
    const [pointer, say] = asked;
    const isOne = later[index]?.answer === answer;
    const report =
      isOne && answer === 'met' ? 'pass' : isOne && answer === 'not-met' ? fail : undecided;
    return [judged(all, report, pointer, say(all))];
  });
}

function answersOn(all: Power, day: string | undefined): readonly PowerAnswer[] {
  const { claims, power } = all;
  const facts = factsOf(all, signingDay(all.subject.from) ?? day ?? NO_DAY);
  const { portOfEntry: port } = claims.subject;
  const on = day ?? facts.executedOn;
  const answers = checkPower(facts, {
    on,
    port,
    principal: claims.importer,
    agent: claims.entry.issuer,
  });
  // The signature is all that shows that the importer gave it, in whatever year that was.
  const isByImporter = sameDid(power.issuer, claims.importer);
  return answers.map((one) =>
    one.question === 'given-directly' && !isByImporter ? { ...one, answer: 'not-met' } : one,
  );
}

/** The power as the law asks of it. Its own term is in instants, and is compared as such. */
function factsOf({ claims, power, subject }: Power, executedOn: string): PowerFacts {
  const { acceptsService, agent, authority, grantor, grantorKind, limits, partners, ports } =
    subject;
  const { importer } = claims;
  const as = (did: string, whom: string): string => (sameDid(did, whom) ? whom : did);
  const [home, seat] = [countryOf(grantor), countryOf(agent)];
  return {
    principal: as(grantor.id, importer),
    principalKind: grantorKind,
    // An address is no proof of residence; but nothing else speaks of it, and one abroad tells against it.
    isPrincipalResident: home === undefined || home === 'US',
    agent: as(agent.id, claims.entry.issuer),
    ...(seat !== undefined && { isAgentResident: seat === 'US' }),
    ...(acceptsService !== undefined && { acceptsService }),
    signedBy: as(power.issuer, importer),
    executedOn,
    // Weighed with its status.
    revokedOn: null,
    ports,
    authority: authority === 'general' && limits === undefined ? 'general' : 'limited',
    ...(partners !== undefined && { partners }),
  };
}

function sayPorts({ subject: { ports } }: Power): string {
  return `for ${ports === 'all' ? 'all ports' : `ports ${ports.join(', ')}`}`;
}

function sayAuthority({ subject: { authority, limits } }: Power): string {
  return authority === 'general' && limits === undefined
    ? 'without limits'
    : `limited to: ${limits ?? 'limits not stated'}`;
}

function countryOf({ address }: PowerOfAttorney['grantor']): string | undefined {
  return address?.addressCountry;
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

/** A partnership's ends after two years whatever it says (19 CFR 141.34). */
function checkPartnership(all: Power, claimedAt: number | undefined): Finding[] {
  const { claims, subject } = all;
  if (subject.grantorKind !== 'partnership') return [];
  const from = signingDay(subject.from);
  const claimed =
    claimedAt === undefined ? undefined : possibleDaysAt(claimedAt, claims.subject.portOfEntry);
  const pointer = '/credentialSubject/grantorKind';
  const last = from === undefined ? undefined : powerLastDay(factsOf(all, from));
  if (last === undefined || claimed === undefined)
    return [judged(all, undecided, pointer, `of a partnership from ${subject.from}`)];
  const under = `of a partnership, whose last day is ${last}`;
  if (compareDates(claimed.last, last) <= 0) return [judged(all, 'pass', pointer, under)];
  const report = compareDates(claimed.first, last) <= 0 ? undecided : fail;
  return [judged(all, report, pointer, under)];
}

function checkExistence({ claims, power, at }: Power, claimedAt: number | undefined): Finding {
  const existed = claims.existedAt(power);
  const facts = { ...at, expected: timeText(claimedAt), found: timeText(existed) };
  return existed !== undefined && claimedAt !== undefined && existed <= claimedAt
    ? pass('entry', facts)
    : undecided('chain.existence-unproven', facts);
}
