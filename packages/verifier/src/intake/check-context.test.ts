import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@originmark/core';
import { CONTEXT_URLS } from '@originmark/schemas';
import {
  createListPayload,
  createParty,
  createPayload,
  signCredential,
} from '../secure/signed-world.test-support.ts';
import { createContextCheck } from './check-context.ts';

const issuer = createParty('did:web:horizonte.example');
const { credentials, traceability, originmark } = CONTEXT_URLS;
const checkContext = createContextCheck();

async function check(changes: JsonObject, base?: JsonObject) {
  const on = await signCredential({ ...(base ?? createPayload(issuer.did)), ...changes }, issuer);
  const finding = checkContext(on);
  expect(finding.on).toBe(on);
  return finding;
}

async function told(changes: JsonObject, base?: JsonObject): Promise<string> {
  const { outcome, code, pointer } = await check(changes, base);
  return [outcome, code, pointer].filter((one) => one !== undefined).join(' ');
}

const subject = (members: JsonObject): JsonObject => ({ credentialSubject: members });

describe('the contexts of a credential', () => {
  it('are the two, in their order', async () => {
    expect(await told({ '@context': [credentials, originmark] })).toBe('pass context.ok');
  });

  it('stay open with the third, which is not bundled, in its one place', async () => {
    expect(await told({ '@context': [credentials, traceability, originmark] })).toBe(
      'indeterminate context.unknown /@context',
    );
  });

  it.each<[string, JsonValue]>([
    ['another order', [originmark, credentials]],
    ['the third in another place', [credentials, originmark, traceability]],
    ['one alone', [credentials]],
    ['ours alone', [originmark]],
    ['none', []],
    ['one twice', [credentials, credentials, originmark]],
    ['one more', [credentials, originmark, 'https://stranger.example/v1']],
    ['one that is an object', [credentials, originmark, {}]],
    ['an object that defines all', { '@vocab': 'https://stranger.example/' }],
    ['one as text', credentials],
    ['one with a slash more', [`${credentials}/`, originmark]],
    ['null', null],
  ])('are unknown with %s', async (_, listed) => {
    const finding = await check({ '@context': listed });
    expect(finding).toMatchObject({
      outcome: 'fail',
      code: 'context.unknown',
      pointer: '/@context',
      found: listed,
    });
  });

  it('are unknown when there are none', async () => {
    const finding = await check({ '@context': undefined } as never);
    expect(finding).toMatchObject({ outcome: 'fail', code: 'context.unknown', found: null });
  });

  it('may be the first alone for a status list, and for nothing else', async () => {
    const list = await createListPayload(issuer.did);
    expect(await told({ '@context': [credentials] }, list)).toBe('pass context.ok');
    expect(await told({ '@context': [originmark] }, list)).toBe('fail context.unknown /@context');
  });
});

