import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { VerifierContext } from '../../context.ts';
import { fail } from '../../verdict/fragment.ts';
import { standingOf } from '../../verdict/standing.ts';
import {
  BROKER,
  createClaims,
  createCredential,
  type Draft,
  IMPORTER,
  troubleOf,
  troublesOf,
  type World,
} from '../preference/preference.test-support.ts';
import { judgeFiling } from './judge-filing.ts';

const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());
const crypto = { sha256 } as VerifierContext['crypto'];

function judge(world: World = {}) {
  const { findings, verdict } = judgeFiling(
    createClaims({ ...world, context: { crypto, ...world.context } }),
  );
  return { findings, outcome: verdict.outcome, troubles: troublesOf(findings) };
}

const SOUND = {
  grantor: { id: IMPORTER, name: 'Harbor & Pine' },
  grantorKind: 'corporation',
  agent: { id: BROKER, name: 'Gulfline' },
  authority: 'general',
  ports: 'all',
  from: '2025-03-01T00:00:00-06:00',
};

const power = (changes: object = {}, draft: Partial<Draft> = {}) =>
  createCredential({
    id: 'power',
    type: 'PowerOfAttorneyCredential',
    issuer: IMPORTER,
    ...draft,
    subject: JSON.parse(JSON.stringify({ ...SOUND, ...changes })) as object,
  });

/** An entry that the broker signed under a power of attorney that existed in time. */
const filed = (to = power(), world: World = {}): World => ({
  issuer: BROKER,
  edges: [{ role: 'filedUnder', to }],
  existence: { '*': '2025-03-02T00:00:00Z' },
  ...world,
});

const identity = (id: string, identifiers: readonly object[], name = 'identity') =>
  createCredential({
    id: name,
    type: 'OrganizationIdentityCredential',
    issuer: 'did:web:registry.example',
    subject: { id, name: 'somebody', identifiers },
  });

describe('who filed', () => {
  test('shown when the importer signed the entry itself', () => {
    expect(judge()).toMatchObject({ outcome: 'shown', troubles: [] });
  });

  test('shown when a broker signed under a power given to it directly', () => {
    expect(judge(filed())).toMatchObject({ outcome: 'shown', troubles: [] });
  });

  test('not shown when a broker signed and shows nothing', () => {
    const { findings, outcome } = judge({ issuer: BROKER });
    expect(outcome).toBe('not-shown');
    expect(troubleOf(findings, 'entry.filer-not-shown')).toMatchObject({
      outcome: 'fail',
      axis: 'filing',
      pointer: '/issuer',
      expected: IMPORTER,
      found: BROKER,
    });
  });

  test.each([
    ['signed by a forwarder for the importer', power({}, { issuer: 'did:web:forwarder.example' })],
    [
      'handed down by a forwarder',
      power(
        { grantor: { id: 'did:web:forwarder.example', name: 'F' } },
        { issuer: 'did:web:forwarder.example' },
      ),
    ],
    ['given to another broker', power({ agent: { id: 'did:web:other.example', name: 'O' } })],
    ['for other ports', power({ ports: ['2704', '4601'] })],
    ['that begins after the claim', power({ from: '2026-09-24T15:05:01Z' })],
    ['that ended at the moment of the claim', power({ until: '2026-09-24T15:05:00Z' })],
  ])('not shown by a power of attorney %s', (_, to) => {
    const { outcome, troubles } = judge(filed(to));
    expect(outcome).toBe('not-shown');
    expect(troubles).toEqual(['fail entry.filer-not-shown']);
  });

  test.each([
    ['for this port among others', power({ ports: ['2704', '5301'] })],
    ['that begins with the claim', power({ from: '2026-09-24T15:05:00Z' })],
    ['that ends after it', power({ until: '2026-09-24T15:05:01Z' })],
  ])('shown by a power of attorney %s', (_, to) => {
    expect(judge(filed(to)).troubles).toEqual([]);
  });

  test.each([power({ authority: 'limited' }), power({ limits: 'drawback only' })])(
    'undetermined by one whose limits are words',
    (to) => {
      const { outcome, troubles } = judge(filed(to));
      expect(outcome).toBe('undetermined');
      expect(troubles).toEqual(['indeterminate entry.filer-not-shown']);
    },
  );

  test('undetermined where it is not proven to have existed at the claim', () => {
    for (const existence of [{}, { power: '2026-09-24T15:05:01Z' }]) {
      const { outcome, troubles } = judge(filed(power(), { existence }));
      expect(outcome).toBe('undetermined');
      expect(troubles).toEqual(['indeterminate chain.existence-unproven']);
    }
  });

  test('undetermined before summary, which has no claim clock', () => {
    const { outcome, troubles } = judge(filed(power(), { entry: { claimedAt: undefined } }));
    expect(outcome).toBe('undetermined');
    expect(troubles).toEqual([
      'indeterminate chain.existence-unproven',
      'indeterminate entry.filer-not-shown',
    ]);
  });

  test('undetermined with a term that cannot be read', () => {
    for (const term of [{ from: 'long ago' }, { until: 'some day' }])
      expect(judge(filed(power(term))).troubles).toEqual(['indeterminate entry.filer-not-shown']);
  });

  test('the best of several powers counts, in whatever order they come', () => {
    const [old, good] = [power({ until: '2025-12-31T00:00:00Z' }, { id: 'old' }), power()];
    for (const both of [
      [old, good],
      [good, old],
    ]) {
      const edges = both.map((to) => ({ role: 'filedUnder', to }));
      const { findings, troubles } = judge(filed(good, { edges }));
      expect(troubles).toEqual([]);
      const told = findings.find(({ code }) => code === 'entry.not-applicable');
      expect(told).toBeDefined();
    }
    const twins = [
      power({ ports: ['2704'] }, { id: 'b' }),
      power({ ports: ['2704'] }, { id: 'a' }),
    ];
    const edges = twins.map((to) => ({ role: 'filedUnder', to }));
    expect(troubleOf(judge(filed(good, { edges })).findings, 'entry.filer-not-shown').on?.id).toBe(
      'urn:a',
    );
  });
});

