import { describe, expect, test } from '@jest/globals';
import {
  createCertification,
  createClaims,
  EXPORTER,
  firstLine,
  MAKER,
  troublesOf,
  type World,
} from '../preference/preference.test-support.ts';
import { checkCertificationParties } from './check-certification-parties.ts';
import { judgeDocuments } from './judge-documents.ts';

const IMPOSTOR = 'did:web:impostor.example';
const OTHER = 'did:web:maletas.example';
const maker = { id: MAKER, name: 'Juguetes Altiplano' };
const other = { id: OTHER, name: 'Maletas del Bajío' };
const nameless = { name: 'Juguetes Altiplano' };
const LINE = { manufacturer: MAKER, exporter: EXPORTER };

function check(changes: object, line: object = {}, world: World = {}) {
  const support = [createCertification(changes)];
  const claims = createClaims({ ...world, lines: [{ line: { ...LINE, ...line }, support }] });
  return checkCertificationParties(claims, firstLine(claims));
}

const DIFFERS = ['fail documents.conflict'];

describe('producer and exporter of a certification', () => {
  test('are the line’s', () => {
    const findings = check({ producer: maker });
    expect(findings.map(({ outcome, axis }) => [outcome, axis])).toEqual([
      ['pass', 'documents'],
      ['pass', 'documents'],
    ]);
  });

  test('differ, with both values and where they stand', () => {
    expect(check({ producer: other })[0]).toMatchObject({
      code: 'documents.conflict',
      outcome: 'fail',
      on: { id: 'urn:certification' },
      pointer: '/credentialSubject/producer/id',
      expected: MAKER,
      found: OTHER,
    });
    expect(check({ exporter: other }).at(-1)).toMatchObject({
      outcome: 'fail',
      pointer: '/credentialSubject/exporter/id',
      expected: EXPORTER,
      found: OTHER,
    });
  });

  test('differ from a certifier that speaks for its own role', () => {
    const own = { certifierRole: 'producer', certifier: other, producer: undefined };
    expect(check(own)[0]).toMatchObject({
      outcome: 'fail',
      pointer: '/credentialSubject/certifier/id',
    });
    expect(check({ exporter: undefined }).map(({ outcome }) => outcome)).toEqual(['pass']);
  });

  test('one of several producers is enough, and none that has a DID is a difference', () => {
    expect(troublesOf(check({ producer: [other, maker] }))).toEqual([]);
    expect(troublesOf(check({ producer: [other, { ...other, id: IMPOSTOR }] }))).toEqual(DIFFERS);
    expect(check({ producer: [other, nameless], exporter: 'Unknown' })).toEqual([]);
  });

  test.each([
    ['kept confidential', { producer: 'Available upon request by the importing authorities' }],
    ['several', { producer: 'Various' }],
    ['without a DID', { producer: nameless }],
    ['not named', { producer: undefined }],
  ])('say nothing where the producer is %s', (_, changes) => {
    expect(check({ ...changes, exporter: 'Unknown' })).toEqual([]);
  });

  test('say nothing where the line names nobody, or the certification is broken', () => {
    const producer = other;
    expect(check({ producer }, { manufacturer: undefined, exporter: undefined })).toEqual([]);
    for (const broken of [{ outcome: 'invalid' as const }, { readable: false }])
      expect(check({ producer }, {}, { standings: { certification: broken } })).toEqual([]);
  });

  test('make the line differ', () => {
    const of = (producer: object) => {
      const support = [createCertification({ producer })];
      const claims = createClaims({ lines: [{ line: LINE, support }] });
      return judgeDocuments(firstLine(claims), claims).verdict.outcome;
    };
    expect(of(other)).toBe('differs');
    // No commercial document was compared, so nothing is consistent yet.
    expect(of(maker)).toBe('undetermined');
  });
});