describe('the terms of a credential', () => {
  it.each<[string, JsonObject]>([
    ['defined in its subject', subject({ receivedAt: 'x', documents: [] })],
    ['with nested nodes', subject({ importer: { id: 'x', address: { addressCountry: 'MX' } } })],
    ['with lists of nodes', subject({ goods: [{ description: 'x' }, { description: 'y' }] })],
    ['with lists of lists', subject({ goods: [[{ description: 'x' }]] })],
    ['with values that are no nodes', subject({ goods: [1, null, 'x', true] })],
    ['with a type that is defined', subject({ type: 'CertificationReceipt' })],
    [
      'with the claims of its signature',
      { iss: 'x', sub: 'x', jti: 'x', iat: 1, exp: 1, nbf: 1, vc: { x: 1 }, vp: 1 },
    ],
    [
      'with names of its JSON that nobody defines',
      subject({ didDocument: { anything: { at: ['all'] } } }),
    ],
  ])('pass when they are %s', async (_, changes) => {
    expect(await told(changes)).toBe('pass context.ok');
  });

  it.each<[string, JsonObject, string]>([
    ['a member of its own', { trusted: true }, '/trusted'],
    ['a member of its subject', subject({ trusted: true }), '/credentialSubject/trusted'],
    [
      'a member deep in it',
      subject({ importer: { address: { planet: 'x' } } }),
      '/credentialSubject/importer/address/planet',
    ],
    [
      'a member of a node in a list of lists',
      subject({ goods: [[{ trusted: 1 }]] }),
      '/credentialSubject/goods/trusted',
    ],
    ['a type', subject({ type: 'Trusted' }), '/credentialSubject/type'],
    [
      'one of two types',
      subject({ type: ['CertificationReceipt', 'Trusted'] }),
      '/credentialSubject/type',
    ],
    ['a name that needs escapes', { 'a/b~c': 1 }, '/a~1b~0c'],
    ['the name of a prototype', { constructor: 1 }, '/constructor'],
    ['a keyword of JSON-LD', subject({ '@id': 'x' }), '/credentialSubject/@id'],
    ['a context inside', subject({ '@context': { trusted: 'x' } }), '/credentialSubject/@context'],
    [
      'a claim of the signature that stands inside',
      subject({ nbf: 1, vc: {} }),
      '/credentialSubject/vc',
    ],
  ])('are context.undefined-term with %s', async (_, changes, pointer) => {
    const finding = await check(changes);
    expect(finding).toMatchObject({
      outcome: 'fail',
      code: 'context.undefined-term',
      pointer: expect.stringContaining(pointer),
    });
    expect(finding.found).toContain(finding.pointer);
  });

  it('are not found by the vocabulary that the first context of W3C does not have', async () => {
    expect(await told({ '@vocab': 'https://stranger.example/' })).toBe(
      'fail context.undefined-term /@vocab',
    );
  });

  it('are told in order, at most twenty', async () => {
    const many = Object.fromEntries(
      Array.from(
        { length: 30 },
        (_, at) => [`t${String(at).padStart(2, '0')}`, 1] as const,
      ).reverse(),
    );
    const finding = await check(many);
    expect(finding.pointer).toBe('/t00');
    expect(finding.found).toEqual(
      Array.from({ length: 20 }, (_, at) => `/t${String(at).padStart(2, '0')}`),
    );
  });

  it('that hold for a type hold in its node, and not in the nodes within', async () => {
    const list = await createListPayload(issuer.did);
    const { credentialSubject } = list as { credentialSubject: JsonObject };
    const terms = { '@context': [credentials] };
    expect(await told(terms, list)).toBe('pass context.ok');
    const untyped = { ...credentialSubject, type: [] };
    expect(await told({ ...terms, credentialSubject: untyped }, list)).toContain(
      'fail context.undefined-term /credentialSubject',
    );
    const nested = { ...credentialSubject, name: { encodedList: 'x' } } as JsonObject;
    expect(await told({ ...terms, credentialSubject: nested }, list)).toBe(
      'fail context.undefined-term /credentialSubject/name/encodedList',
    );
  });

  it('that hold in the value of a property hold beside all others, there and below', async () => {
    expect(await told(subject({ cnf: { kid: 'x', receivedAt: 'x' } }))).toBe('pass context.ok');
    expect(await told(subject({ cnf: { kid: 'x', trusted: 1 } }))).toBe(
      'fail context.undefined-term /credentialSubject/cnf/trusted',
    );
    expect(await told(subject({ trusted: 1, didDocument: { anything: 1 } }))).toBe(
      'fail context.undefined-term /credentialSubject/trusted',
    );
  });

  it('are answered in the same way by another check, and by the same check again', async () => {
    const on = await signCredential(createPayload(issuer.did, { trusted: 1 }), issuer);
    expect(createContextCheck()(on)).toEqual(checkContext(on));
    expect(checkContext(on)).toEqual(checkContext(on));
  });
});
