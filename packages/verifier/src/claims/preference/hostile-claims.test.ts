import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { canonicalizeJson, type JsonValue } from '@originmark/core';
import { isCredentialType, validateCredential } from '@originmark/schemas';
import fc from 'fast-check';
import type { VerifierContext } from '../../context.ts';
import type { Credential } from '../../intake/credential.ts';
import type { ClaimsContext, Standing } from '../claims-context.ts';
import { judgeDocuments } from '../documents/judge-documents.ts';
import { judgeFiling } from '../filing/judge-filing.ts';
import { judgePreference } from './judge-preference.ts';
import { createClaims, createCredential, IMPORTER } from './preference.test-support.ts';

// The examples of every format, from schemas/examples/valid: the demo entry's own credentials.
const EXAMPLES = new URL('../../../../../schemas/examples/valid/', import.meta.url);

interface Example {
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

const examples: readonly Example[] = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    type: name.slice(0, name.indexOf('.')),
    payload: JSON.parse(readFileSync(new URL(name, EXAMPLES), 'utf8')) as Example['payload'],
  }))
  .filter(({ type, payload }) => isCredentialType(type) && 'credentialSubject' in payload);

/** Values that a schema lets through and that break code which trusts them. */
const HOSTILE: readonly (readonly [shape: RegExp, values: readonly string[]])[] = [
  [
    /^\d{4}-\d\d-\d\dT/,
    [
      '0000-01-01T00:00:00+23:59',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59-23:59',
      '2199-12-31T12:00:00Z',
    ],
  ],
  [/^\d{4}-\d\d-\d\d$/, ['0001-01-01', '9999-12-31', '2199-12-31', '1900-01-01', '2024-02-29']],
  [/^\d+(\.\d+)?$/, ['0', '0.000000001', '999999999999999999.999999999', '9999']],
  [/^[A-Z]{2}$/, ['ZZ', 'US', 'CN']],
  [/^did:/, [IMPORTER, 'did:ethr:0x1:0xABC', 'did:x:-']],
  [/^\d{4}\.\d\d\.\d{4}$/, ['0000.00.0000', '9999.99.9999']],
  [/^[SP]\+?$/, ['S', 'S+', 'P', 'P+', 'MX', 'CA', 'A', 'Z*']],
  [/^[A-Z0-9]{3}$/, ['C62', 'PR', 'ZZZ', 'DZN']],
  [/./, ['\u202e\u0000', '—', 'x'.repeat(60)]],
];

/** Every place in a document that holds a value. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, member]) =>
    placesOf(member, [...path, name]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function changed(
  payload: Example['payload'],
  path: readonly string[],
  pick: number,
): Example['payload'] {
  const copy = structuredClone(payload);
  let at: Record<string, unknown> = copy;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  const name = path.at(-1) ?? '';
  const value = at[name];
  const [, values] =
    HOSTILE.find(([shape]) => typeof value === 'string' && shape.test(value)) ?? [];
  if (values === undefined || pick % 5 === 0) Reflect.deleteProperty(at, name);
  else at[name] = values[pick % values.length];
  return Array.isArray(at) ? payload : copy;
}

const changes = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 });
const standing: fc.Arbitrary<Standing> = fc.record({
  outcome: fc.constantFrom('valid', 'valid', 'invalid', 'indeterminate'),
  intact: fc.constantFrom('valid', 'valid', 'invalid', 'indeterminate'),
  readable: fc.constant(true),
  status: fc.constantFrom<Standing['status']>(
    { kind: 'none' },
    { kind: 'clear' },
    { kind: 'suspended' },
    { kind: 'unknown' },
    { kind: 'revoked' },
    { kind: 'revoked', revocation: { reason: 'ceased', effectiveAt: 8.64e15 } },
    { kind: 'revoked', revocation: { reason: 'key-compromised', effectiveAt: 0 } },
  ),
  identity: fc.constantFrom('self-asserted', 'recognized'),
});

/** The payload with as many of the changes as its schema allows. */
function mutate({ type, payload }: Example, list: readonly (readonly [number, number])[]): object {
  let mutated = payload;
  for (const [place, pick] of list) {
    const places = placesOf(mutated['credentialSubject']);
    const path = places[place % places.length] ?? [];
    const next = changed(mutated, ['credentialSubject', ...path], pick);
    if (isCredentialType(type) && validateCredential(type, next) === undefined) mutated = next;
  }
  return mutated['credentialSubject'] as object;
}

