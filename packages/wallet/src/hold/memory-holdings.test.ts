import { describe, expect, it } from '@jest/globals';
import { signCompactJws } from '@originmark/core';
import { createNodeCrypto, createNodeSigner, generatePrivateJwk } from '@originmark/core/node';
import fc from 'fast-check';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import type { HoldingsQuery } from './holdings.ts';
import { termsOf } from './index-terms.ts';
import { createMemoryHoldings } from './memory-holdings.ts';

const crypto = createNodeCrypto();
const signer = createNodeSigner(generatePrivateJwk('ES256'), 'did:web:a.example#key');
const DIDS = ['did:web:a.example', 'did:web:b.example', 'did:web:c.example'];
const CODES = ['9503.00', '9503.00.0073', '6205.20', '4202'];
const TYPES = ['CommercialInvoiceCredential', 'USMCACertificationOfOrigin'];

const tokens = await Promise.all(
  Array.from({ length: 40 }, (_, n) => {
    const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
    const goods = [{ tariffClassification: { code: pick(CODES, n) }, product: `urn:p:${n % 5}` }];
    const type = pick(TYPES, n);
    const payload = {
      id: `urn:example:${n}`,
      type: ['VerifiableCredential', type],
      issuer: pick(DIDS, n >> 1),
      validFrom: `2026-0${1 + (n % 9)}-01T00:00:00Z`,
      credentialSubject: {
        invoiceNumber: `N-${n % 7}`,
        importer: { id: pick(DIDS, n >> 2) },
        buyer: { id: pick(DIDS, n >> 2) },
        ...(type === TYPES[0] ? { lines: goods } : { goods }),
      },
    };
    return signCompactJws(payload, { typ: 'vc+jwt', cty: 'vc', signer });
  }),
);
const all = tokens.map((token) => readCredential(token, crypto));
const holdings = createMemoryHoldings({ credentials: tokens }, crypto);

/** The same answer, looked for in every credential. */
function filter({
  goods,
  issuer,
  number,
  parties,
  product,
  types,
}: HoldingsQuery): HeldCredential[] {
  const has = (one: HeldCredential, kind: string, value: string): boolean =>
    termsOf(one).some((term) => term.kind === kind && term.value === value);
  const digits = goods?.replaceAll('.', '') ?? '';
  return all.filter(
    (one) =>
      (types === undefined || types.includes(one.type)) &&
      (issuer === undefined || one.issuer === issuer) &&
      (parties === undefined || parties.some((party) => has(one, 'party', party))) &&
      (product === undefined || has(one, 'product', product)) &&
      (number === undefined || has(one, 'number', number)) &&
      (goods === undefined ||
        termsOf(one).some(
          ({ kind, value }) =>
            kind === 'goods' && (digits.startsWith(value) || value.startsWith(digits)),
        )),
  );
}

describe('finding by the index', () => {
  it('finds what looking at every credential finds, newest first', async () => {
    const maybe = <T>(values: readonly T[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined });
    const queries = fc.record(
      {
        types: maybe([[TYPES[0] as string], [TYPES[1] as string], TYPES]),
        issuer: maybe(DIDS),
        parties: maybe([[DIDS[0] as string], DIDS.slice(1)]),
        product: maybe(['urn:p:1', 'urn:p:4', 'urn:p:9']),
        number: maybe(['N-0', 'N-6']),
        goods: maybe(['9503.00', '95030000', '4202', '6205']),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        fc.pre(Object.values(query).some((value) => value !== undefined));
        const given = Object.fromEntries(
          Object.entries(query).filter(([, value]) => value !== undefined),
        ) as HoldingsQuery;
        const found = await holdings.find(given);
        expect(found.map(({ id }) => id).sort()).toEqual(
          filter(given)
            .map(({ id }) => id)
            .sort(),
        );
        const dates = found.map(({ credential }) => credential['validFrom'] as string);
        expect(dates).toEqual([...dates].sort().reverse());
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['nothing is asked', {}],
    ['a good is named by fewer than four digits', { goods: '95' }],
    ['a party is no DID', { parties: ['a.example'] }],
  ])('finds nothing where %s', async (_, query) => {
    expect(await holdings.find(query)).toEqual([]);
  });
});
