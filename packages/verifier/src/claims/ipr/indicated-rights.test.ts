import { expect, test } from '@jest/globals';
import type { VerifierContext } from '../../context.ts';
import { createClaims, firstLine, TOY } from '../preference/preference.test-support.ts';
import { findIndicatedRights } from './indicated-rights.ts';

const RIGHT = 'urn:right';
const OTHER = 'https://id.gs1.org/01/09520002100023';

/** The rights indicated for the toy line under one recordation of toys. */
function indicated(products: readonly string[] | undefined, line: object = {}) {
  const recordation = { number: 'TMK 24-90417', right: RIGHT, goods: [TOYS] };
  const recordations = [{ ...recordation, ...(products === undefined ? {} : { products }) }];
  const policy = { rules: { statusMaxAgeSeconds: 900 }, recordations };
  const context = { policy: { policy, digest: 'u' } as unknown as VerifierContext['policy'] };
  const claims = createClaims({ context, lines: [{ line }] });
  return findIndicatedRights(firstLine(claims), claims);
}
const TOYS = { system: 'HS2022', prefix: '9503' };

test.each([
  ['whatever falls under it', undefined, {}],
  ['whatever falls under it, without a product', undefined, { products: undefined }],
  ['the product of the line', [OTHER, TOY], {}],
])('a recordation expects %s', (_, products, line) => {
  expect(indicated(products, line)).toEqual([
    { right: RIGHT, by: ['recordation'], isCertain: true },
  ]);
});

test('a recordation of products may expect a line that names none: nobody can tell', () => {
  expect(indicated([TOY], { products: undefined })).toEqual([
    { right: RIGHT, by: ['recordation'], isCertain: false },
  ]);
  expect(indicated([TOY], { products: undefined, rights: [RIGHT] })).toEqual([
    { right: RIGHT, by: ['importer', 'recordation'], isCertain: true },
  ]);
});

test('a recordation expects no other product and no other goods', () => {
  expect(indicated([TOY], { products: [OTHER] })).toEqual([]);
  expect(indicated([TOY], { products: undefined, hts: '4202.12.8130' })).toEqual([]);
});
