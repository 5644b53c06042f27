import { describe, expect, it } from '@jest/globals';
import type { PowerFacts, PowerUse } from './power-facts.ts';
import { type Filer, whoMayFile } from './who-may-file.ts';

const IMPORTER = 'did:web:importer.example';
const BROKER = 'did:web:broker.example';
const USE: PowerUse = { on: '2026-09-24', port: '5301', principal: IMPORTER, agent: BROKER };
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
const OWN: Filer = {
  kind: 'importer',
  importerIs: 'purchaser',
  signer: { office: 'vice-president', isKnownToCbp: true },
  isResidentCorporation: true,
};
const FORWARDED = { ...POWER, signedBy: 'did:web:forwarder.example' };

describe('whoMayFile', () => {
  it.each<[string, Filer, string]>([
    [
      'a licensed broker with a power',
      { kind: 'broker', isLicensed: true, power: POWER },
      'may-file',
    ],
    ['a broker whose licence is not known', { kind: 'broker', power: POWER }, 'undecided'],
    [
      'a broker without a licence',
      { kind: 'broker', isLicensed: false, power: POWER },
      'may-not-file',
    ],
    ['a broker that shows no power', { kind: 'broker', isLicensed: true }, 'undecided'],
    [
      'a broker with a forwarder’s power',
      { kind: 'broker', isLicensed: true, power: FORWARDED },
      'may-not-file',
    ],
    ['somebody else', { kind: 'other' }, 'may-not-file'],
    ['a vice president of a resident corporation', OWN, 'may-file'],
    ['an officer not known to CBP', { ...OWN, signer: { office: 'secretary' } }, 'undecided'],
    ['a clerk without a power', { ...OWN, signer: { office: 'other' } }, 'undecided'],
    ['an officer of a corporation abroad', { ...OWN, isResidentCorporation: false }, 'undecided'],
    [
      'an importer that is neither owner nor purchaser',
      { ...OWN, importerIs: 'other' },
      'may-not-file',
    ],
    ['an importer of whom that is not known', { ...OWN, importerIs: undefined }, 'undecided'],
    [
      'an importer in person',
      { kind: 'importer', importerIs: 'owner', signer: undefined, isTheImporterInPerson: true },
      'may-file',
    ],
  ])('%s: %#', (_, filer, answer) => {
    expect(whoMayFile(filer, USE)).toMatchObject({ answer });
  });

  it('says which question to the power decided', () => {
    expect(whoMayFile({ kind: 'broker', isLicensed: true, power: FORWARDED }, USE)).toMatchObject({
      citation: '19 CFR 111.36(c)(3)',
      power: expect.arrayContaining([
        expect.objectContaining({ question: 'given-directly', answer: 'not-met' }),
      ]),
    });
  });

  it('lets a clerk file under a power of the importer', () => {
    const clerk = {
      ...POWER,
      agent: 'a clerk',
      isAgentLicensedBroker: false,
      isAgentMinor: false,
    };
    const filer: Filer = { ...OWN, signer: { office: 'other' }, power: clerk };
    expect(whoMayFile(filer, { ...USE, agent: 'a clerk' })).toMatchObject({ answer: 'may-file' });
  });
});
