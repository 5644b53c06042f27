import { describe, expect, test } from '@jest/globals';
import { LITERALS } from '@originmark/customs';
import { checkImporter } from './check-importer.ts';
import { checkTerritory } from './check-territory.ts';
import {
  createCertification,
  createCredential,
  createFace,
  EXPORTER,
  IMPORTER,
  troubleOf,
  troublesOf,
} from './preference.test-support.ts';

describe('importer on a certification', () => {
  const check = (changes: object, entry = {}) =>
    checkImporter(createFace(createCertification(changes), { entry }));
  const name = 'Harbor & Pine Trading Co., Inc.';

  test.each([
    ['not named, as if not known', undefined],
    ['Various', LITERALS.various],
    ['Unknown', 'Unknown'],
  ])('passes when it is %s', (found, importer) => {
    expect(check({ importer })).toMatchObject([{ code: 'entry.ok', found }]);
  });

  test('passes by DID whatever the name, and by name where no DID is given', () => {
    expect(troublesOf(check({ importer: { id: IMPORTER, name: 'HPT' } }))).toEqual([]);
    expect(troublesOf(check({ importer: { name: 'harbor & pine trading co inc' } }))).toEqual([]);
  });

  test('passes when it is one of a list', () => {
    const importer = [{ name: 'Bay Discount LLC' }, { name }];
    expect(check({ importer })).toMatchObject([{ code: 'entry.ok', found: `${name} (by name)` }]);
  });

  test('fails when another is named, also under the same name with another DID', () => {
    for (const importer of [
      { name: 'Bay Discount LLC' },
      { name: 'Harbor & Pine' },
      [{ name: 'Bay Discount LLC' }],
      { id: 'did:web:baydiscount.example', name },
    ])
      expect(troubleOf(check({ importer }), 'entry.importer-mismatch')).toMatchObject({
        pointer: '/credentialSubject/importer',
        expected: `${name} (${IMPORTER})`,
      });
  });

  test('fails when both names are of no letter at all', () => {
    const nobody = { id: IMPORTER, name: '—', importerNumber: '89-100042000' };
    expect(troublesOf(check({ importer: { name: '…' } }, { importer: nobody }))).toEqual([
      'fail entry.importer-mismatch',
    ]);
  });

  test('fails when another importer certified', () => {
    const certifier = { id: 'did:web:baydiscount.example', name: 'Bay Discount LLC' };
    const findings = check({ certifierRole: 'importer', certifier, importer: undefined });
    expect(troubleOf(findings, 'entry.importer-mismatch')).toMatchObject({
      pointer: '/credentialSubject/certifier',
      found: 'Bay Discount LLC (did:web:baydiscount.example)',
    });
  });
});

describe('territory', () => {
  const inside = (addressCountry: string) => ({ addressCountry });
  const check = (changes: object, more: Parameters<typeof createFace>[1] = {}) =>
    checkTerritory(createFace(createCertification(changes), more));

  test('passes with every address in a USMCA country', () => {
    const findings = check({});
    expect(troublesOf(findings)).toEqual([]);
    expect(findings.map(({ pointer }) => pointer)).toEqual([
      '/credentialSubject/certifier/address/addressCountry',
      '/credentialSubject/producer/address/addressCountry',
    ]);
  });

  test.each(['exporter', 'producer', 'importer'])('fails for a %s in China', (role) => {
    const found = check({ [role]: { name: 'Elsewhere', address: inside('CN') } });
    expect(troubleOf(found, 'origin.party-outside-territory')).toMatchObject({
      pointer: `/credentialSubject/${role}/address/addressCountry`,
      expected: ['US', 'MX', 'CA'],
      found: 'CN',
    });
  });

  test('fails for one of several producers', () => {
    const producer = [
      { name: 'A', address: inside('MX') },
      { name: 'B', address: inside('CN') },
    ];
    expect(troubleOf(check({ producer }), 'origin.party-outside-territory').pointer).toBe(
      '/credentialSubject/producer/1/address/addressCountry',
    );
  });

  test.each([
    { producer: LITERALS.availableUponRequest },
    { producer: LITERALS.various },
    { producer: undefined, importer: LITERALS.various },
    { producer: { name: 'No address' } },
  ])('passes with what the law allows: %j', (changes) => {
    expect(troublesOf(check(changes))).toEqual([]);
  });

  test('passes for a producer that certifies and does not know the exporter', () => {
    const certifier = { id: EXPORTER, name: 'Maker', address: inside('MX') };
    const changes = { certifierRole: 'producer', certifier, producer: undefined };
    expect(troublesOf(check({ ...changes, exporter: 'Unknown' }))).toEqual([]);
    expect(troublesOf(check({ ...changes, exporter: undefined }))).toEqual([]);
  });

  test('other agreements ask for no place', () => {
    const producer = { name: 'Elsewhere', address: inside('CN') };
    expect(check({ agreement: 'CAFTA-DR', producer })).toEqual([]);
  });

  describe('a certifier without an address', () => {
    const certifier = { id: EXPORTER, name: 'Comercializadora Horizonte' };
    const identity = (id: string, address?: object) =>
      createCredential({
        id: 'identity',
        type: 'OrganizationIdentityCredential',
        issuer: 'did:web:registry.example',
        subject: { id, name: 'Horizonte', identifiers: [], ...(address ? { address } : {}) },
      });
    const under = (to: ReturnType<typeof identity>, outcome: 'valid' | 'invalid' = 'valid') => {
      const certification = createCertification(
        { certifier },
        { edges: [{ role: 'certifier', to }] },
      );
      const world = { others: [to], standings: { identity: { outcome } } };
      return troublesOf(checkTerritory(createFace(certification, world)));
    };
    const OPEN = ['indeterminate origin.party-outside-territory'];

    test('is undecided', () => {
      expect(troublesOf(check({ certifier }))).toEqual(OPEN);
    });
    test('passes on its identity credential', () => {
      expect(under(identity(EXPORTER, inside('MX')))).toEqual([]);
    });
    test.each([
      ['a head office abroad', identity(EXPORTER, inside('ES')), 'valid'],
      ['no address there either', identity(EXPORTER), 'valid'],
      ['another organisation', identity('did:web:other.example', inside('MX')), 'valid'],
      ['an identity that does not stand', identity(EXPORTER, inside('MX')), 'invalid'],
    ] as const)('is undecided with %s', (_, to, outcome) => {
      expect(under(to, outcome)).toEqual(OPEN);
    });
  });
});
