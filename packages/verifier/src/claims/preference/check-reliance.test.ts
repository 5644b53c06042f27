import { describe, expect, test } from '@jest/globals';
import { checkReliance } from './check-reliance.ts';
import {
  createCertification,
  createCredential,
  createFace,
  MAKER,
} from './preference.test-support.ts';

const producers = (changes: object = {}, draft: object = {}) =>
  createCertification(
    { certifierRole: 'producer', certifier: { id: MAKER, name: 'Altiplano' }, ...changes },
    { id: 'basis', issuer: MAKER, ...draft },
  );

function check(basis: ReturnType<typeof producers>, standing = {}) {
  const certification = createCertification({}, { edges: [{ role: 'basedOn', to: basis }] });
  const face = createFace(certification, { others: [basis], standings: { basis: standing } });
  return checkReliance(face).map(({ code, outcome, found, edge }) => ({
    result: `${outcome} ${code}`,
    found,
    edge,
  }));
}

const good = (code: string, system = 'HS2022', product?: string) => [
  {
    description: 'goods',
    tariffClassification: { system, code },
    originCriterion: 'B',
    ...(product === undefined ? {} : { product }),
  },
];

describe('reliance on a producer', () => {
  test('nothing need be there', () => {
    expect(checkReliance(createFace(createCertification()))).toEqual([]);
  });

  test('passes on a certification of the same good', () => {
    expect(check(producers())).toEqual([
      { result: 'pass origin.ok', found: ['9503.00'], edge: 'basedOn → urn:basis' },
    ]);
  });

  test('fails on one of another good', () => {
    expect(check(producers({ goods: good('4202.12') }))).toMatchObject([
      { result: 'fail origin.hs-mismatch', found: ['4202.12'] },
    ]);
    const other = good('9503.00', 'HS2022', 'https://id.gs1.org/01/1');
    expect(check(producers({ goods: other }))).toMatchObject([
      { result: 'fail origin.hs-mismatch' },
    ]);
  });

  test('undecided where its code is of an older nomenclature', () => {
    expect(check(producers({ goods: good('9504.50', 'HS2012') }))).toMatchObject([
      { result: 'indeterminate origin.hs-mismatch' },
    ]);
  });

  test.each([
    { kind: 'revoked' },
    { kind: 'revoked', revocation: { reason: 'false-from-the-start', effectiveAt: 0 } },
  ])('contradicts where the producer says that it was never true: %j', (status) => {
    expect(check(producers(), { status, outcome: 'invalid' })).toMatchObject([
      { result: 'fail chain.parent-revoked' },
    ]);
  });

  test('a producer that ceased later was right before', () => {
    const status = { kind: 'revoked', revocation: { reason: 'ceased', effectiveAt: 0 } };
    expect(check(producers(), { status })).toMatchObject([{ result: 'pass origin.ok' }]);
  });

  test.each([{ outcome: 'invalid' }, { readable: false }])(
    'fails where it does not stand: %j',
    (own) => {
      expect(check(producers(), own)).toMatchObject([
        { result: 'fail entry.line-unsupported', found: 'an invalid credential' },
      ]);
    },
  );

  test('fails where it is made out under another agreement', () => {
    const basis = producers({ agreement: 'NAFTA' }, { type: 'NAFTACertificateOfOrigin' });
    expect(check(basis)).toMatchObject([
      { result: 'fail entry.line-unsupported', found: 'NAFTACertificateOfOrigin' },
    ]);
  });

  test.each([
    { outcome: 'indeterminate' },
    { status: { kind: 'suspended' } },
    { status: { kind: 'unknown' } },
  ])('undecided where its standing is open: %j', (own) => {
    expect(check(producers(), own)).toMatchObject([
      { result: 'indeterminate entry.line-unsupported' },
    ]);
  });

  describe('on several producers', () => {
    const other = producers({ goods: good('4202.12') }, { id: 'other' });
    const broken = producers({}, { id: 'broken' });
    const of = (bases: readonly (typeof other)[], standings = {}) => {
      const edges = bases.map((to) => ({ role: 'basedOn', to }));
      const face = createFace(createCertification({}, { edges }), { others: bases, standings });
      return checkReliance(face).map(
        ({ code, outcome, edge }) => `${outcome} ${code} ${edge ?? ''}`,
      );
    };
    test('one must be about this good, and the others may be about others', () => {
      const expected = ['pass origin.ok basedOn → urn:basis'];
      expect(of([other, producers()])).toEqual(expected);
      expect(of([producers(), other])).toEqual(expected);
      const withdrawn = { other: { status: { kind: 'revoked' } }, broken: { outcome: 'invalid' } };
      expect(of([other, broken, producers()], withdrawn)).toEqual(expected);
    });
    test('contradicts where one was never true of this good, beside one that stands', () => {
      const withdrawn = { broken: { status: { kind: 'revoked' } } };
      for (const bases of [
        [producers(), broken],
        [broken, producers()],
      ])
        expect(of(bases, withdrawn)).toEqual(['fail chain.parent-revoked basedOn → urn:broken']);
    });
    test('between equals the digest decides', () => {
      const twin = producers({ goods: good('4202.12') }, { id: 'a' });
      for (const bases of [
        [other, twin],
        [twin, other],
      ])
        expect(of(bases)).toEqual(['fail origin.hs-mismatch basedOn → urn:a']);
    });
  });

  test('declarations of suppliers are no certification of the good', () => {
    const basis = createCredential({
      id: 'basis',
      type: 'SupplierOriginDeclaration',
      issuer: MAKER,
      subject: {},
    });
    expect(check(basis)).toEqual([]);
  });
});
