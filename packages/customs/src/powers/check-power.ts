import { addDays, addYears } from '../dates/date-arithmetic.ts';
import { type LocalDate, compareDates } from '../dates/local-date.ts';
import { read, unconfirmed } from '../source-mark.ts';
import type { PowerAnswer, PowerFacts, PowerQuestion, PowerUse } from './power-facts.ts';

const PARTNERSHIP_YEARS = 2;
/** Broker's powers are given directly from this day on; older ones had to be given anew by the second day. */
const DIRECT_FROM = '2022-12-19';
const DIRECT_FOR_OLD_FROM = '2023-02-17';

/**
 * Puts a power of attorney against the act it is used for, question by question (19 CFR 111.36(c)(3), 141.31 to 141.46).
 * Only questions that arise are answered; a power carries the act when every answer is `met`: see `isPowerEnough`.
 */
export function checkPower(power: PowerFacts, use: PowerUse): readonly PowerAnswer[] {
  return [
    ...checkParties(power, use),
    ...checkDirect(power, use),
    checkPort(power, use),
    checkBusiness(power),
    checkTerm(power, use),
    checkRevocation(power, use),
    ...checkPartnership(power),
    checkAge(power),
    ...checkNonresident(power),
  ];
}

/** Whether every answer is `met`. None, or one that is undecided, is not enough. */
export function isPowerEnough(answers: readonly PowerAnswer[]): boolean {
  return answers.length > 0 && !answers.some(({ answer }) => answer !== 'met');
}

/** Last day on which the power can be used, by its own words and by law; absent means that it does not end by itself. */
export function powerLastDay(power: PowerFacts): LocalDate | undefined {
  const { executedOn, until } = power;
  if (!isPartnership(power)) return until;
  // "Not to exceed 2 years from the date of execution": the anniversary is one day too many.
  const byLaw = addDays(addYears(executedOn, PARTNERSHIP_YEARS), -1);
  return until !== undefined && compareDates(until, byLaw) < 0 ? until : byLaw;
}

function answer(
  question: PowerQuestion,
  is: boolean | undefined,
  why: string,
  citation: string,
): PowerAnswer {
  const found = is === undefined ? 'undecided' : is ? 'met' : 'not-met';
  return { question, answer: found, why, citation, source: read(citation) };
}

function checkParties(power: PowerFacts, use: PowerUse): PowerAnswer[] {
  return [
    answer(
      'principal',
      power.principal === use.principal,
      'given by the principal',
      '19 CFR 141.46',
    ),
    answer('agent', power.agent === use.agent, 'given to this agent', '19 CFR 141.46'),
  ];
}

/** A broker has its power from the importer itself, not from somebody between them. */
function checkDirect(power: PowerFacts, use: PowerUse): PowerAnswer[] {
  if (power.isAgentLicensedBroker === false) return [];
  const isOld = compareDates(power.executedOn, DIRECT_FROM) < 0;
  const isAsked = compareDates(use.on, isOld ? DIRECT_FOR_OLD_FROM : DIRECT_FROM) >= 0;
  const citation = '19 CFR 111.36(c)(3)';
  if (!isAsked)
    return [
      {
        question: 'given-directly',
        answer: 'met',
        why: `not asked of this power before ${isOld ? DIRECT_FOR_OLD_FROM : DIRECT_FROM}`,
        citation,
        source: unconfirmed('CBP, broker modernization, 2022 and 2023', '3rd'),
      },
    ];
  const isDirect = power.signedBy === undefined ? undefined : power.signedBy === power.principal;
  return [answer('given-directly', isDirect, 'signed by the principal with the broker', citation)];
}

function checkPort({ ports }: PowerFacts, { port }: PowerUse): PowerAnswer {
  const isNamed = ports === 'all' || ports.includes(port);
  return answer('port', isNamed, ports === 'all' ? 'all ports' : `port ${port}`, '19 CFR 141.44');
}

function checkBusiness({ authority, coversBusiness }: PowerFacts): PowerAnswer {
  const is = authority === 'general' ? true : coversBusiness;
  const why = authority === 'general' ? 'unlimited' : 'limited in its words, which a person reads';
  return answer('business', is, why, '19 CFR 141.32');
}

function checkTerm(power: PowerFacts, { on }: PowerUse): PowerAnswer {
  const last = powerLastDay(power);
  const is =
    compareDates(power.executedOn, on) <= 0 && (last === undefined || compareDates(on, last) <= 0);
  const end = last === undefined ? 'without an end' : `to ${last}`;
  const citation = isPartnership(power) ? '19 CFR 141.34, 141.46' : '19 CFR 141.46';
  return answer('in-force', is, `from ${power.executedOn} ${end}`, citation);
}

/** What was done before CBP received the revocation stands. */
function checkRevocation({ revokedOn }: PowerFacts, { on }: PowerUse): PowerAnswer {
  const citation = '19 CFR 141.35';
  if (revokedOn === undefined)
    return answer('not-revoked', undefined, 'whether CBP received a revocation', citation);
  if (revokedOn === null) return answer('not-revoked', true, 'no revocation', citation);
  const order = compareDates(on, revokedOn);
  const is = order === 0 ? undefined : order < 0;
  return answer('not-revoked', is, `revocation received on ${revokedOn}`, citation);
}

/** A partnership's names its members, a limited one's its general partners; a new firm needs a new power (141.39). */
function checkPartnership(power: PowerFacts): PowerAnswer[] {
  if (!isPartnership(power)) return [];
  const { hasMembershipChanged, partners = [], principalKind } = power;
  const isLimited = principalKind === 'limited-partnership';
  return [
    answer(
      'partners-named',
      partners.length > 0,
      isLimited ? 'general partners, with the agreement' : 'all members',
      isLimited ? '19 CFR 141.39(a)(2)' : '19 CFR 141.39(a)(1)',
    ),
    answer(
      'same-firm',
      hasMembershipChanged === undefined ? undefined : !hasMembershipChanged,
      'the members are those who gave it',
      '19 CFR 141.39(b)',
    ),
  ];
}

function checkAge({ isAgentLicensedBroker, isAgentMinor }: PowerFacts): PowerAnswer {
  // A licence is not given to a minor.
  const isMinor = isAgentMinor ?? (isAgentLicensedBroker === true ? false : undefined);
  const is = isMinor === undefined ? undefined : !isMinor;
  return answer('agent-of-age', is, 'the agent is no minor', '19 CFR 141.31(c)');
}

/** The agent of a principal abroad is a resident who may accept service of process (141.36). */
function checkNonresident(power: PowerFacts): PowerAnswer[] {
  const { acceptsService, isAgentResident, isPrincipalResident } = power;
  if (isPrincipalResident === true) return [];
  const citation = '19 CFR 141.36';
  if (isPrincipalResident === undefined) {
    // An agent that would serve a principal abroad as well settles it either way.
    const is = isAgentResident === true && acceptsService === true ? true : undefined;
    return [answer('agent-of-nonresident', is, 'whether the principal is a resident', citation)];
  }
  const isNot = isAgentResident === false || acceptsService === false;
  const is = isNot ? false : isAgentResident === true && acceptsService === true ? true : undefined;
  return [answer('agent-of-nonresident', is, 'a resident who may accept service', citation)];
}

function isPartnership({ principalKind }: PowerFacts): boolean {
  return principalKind === 'partnership' || principalKind === 'limited-partnership';
}