describe('a partnership', () => {
  const partners = ['A. Pine', 'B. Harbor'];
  const of = (from: string, more: object = {}, world: World = {}) =>
    judge(filed(power({ grantorKind: 'partnership', partners, from, ...more }), world));

  test('shown within two years', () => {
    expect(of('2024-09-25T00:00:00-05:00').troubles).toEqual([]);
  });
  test('not shown after them, though it says otherwise', () => {
    const { findings, outcome } = of('2024-09-24T00:00:00-05:00', {
      until: '2030-01-01T00:00:00Z',
    });
    expect(outcome).toBe('not-shown');
    expect(troubleOf(findings, 'entry.filer-not-shown')).toMatchObject({
      pointer: '/credentialSubject/grantorKind',
      found: expect.stringContaining('of a partnership, whose last day is 2026-09-23'),
    });
  });
  test('a corporation has no such end', () => {
    expect(judge(filed(power({ from: '2019-01-01T00:00:00Z' }))).troubles).toEqual([]);
  });
  test('not shown where it does not name its partners', () => {
    const { findings } = of('2026-01-01T00:00:00-06:00', { partners: undefined });
    expect(troubleOf(findings, 'entry.filer-not-shown').pointer).toBe(
      '/credentialSubject/partners',
    );
  });
  test('undetermined on its last day at a port whose zone is not known, and without a clock', () => {
    const unknown = { entry: { portOfEntry: '9999', claimedAt: '2026-09-25T08:00:00Z' } };
    const OPEN = 'indeterminate entry.filer-not-shown';
    expect(of('2024-09-25T00:00:00-05:00', {}, unknown).troubles).toEqual([OPEN]);
    const none = { entry: { claimedAt: undefined } };
    expect(of('2024-09-25T00:00:00-05:00', {}, none).troubles).toContain(OPEN);
    expect(of('0001-01-01T00:00:00Z').troubles).toEqual([OPEN]);
  });
});

describe('a grantor abroad', () => {
  const at = (addressCountry: string) => ({ address: { addressCountry } });
  const of = (grantor: object, agent: object, more: object = {}) =>
    judge(
      filed(
        power({
          grantor: { ...SOUND.grantor, ...grantor },
          agent: { ...SOUND.agent, ...agent },
          ...more,
        }),
      ),
    );

  test.each([
    ['names an agent in the United States that may accept service', at('US'), true, []],
    [
      'does not say whether its agent may accept service',
      at('US'),
      undefined,
      ['indeterminate entry.filer-not-shown'],
    ],
    ['does not say where its agent is', {}, true, ['indeterminate entry.filer-not-shown']],
    ['has an agent that may not', at('US'), false, ['fail entry.filer-not-shown']],
    ['has an agent abroad as well', at('CA'), true, ['fail entry.filer-not-shown']],
  ])('whose power %s', (_, agent, acceptsService, troubles) => {
    expect(of(at('CA'), agent, { acceptsService }).troubles).toEqual(troubles);
  });

  test('is asked nothing of that with an address in the United States', () => {
    expect(of(at('US'), at('CA')).troubles).toEqual([]);
  });

  test('is told by its country', () => {
    const { findings } = of(at('CA'), at('US'));
    expect(troubleOf(findings, 'entry.filer-not-shown')).toMatchObject({
      pointer: '/credentialSubject/acceptsService',
      found: expect.stringContaining('of a grantor in CA'),
    });
  });
});

