import { describe, expect, it } from '@jest/globals';
import { checkPower, isPowerEnough, powerLastDay } from './check-power.ts';
import type { PowerAnswer, PowerFacts, PowerQuestion, PowerUse } from './power-facts.ts';

const IMPORTER = 'did:web:importer.example';
const BROKER = 'did:web:broker.example';
/** The power of the demo entry. */
const POWER: PowerFacts = {
  principal: IMPORTER,
  principalKind: 'corporation',
  isPrincipalResident: true,
  agent: BROKER,
  isAgentLicensedBroker: true,
  signedBy: IMPORTER,
  executedOn: '2025-03-01',
  revokedOn: null,
  ports: 'all',
  authority: 'general',
};
const USE: PowerUse = { on: '2026-09-24', port: '5301', principal: IMPORTER, agent: BROKER };
const FIRM: PowerFacts = {
  ...POWER,
  principalKind: 'partnership',
  executedOn: '2024-09-25',
  partners: ['A', 'B'],
  hasMembershipChanged: false,
};

function answerTo(question: PowerQuestion, power: PowerFacts, use: PowerUse = USE) {
  return checkPower(power, use).find((answer) => answer.question === question)?.answer;
}
const without = (power: PowerFacts, name: keyof PowerFacts): PowerFacts =>
  Object.fromEntries(
    Object.entries(power).filter(([key]) => key !== name),
  ) as unknown as PowerFacts;

describe('checkPower', () => {
  it('finds nothing wrong with the power of a corporation given directly', () => {
    const answers = checkPower(POWER, USE);
    expect(answers.filter(({ answer }) => answer !== 'met')).toEqual([]);
    expect(isPowerEnough(answers)).toBe(true);
  });

  it('is enough only when every answer is met, and never when there is none', () => {
    const open = { ...checkPower(POWER, USE)[0]!, answer: 'undecided' } as PowerAnswer;
    expect(isPowerEnough([...checkPower(POWER, USE), open])).toBe(false);
    expect(isPowerEnough([])).toBe(false);
  });

  it.each([
    ['principal', { ...POWER, principal: 'did:web:other.example' }, 'not-met'],
    ['agent', { ...POWER, agent: 'did:web:other.example' }, 'not-met'],
    ['given-directly', { ...POWER, signedBy: 'did:web:forwarder.example' }, 'not-met'],
    ['given-directly', without(POWER, 'signedBy'), 'undecided'],
    ['port', { ...POWER, ports: ['5301'] }, 'met'],
    ['port', { ...POWER, ports: ['2704'] }, 'not-met'],
    ['port', { ...POWER, ports: [] }, 'not-met'],
    ['business', { ...POWER, authority: 'limited' }, 'undecided'],
    ['business', { ...POWER, authority: 'limited', coversBusiness: true }, 'met'],
    ['business', { ...POWER, authority: 'limited', coversBusiness: false }, 'not-met'],
    ['agent-of-age', { ...POWER, isAgentMinor: true }, 'not-met'],
    ['agent-of-age', { ...POWER, isAgentLicensedBroker: false }, 'undecided'],
    ['not-revoked', without(POWER, 'revokedOn'), 'undecided'],
  ] as const)('%s: %#', (question, power, answer) => {
    expect(answerTo(question, power)).toBe(answer);
  });

  it.each([
    ['2026-09-23', 'met'],
    ['2026-09-24', 'undecided'],
    ['2026-09-25', 'not-met'],
  ])('used on %s, revocation received on 2026-09-24: %s', (on, answer) => {
    const power = { ...POWER, revokedOn: '2026-09-24' };
    expect(answerTo('not-revoked', power, { ...USE, on })).toBe(answer);
  });

  it.each([
    ['2025-02-28', 'not-met'],
    ['2025-03-01', 'met'],
    ['2040-01-01', 'met'],
  ])('of a corporation on %s: %s', (on, answer) => {
    expect(answerTo('in-force', POWER, { ...USE, on })).toBe(answer);
    expect(powerLastDay(POWER)).toBeUndefined();
  });

  it.each([
    ['2026-09-24', 'met'],
    ['2026-09-25', 'not-met'],
  ])('of a partnership from 2024-09-25 on %s: %s', (on, answer) => {
    for (const principalKind of ['partnership', 'limited-partnership'] as const)
      expect(answerTo('in-force', { ...FIRM, principalKind }, { ...USE, on })).toBe(answer);
    // It ends so even if its own words run longer; shorter words end it sooner.
    expect(powerLastDay({ ...FIRM, until: '2030-01-01' })).toBe('2026-09-24');
    expect(powerLastDay({ ...FIRM, until: '2026-01-01' })).toBe('2026-01-01');
  });

  it('asks a partnership for its members, and a new firm for a new power', () => {
    expect(answerTo('partners-named', FIRM)).toBe('met');
    expect(answerTo('partners-named', without(FIRM, 'partners'))).toBe('not-met');
    expect(answerTo('same-firm', { ...FIRM, hasMembershipChanged: true })).toBe('not-met');
    expect(answerTo('same-firm', without(FIRM, 'hasMembershipChanged'))).toBe('undecided');
    expect(answerTo('same-firm', POWER)).toBeUndefined();
  });

  it.each([
    ['2022-12-18', '2022-12-18', 'met'],
    ['2022-12-19', '2022-12-19', 'not-met'],
    ['2022-12-18', '2023-02-16', 'met'],
    ['2022-12-18', '2023-02-17', 'not-met'],
  ])('given through a forwarder on %s and used on %s: %s', (executedOn, on, answer) => {
    const power = { ...POWER, executedOn, signedBy: 'did:web:forwarder.example' };
    expect(answerTo('given-directly', power, { ...USE, on })).toBe(answer);
  });

  it.each([
    [{ isPrincipalResident: true }, undefined],
    [{ isPrincipalResident: false }, 'undecided'],
    [{ isPrincipalResident: false, isAgentResident: true, acceptsService: true }, 'met'],
    [{ isPrincipalResident: false, isAgentResident: true, acceptsService: false }, 'not-met'],
    [{ isPrincipalResident: false, isAgentResident: false }, 'not-met'],
  ])('for a principal abroad: %j %s', (change, answer) => {
    expect(answerTo('agent-of-nonresident', { ...POWER, ...change })).toBe(answer);
  });

  it('does not take a principal for a resident because nobody says otherwise', () => {
    const unknown = without(POWER, 'isPrincipalResident');
    expect(answerTo('agent-of-nonresident', unknown)).toBe('undecided');
    const serves = { ...unknown, isAgentResident: true, acceptsService: true };
    expect(answerTo('agent-of-nonresident', serves)).toBe('met');
  });
});
