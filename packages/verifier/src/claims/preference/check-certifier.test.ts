import { describe, expect, test } from '@jest/globals';
import { LITERALS } from '@originmark/customs';
import { checkCertifier } from './check-certifier.ts';
import {
  createCertification,
  createFace,
  EXPORTER,
  IMPORTER,
  MAKER,
  troubleOf,
  troublesOf,
} from './preference.test-support.ts';

const MX = { addressCountry: 'MX' };
const maker = { id: MAKER, name: 'Juguetes Altiplano', address: MX };
const exporter = { id: EXPORTER, name: 'Comercializadora Horizonte', address: MX };
const importer = { id: IMPORTER, name: 'Harbor & Pine Trading Co., Inc.' };
const check = (changes: object) => checkCertifier(createFace(createCertification(changes)));

describe('who certifies in a role that the certification gives to another', () => {
  test.each([
    ['the importer as producer', 'producer', importer],
    ['the importer as exporter', 'exporter', importer],
    ['the exporter as producer', 'producer', exporter],
    ['the maker as exporter', 'exporter', maker],
  ])('is not that party: %s', (_, certifierRole, certifier) => {
    const findings = check({ certifierRole, certifier, producer: maker, exporter });
    expect(troubleOf(findings, 'entry.line-unsupported')).toMatchObject({
      outcome: 'fail',
      pointer: '/credentialSubject/certifier',
      found: `${certifier.name} (${certifier.id})`,
    });
  });

  test('is not that party by a name that is also its own, with another DID or at another place', () => {
    for (const certifier of [
      { ...maker, id: IMPORTER },
      { ...maker, id: 'did:web:other.example' },
    ])
      expect(troublesOf(check({ certifierRole: 'producer', certifier, producer: maker }))).toEqual([
        'fail entry.line-unsupported',
      ]);
    const elsewhere = { name: maker.name, address: { addressCountry: 'CN' } };
    const changes = { certifierRole: 'producer', certifier: maker, producer: elsewhere };
    expect(troublesOf(check(changes))).toEqual(['fail entry.line-unsupported']);
  });

  test('is not that party where the importer of record takes its name', () => {
    const certifier = { id: IMPORTER, name: maker.name, address: MX };
    const producer = { name: maker.name, address: MX };
    expect(troublesOf(check({ certifierRole: 'producer', certifier, producer }))).toEqual([
      'fail entry.line-unsupported',
    ]);
  });

  test('is none of several producers', () => {
    const producer = [maker, { name: 'Plastihilos' }];
    expect(troublesOf(check({ certifierRole: 'producer', certifier: exporter, producer }))).toEqual(
      ['fail entry.line-unsupported'],
    );
  });
});

describe('who may certify', () => {
  test.each([
    ['the exporter that is named', 'exporter', exporter, {}],
    ['the exporter that is not named', 'exporter', exporter, { exporter: undefined }],
    ['the producer that is named', 'producer', maker, { producer: maker }],
    ['a producer named without a DID', 'producer', maker, { producer: { name: maker.name } }],
    ['one of several producers', 'producer', maker, { producer: [{ name: 'Others' }, maker] }],
    ['a producer among various', 'producer', maker, { producer: LITERALS.various }],
    [
      'a producer that is told on request',
      'producer',
      maker,
      { producer: LITERALS.availableUponRequest },
    ],
    ['an importer', 'importer', importer, { producer: maker }],
    [
      'an exporter for which an agent signs',
      'exporter',
      exporter,
      { signatory: { name: 'A. Agent', title: 'Customs agent, under a mandate' } },
    ],
  ])('%s', (_, certifierRole, certifier, changes) => {
    expect(troublesOf(check({ certifierRole, certifier, exporter, ...changes }))).toEqual([]);
  });
});
