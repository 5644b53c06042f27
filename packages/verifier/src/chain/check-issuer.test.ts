import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { Credential } from '../intake/credential.ts';
import {
  createCredential,
  type Draft,
  NOW,
  RULES,
  standingOf,
  troublesOf,
} from './chain.test-support.ts';
import { checkIssuer } from './check-issuer.ts';
import { buildGraph } from './graph.ts';

const IMPORTER = 'did:web:importer.example';
const OTHER = 'did:web:other.example';
const ROOT = 'did:web:root.example';

function ask(draft: Omit<Draft, 'id'>, importer = IMPORTER, others: readonly Credential[] = []) {
  const credential = createCredential({ id: 'one', ...draft });
  const roots = [
    {
      did: ROOT,
      name: 'Root',
      keys: ['x'],
      recognizedTo: [
        { action: 'issue', credentialType: 'IntellectualPropertyRightsCredential' },
        { action: 'issue', credentialType: 'OrganizationIdentityCredential' },
        { action: 'recognize', credentialType: 'OrganizationIdentityCredential' },
      ],
    },
  ];
  return checkIssuer(credential, importer, {
    graph: buildGraph(credential, [credential, ...others]),
    policy: { roots, rules: RULES } as unknown as TrustPolicy,
    at: NOW,
    clock: 'claimed',
    standing: () => standingOf(),
    existedAt: () => 0,
    answers: new Map(),
  });
}

const told = (...args: Parameters<typeof ask>): string[] =>
  ask(...args).map(({ outcome, code }) => `${outcome} ${code}`);

describe('a credential whose subject names who may issue it', () => {
  it.each([
    ['USMCACertificationOfOrigin', 'certifier'],
    ['CAFTADRCertificationOfOrigin', 'certifier'],
    ['NAFTACertificateOfOrigin', 'certifier'],
    ['SupplierOriginDeclaration', 'supplier'],
    ['ProductionRecordCredential', 'producer'],
    ['PowerOfAttorneyCredential', 'grantor'],
    ['CommercialInvoiceCredential', 'seller'],
    ['BillOfLadingCredential', 'carrier'],
    ['PackingListCredential', 'shipper'],
  ])('%s is by its %s', (type, member) => {
    const subject = { [member]: { id: OTHER } } as JsonObject;
    expect(told({ type, subject, issuer: OTHER })).toEqual(['pass chain.ok']);
    expect(ask({ type, subject, issuer: IMPORTER })).toMatchObject([
      {
        code: 'chain.issuer-not-authorized',
        outcome: 'fail',
        pointer: `/credentialSubject/${member}/id`,
        expected: OTHER,
        found: IMPORTER,
      },
    ]);
  });

  it.each<[string, JsonObject]>([
    ['names nobody', {}],
    ['names somebody without a DID', { seller: { name: 'Seller' } }],
    ['names somebody by text', { seller: OTHER }],
    ['names nobody by an empty DID', { seller: { id: '' } }],
  ])('is by nobody when it %s, not even by an issuer of no name', (_, subject) => {
    const type = 'CommercialInvoiceCredential';
    expect(told({ type, subject, issuer: OTHER })).toEqual(['fail chain.issuer-not-authorized']);
    expect(told({ type, subject, issuer: '' })).toEqual(['fail chain.issuer-not-authorized']);
  });
});

describe('a receipt', () => {
  const type = 'CertificationReceiptCredential';

  it('is by the importer of record, and by nobody else', () => {
    expect(told({ type, issuer: IMPORTER })).toEqual(['pass chain.ok']);
    expect(told({ type, issuer: OTHER })).toEqual(['fail chain.issuer-not-authorized']);
  });

  it('stays open where the entry cannot be read', () => {
    expect(told({ type, issuer: IMPORTER }, '')).toEqual([
      'indeterminate chain.issuer-not-authorized',
    ]);
    expect(told({ type, issuer: '' }, '')).toEqual(['indeterminate chain.issuer-not-authorized']);
  });
});

