import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type JsonObject, parseJson } from '@originmark/core';
import { createParty, createPayload, signCredential } from '../secure/signed-world.test-support.ts';
import { checkSchema } from './check-schema.ts';

const issuer = createParty('did:web:horizonte.example');
const BASE = 'https://originmark.example/schemas/';

async function check(payload: JsonObject) {
  const on = await signCredential(payload, issuer);
  const { readable, findings } = checkSchema(on);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.on).toBe(on);
  const { outcome, code, pointer } = findings[0] ?? {};
  return { readable, told: [outcome, code, pointer].filter((one) => one !== undefined).join(' ') };
}

const receipt = (changes: JsonObject = {}) => check(createPayload(issuer.did, changes));

/** An entry of the formats' own examples, with as many lines as there are numbers. */
function entryWith(numbers: readonly number[]): JsonObject {
  const example = parseJson(
    readFileSync(
      new URL(
        '../../../../schemas/examples/valid/CBP7501EntrySummaryCredential.importer-knowledge.json',
        import.meta.url,
      ),
    ),
  ) as JsonObject;
  const subject = example['credentialSubject'] as JsonObject;
  const [line] = subject['lines'] as unknown as [JsonObject];
  const lines = numbers.map((number) => ({ ...line, line: number }));
  return { ...example, credentialSubject: { ...subject, lines } };
}

describe('a credential and the schema of its type', () => {
  it('may be read when it satisfies it', async () => {
    expect(await receipt()).toEqual({ readable: true, told: 'pass schema.ok' });
  });

  it.each<[string, JsonObject, string]>([
    ['a member of its own', { trusted: true }, 'fail schema.violation'],
    ['a subject that is a list', { credentialSubject: [] }, '/credentialSubject'],
    ['a subject without its member', { credentialSubject: {} }, '/credentialSubject'],
    ['an id that is no IRI', { id: '7' }, '/id'],
    ['an issuer that is no DID', { issuer: 'https://horizonte.example' }, '/issuer'],
    ['an edge of null', { edge: null }, '/edge'],
    ['the name of a prototype', { ['__proto__x']: {} }, 'fail schema.violation'],
  ])('may not be read with %s', async (_, changes, where) => {
    const { readable, told } = await receipt(changes);
    expect(readable).toBe(false);
    expect(told).toContain('fail schema.violation');
    expect(told).toContain(where);
  });

  it.each([
    ['validFrom', { validFrom: '2026-02-30T00:00:00Z' }, '/validFrom'],
    [
      'a moment of the subject',
      { credentialSubject: { receivedAt: '2026-01-08T24:00:00Z' } },
      '/credentialSubject/receivedAt',
    ],
  ])('has a fault of time when the calendar does not have %s', async (_, changes, pointer) => {
    expect(await receipt(changes)).toEqual({
      readable: false,
      told: `fail time.malformed ${pointer}`,
    });
  });

  it('stays open for a type that the profile does not know: intake has told what is wrong', async () => {
    const type = ['VerifiableCredential', 'UnknownCredential'];
    expect(await receipt({ type })).toEqual({
      readable: false,
      told: 'indeterminate schema.unknown /type',
    });
  });
});

describe('the schema that a credential names itself', () => {
  it.each([
    ['is the one of its type', `${BASE}CertificationReceiptCredential.json`, 'pass schema.ok'],
    [
      'is of another type',
      `${BASE}OrganizationIdentityCredential.json`,
      'indeterminate schema.unknown /credentialSchema/id',
    ],
    [
      'is somebody else’s',
      'https://stranger.example/schema.json',
      'indeterminate schema.unknown /credentialSchema/id',
    ],
  ])('%s: it is never fetched, and never decides whether it may be read', async (_, id, told) => {
    expect(await receipt({ credentialSchema: { id, type: 'JsonSchema' } })).toEqual({
      readable: true,
      told,
    });
  });
});

describe('the lines of an entry', () => {
  it('have each number once', async () => {
    expect(await check(entryWith([1, 2, 3]))).toEqual({ readable: true, told: 'pass schema.ok' });
  });

  it.each([[[1, 1]], [[1, 2, 3, 2]]])(
    'may not be read with the numbers %j: two lines of one number would be two claims',
    async (numbers) => {
      expect(await check(entryWith(numbers))).toEqual({
        readable: false,
        told: 'fail schema.violation /credentialSubject/lines',
      });
    },
  );
});