const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());

const world = fc
  .tuple(
    fc.tuple(...examples.map(() => fc.tuple(changes, standing))),
    fc.constantFrom(undefined, 0, Date.UTC(2026, 8, 24), 8.64e15),
    fc.boolean(),
  )
  .map(([drawn, existed, isBroker]) => {
    const standings = new Map<string, Standing>();
    const made = examples.map((example, index): Credential => {
      const [list, own] = drawn[index] ?? [[], undefined];
      if (own !== undefined) standings.set(`urn:c${index}`, own);
      const issuer = example.payload['issuer'];
      return createCredential({
        id: `c${index}`,
        type: example.type as never,
        issuer: typeof issuer === 'string' ? issuer : IMPORTER,
        subject: mutate(example, list),
      });
    });
    return { made, standings, existed, isBroker };
  });

type Drawn = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

function claimsOf({ made, standings, existed, isBroker }: Drawn): ClaimsContext {
  const of = (pattern: RegExp) => made.filter(({ typeName }) => pattern.test(typeName));
  const certifications = of(/CertificationOfOrigin$|CertificateOfOrigin$/);
  const receipts = of(/^CertificationReceipt/).map((receipt, index) => ({
    ...receipt,
    issuer: IMPORTER,
    payload: {
      ...receipt.payload,
      edge: certifications.slice(index, index + 1).map(({ id, digest }) => ({
        role: 'received',
        credential: id,
        credentialDigest: digest,
      })),
    },
  }));
  const documents = of(/Invoice|BillOfLading|PackingList|ProductionRecord/);
  const support = [...certifications, ...receipts, ...documents];
  const [entry] = of(/^CBP7501/);
  const subject = entry?.subject as Record<string, unknown>;
  const lines = subject['lines'] as object[];
  const base = createClaims({
    entry: { ...subject, lines: undefined },
    ...(isBroker ? { issuer: 'did:web:gulfline.example' } : {}),
    lines: lines.map((line) => ({
      line: {
        products: undefined,
        dutyRate: undefined,
        spi: undefined,
        ...line,
      },
      support,
    })),
    edges: [
      ...of(/^PowerOfAttorney/).map((to) => ({ role: 'filedUnder', to })),
      ...of(/^OrganizationIdentity/).map((to) => ({ role: 'importer', to })),
    ],
    context: { crypto: { sha256 } as VerifierContext['crypto'] },
  });
  return {
    ...base,
    standing: (credential) => standings.get(credential.id) ?? base.standing(credential),
    existedAt: () => existed,
  };
}

describe('whatever satisfies its schema', () => {
  test('gets an outcome, plain JSON, and the same one again', () => {
    expect(examples.length).toBeGreaterThan(30);
    fc.assert(
      fc.property(world, (drawn) => {
        const judge = () => {
          const claims = claimsOf(drawn);
          const judged = [
            judgeFiling(claims),
            ...claims.lines.flatMap((view) => [
              judgePreference(view, claims),
              judgeDocuments(view, claims),
            ]),
          ];
          const shown: unknown = judged.map(({ verdict, findings }) => ({
            verdict,
            findings: findings.map(({ on, ...finding }) => ({ ...finding, on: on?.digest })),
          }));
          return canonicalizeJson(JSON.parse(JSON.stringify(shown)) as JsonValue);
        };
        const text = judge();
        expect(text).toMatch(/"outcome":"/);
        expect(judge()).toBe(text);
      }),
      { numRuns: 40 },
    );
  });
});