describe('a recognition', () => {
  const type = 'RecognizedEntityCredential';
  const entity = (...credentialTypes: readonly string[]) =>
    ({
      id: OTHER,
      recognizedTo: credentialTypes.map((credentialType) => ({ action: 'issue', credentialType })),
    }) as unknown as JsonObject;

  it('is by a root that may recognise for every type that it speaks about', () => {
    const own = 'OrganizationIdentityCredential';
    expect(told({ type, issuer: ROOT, subject: entity(own) })).toEqual(['pass chain.ok']);
    expect(told({ type, issuer: ROOT, subject: entity(own, own) })).toEqual(['pass chain.ok']);
    expect(
      told({
        type,
        issuer: ROOT,
        subject: entity(own, 'IntellectualPropertyRightsCredential'),
      }).sort(),
    ).toEqual(['fail chain.issuer-not-authorized', 'pass chain.ok']);
  });

  it('is asked for every entity of a list', () => {
    const list = [entity('OrganizationIdentityCredential'), entity('X')];
    const payload = { credentialSubject: list } as unknown as JsonObject;
    expect(told({ type, issuer: ROOT, payload }).sort()).toEqual([
      'fail chain.issuer-not-authorized',
      'pass chain.ok',
    ]);
  });

  it.each<[string, JsonObject]>([
    ['of an action without a type', { id: OTHER, recognizedTo: [{}] }],
    ['of an action that is none', { id: OTHER, recognizedTo: [null, 7] }],
  ])('fails when it speaks %s', (_, subject) => {
    expect(troublesOf(ask({ type, issuer: ROOT, subject }))).toEqual([
      'fail chain.issuer-not-authorized',
    ]);
  });
});

describe('a credential of a recognised issuer', () => {
  it('is by one whom the policy knows', () => {
    const type = 'OrganizationIdentityCredential';
    expect(told({ type, issuer: ROOT })).toEqual(['pass chain.ok']);
    expect(told({ type, issuer: OTHER })).toEqual(['fail chain.root-untrusted']);
  });

  const type = 'IntellectualPropertyRightsCredential';
  const previous = (right: string) =>
    createCredential({ id: 'previous', type, subject: { right } });

  it('that was assigned is of the right that was assigned', () => {
    const before = previous('urn:right');
    const edges = [['assignedFrom', before] as const];
    expect(
      told({ type, issuer: ROOT, subject: { right: 'urn:right' }, edges }, IMPORTER, [before]),
    ).toEqual(['pass chain.ok']);
    expect(
      ask({ type, issuer: ROOT, subject: { right: 'urn:other' }, edges }, IMPORTER, [before]),
    ).toMatchObject([
      { code: 'scope.rights', outcome: 'fail', expected: 'urn:right', found: 'urn:other' },
    ]);
  });

  it('that was assigned is still asked who issued it', () => {
    const before = previous('urn:right');
    const edges = [['assignedFrom', before] as const];
    expect(
      told({ type, issuer: OTHER, subject: { right: 'urn:right' }, edges }, IMPORTER, [before]),
    ).toEqual(['fail chain.root-untrusted']);
  });
});

describe('a credential whose issuer is asked about elsewhere', () => {
  it.each([
    'IntellectualPropertyRightsLicenseCredential',
    'MakerAuthorizationCredential',
    'CBP7501EntrySummaryCredential',
    'CBP3461EntryCredential',
    'EntryVerificationReportCredential',
    'BitstringStatusListCredential',
  ])('has nothing to ask here: %s', (type) => {
    expect(told({ type, issuer: OTHER })).toEqual(['not-applicable chain.not-applicable']);
  });

  it('has no answer for a type that the profile does not know', () => {
    expect(ask({ type: 'UnknownCredential' })).toEqual([]);
  });
});