describe('standing of a power of attorney', () => {
  const of = (standing: object, world: World = {}) =>
    judge(filed(power(), { standings: { power: standing }, ...world }));
  const revoked = (reason: string, effectiveAt: string) => ({
    status: { kind: 'revoked', revocation: { reason, effectiveAt: Date.parse(effectiveAt) } },
  });

  test.each([
    [{ status: { kind: 'revoked' } }],
    [revoked('false-from-the-start', '2027-01-01T00:00:00Z')],
    [revoked('ceased', '2026-09-24T15:05:00Z')],
    [{ ...revoked('ceased', '2026-01-01T00:00:00Z'), outcome: 'invalid' }],
    [{ status: { kind: 'revoked' }, outcome: 'invalid' }],
  ])('contradicted when it was revoked before the claim: %j', (standing) => {
    expect(of(standing)).toMatchObject({
      outcome: 'contradicted',
      troubles: ['fail status.revoked'],
    });
  });

  test('shown when it was revoked after the claim', () => {
    expect(of(revoked('ceased', '2026-09-24T15:05:01Z')).outcome).toBe('shown');
  });

  test('a stolen key, and what was never true, act from the beginning whatever day they name', () => {
    // As the status check leaves them: a code that makes the credential itself invalid (ADR 9).
    const outcome = standingOf([fail('status.revoked', {})]);
    expect(outcome).toBe('invalid');
    for (const reason of ['key-compromised', 'false-from-the-start'])
      for (const day of ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'])
        for (const existence of [{}, { '*': '2025-03-02T00:00:00Z' }]) {
          const { findings, outcome: filing } = of(
            { ...revoked(reason, day), outcome },
            { existence },
          );
          expect(filing).toBe('contradicted');
          expect(troubleOf(findings, 'status.revoked').found).toBe(reason);
        }
    for (const reason of ['ceased', 'clerical-replaced'])
      expect(of(revoked(reason, '2027-01-01T00:00:00Z')).outcome).toBe('shown');
  });
  test('a stolen key is not shown even where nobody made the credential invalid for it', () => {
    expect(of(revoked('key-compromised', '2027-01-01T00:00:00Z')).outcome).toBe('contradicted');
  });

  test.each([{ outcome: 'invalid' }, { readable: false }])(
    'not shown when it is broken: %j',
    (own) => {
      expect(of(own)).toMatchObject({
        outcome: 'not-shown',
        troubles: ['fail entry.filer-not-shown'],
      });
    },
  );

  test.each([
    [{ status: { kind: 'suspended' } }, 'status.suspended'],
    [{ status: { kind: 'unknown' } }, 'status.unavailable'],
    [{ outcome: 'indeterminate' }, 'entry.filer-not-shown'],
  ])('undetermined when it is open: %j', (own, code) => {
    expect(of(own)).toMatchObject({
      outcome: 'undetermined',
      troubles: [`indeterminate ${code}`],
    });
  });
});

describe('entry number', () => {
  test('contradicted by a wrong check digit, and the right one is told', () => {
    const { findings, outcome } = judge({ entry: { entryNumber: 'Z9Z-0042617-5' } });
    expect(outcome).toBe('contradicted');
    expect(troubleOf(findings, 'entry.number-invalid')).toMatchObject({
      expected: 'Z9Z-0042617-4',
      found: 'Z9Z-0042617-5',
      pointer: '/credentialSubject/entryNumber',
    });
  });

  test('contradicted by a filer code that is nobody', () => {
    const { findings } = judge({ entry: { entryNumber: '000-0000000-0' } });
    expect(troubleOf(findings, 'entry.number-invalid').expected).toContain('FFF-NNNNNNN-C');
  });

  test('the filer code is that of the identity of who signed', () => {
    const of = (codes: readonly string[], outcome: 'valid' | 'invalid' = 'valid') => {
      const identifiers = codes.map((value) => ({ scheme: 'filer-code', value }));
      const to = identity(IMPORTER, identifiers);
      const world = { edges: [{ role: 'importer', to }], standings: { identity: { outcome } } };
      return judge(world);
    };
    expect(of(['ABC', 'Z9Z'])).toMatchObject({ outcome: 'shown', troubles: [] });
    expect(of([]).troubles).toEqual([]);
    const { findings, outcome } = of(['ABC']);
    expect(outcome).toBe('not-shown');
    expect(troubleOf(findings, 'entry.filer-not-shown')).toMatchObject({
      found: `${IMPORTER}, whose filer code is ABC and not Z9Z`,
    });
    expect(of(['ABC'], 'invalid').troubles).toEqual(['indeterminate entry.importer-mismatch']);
  });

  test('an invalid number is told once', () => {
    const to = identity(IMPORTER, [{ scheme: 'filer-code', value: 'ABC' }]);
    const world = { edges: [{ role: 'importer', to }], entry: { entryNumber: 'Z9Z-0042617-5' } };
    expect(judge(world).troubles).toEqual(['fail entry.number-invalid']);
  });

  test('contradicted when it was presented before with other content', () => {
    const memory = (digest: string) => ({
      memory: { entries: new Map([['Z9Z-0042617-4/1', digest]]) },
    });
    const { findings, outcome } = judge({ context: memory('uother') });
    expect(outcome).toBe('contradicted');
    expect(troubleOf(findings, 'entry.replayed')).toMatchObject({
      expected: 'uother',
      found: 'uentry',
    });
    expect(judge({ context: memory('uentry') }).troubles).toEqual([]);
    const corrected = judge({ context: memory('uother'), entry: { entryVersion: 2 } });
    expect(corrected.troubles).toEqual([]);
  });
});

describe('identity of the importer', () => {
  const salt = new Uint8Array(32).fill(7);
  const salted = `u${Buffer.from(salt).toString('base64url')}`;
  const number = '89-100042000';
  const mac = createHmac('sha256', salt).update(`importer-number\0${number}`).digest();
  const commitment = `u${Buffer.concat([Uint8Array.of(0x12, 0x20), mac]).toString('base64url')}`;

  const of = (changes: object, identifiers: readonly object[], did = IMPORTER, standing = {}) => {
    const importer = { id: IMPORTER, name: 'Harbor & Pine', importerNumber: number, ...changes };
    const edges = [{ role: 'importer', to: identity(did, identifiers) }];
    return judge({ entry: { importer }, edges, standings: { identity: standing } });
  };
  const committed = [{ scheme: 'importer-number-commitment', value: commitment }];

  test('shown when number and salt open the commitment, and neither is repeated', () => {
    const { findings, outcome } = of({ importerNumberSalt: salted }, committed);
    expect(outcome).toBe('shown');
    const told = JSON.stringify(findings.map(({ on, ...finding }) => ({ ...finding, id: on?.id })));
    expect(told).not.toContain(number);
    expect(told).not.toContain(salted);
  });

  test('shown for an employer number written without its suffix', () => {
    const changes = { importerNumberSalt: salted, importerNumber: '89-1000420' };
    expect(of(changes, committed).outcome).toBe('shown');
  });

  test.each([
    ['another number', { importerNumberSalt: salted, importerNumber: '89-100042001' }],
    ['a number of no shape', { importerNumberSalt: salted, importerNumber: 'unknown' }],
    ['another salt', { importerNumberSalt: `u${'A'.repeat(43)}` }],
    ['a salt that no bytes encode to', { importerNumberSalt: `u${'A'.repeat(41)}` }],
    ['a salt with a stray bit', { importerNumberSalt: `u${'A'.repeat(42)}B` }],
    ['a salt of another base', { importerNumberSalt: `z${'A'.repeat(43)}` }],
  ])('contradicted by %s', (_, changes) => {
    expect(of(changes, committed)).toMatchObject({
      outcome: 'contradicted',
      troubles: ['fail entry.importer-mismatch'],
    });
  });

  test('undetermined without the salt', () => {
    expect(of({}, committed)).toMatchObject({
      outcome: 'undetermined',
      troubles: ['indeterminate entry.importer-mismatch'],
    });
  });

  test('no question where the identity commits to nothing', () => {
    expect(of({}, [{ scheme: 'LEI', value: '984500HPTC0000000325' }]).outcome).toBe('shown');
  });

  test('contradicted by an identity of somebody else', () => {
    const { findings, outcome } = of({}, [], BROKER);
    expect(outcome).toBe('contradicted');
    expect(troubleOf(findings, 'entry.importer-mismatch')).toMatchObject({
      expected: IMPORTER,
      found: BROKER,
      edge: 'importer → urn:identity',
    });
  });

  test.each([{ outcome: 'invalid' }, { outcome: 'indeterminate' }, { readable: false }])(
    'undetermined by an identity that does not stand: %j',
    (standing) => {
      expect(of({ importerNumberSalt: salted }, committed, IMPORTER, standing)).toMatchObject({
        outcome: 'undetermined',
        troubles: ['indeterminate entry.importer-mismatch'],
      });
    },
  );
});
