import { describe, expect, test } from '@jest/globals';
import type { Scope } from '@originmark/schemas';
import type { Grant } from '../../chain/licences.ts';
import type { RecognizedScope } from '../../chain/recognized-scope.ts';
import {
  createClaims,
  createCredential,
  EXPORTER,
  firstLine,
  MAKER,
  TOY,
  troublesOf,
} from '../preference/preference.test-support.ts';
import { judgeRecognized } from './judge-recognized.ts';

const right = createCredential({
  id: 'right',
  type: 'IntellectualPropertyRightsCredential',
  issuer: EXPORTER,
  subject: { right: 'mark' },
});
const licence = { ...right, digest: 'ulicence', id: 'urn:licence' };
const LINE = { manufacturer: MAKER, made: { from: '2026-07-20', until: '2026-08-07' } };

/** What is told of a toy made in Mexico, by ways of recognitions or by one scope. */
function told(
  scope: Scope | RecognizedScope | undefined,
  { line = {}, path = [right, licence] }: { line?: object; path?: Grant['path'] } = {},
): string[] {
  const ways = scope === undefined || 'length' in scope ? scope : [wayOf(scope)];
  const claims = createClaims({
    lines: [{ line: { ...LINE, ...line } }],
    standings: { right: ways === undefined ? {} : { recognizedFor: ways } },
  });
  return troublesOf(judgeRecognized({ path } as Grant, firstLine(claims), claims));
}

const wayOf = (scope: Scope, above?: RecognizedScope) => ({ scopes: [scope], above });
const goods = (prefix: string): Scope => ({ goods: [{ system: 'HS2022', prefix }] });
const term = (from: string, until: string): Scope => ({
  term: { from: `${from}T00:00:00Z`, until: `${until}T00:00:00Z` },
});

describe('what a right leaves out, the scope of its recognition bounds', () => {
  test.each<[string, Scope, Scope, string]>([
    ['goods', goods('6109'), goods('9503'), 'fail scope.goods'],
    ['products', { products: ['urn:x:other'] }, { products: [TOY] }, 'fail scope.goods'],
    ['makers', { makers: [EXPORTER] }, { makers: [MAKER, EXPORTER] }, 'fail scope.makers'],
    ['where it is made', { madeIn: ['CN'] }, { madeIn: ['MX'] }, 'fail scope.territory'],
    ['where it is sold', { soldIn: ['MX'] }, { soldIn: ['MX', 'US'] }, 'fail scope.territory'],
    ['term', term('2026-07-21', '2027-01-01'), term('2026-07-20', '2026-08-08'), 'fail scope.term'],
  ])('by %s', (_, outside, inside, trouble) => {
    expect(told(outside)).toEqual([trouble]);
    expect(told(inside)).toEqual([]);
  });

  test('and nothing where it has none', () => {
    expect(told(undefined)).toEqual([]);
  });

  test('and all where no way leads to its registry: refused is not unbounded', () => {
    expect(told([])).toEqual(['fail chain.issuer-not-authorized']);
  });

  test.each<[string, Scope, object, string]>([
    ['no product', { products: [TOY] }, { products: undefined }, 'indeterminate scope.goods'],
    ['no maker', { makers: [MAKER] }, { manufacturer: undefined }, 'indeterminate scope.makers'],
    [
      'no day of manufacture',
      term('2020-01-01', '2030-01-01'),
      { made: undefined },
      'indeterminate scope.term',
    ],
  ])('and what is not named is not passed: %s', (_, scope, line, trouble) => {
    expect(told(scope, { line })).toEqual([trouble]);
    expect(told(scope)).toEqual([]);
  });

  test.each<[string, Scope, string]>([
    ['a quantity', { quantity: { max: '5', unit: 'C62' } }, 'indeterminate scope.quantity'],
    ['some activities', { activities: ['make'] }, 'indeterminate scope.activity'],
    ['no licences', { sublicensing: false }, 'indeterminate scope.depth'],
    ['a depth of none', { depth: 0 }, 'indeterminate scope.depth'],
  ])('and what cannot be compared is not passed: %s', (_, scope, trouble) => {
    expect(told(scope)).toEqual([trouble]);
  });

  test('a right that its owner uses itself needs no step of depth', () => {
    expect(told({ depth: 0, sublicensing: false }, { path: [right] })).toEqual([]);
  });
});

describe('of several recognitions', () => {
  test('one that suits is enough, at a step and on a way', () => {
    expect(told([{ scopes: [goods('6109'), goods('9503')], above: undefined }])).toEqual([]);
    expect(told([wayOf(goods('6109')), wayOf(goods('9503'))])).toEqual([]);
  });

  test('every step of a way bounds', () => {
    expect(told([wayOf(goods('9503'), [wayOf(goods('6109'))])])).toEqual(['fail scope.goods']);
    expect(told([wayOf(goods('9503'), [wayOf(goods('95'))])])).toEqual([]);
  });

  test('halves of two ways are no way', () => {
    const both = [wayOf({ ...goods('9503'), madeIn: ['CN'] }), wayOf(goods('6109'))];
    expect(told(both)).toHaveLength(1);
  });
});
