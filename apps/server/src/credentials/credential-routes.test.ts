import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { getStatusBit, parseCompactJws } from '@originmark/core';
import { declarationOf } from '../../../../packages/issuer/src/issuer.test-support.ts';
import type { App } from '../app.ts';
import {
  as,
  type IssuerWorld,
  openIssuerApp,
  openIssuerWorld,
} from '../issuer-world.test-support.ts';
import { licenceOf, makerOf, rightOf } from '../register/licence-drafts.test-support.ts';

const LICENSOR = 'did:web:licensor.example';
const LICENSEE = 'did:web:host.example:licensee';
const MAKER = 'did:web:maker.example';
const ISSUING = as('northlight', 'create:credential', 'issuer-operator');
const READING = as('northlight', 'read:credential', 'issuer-operator');
const CHANGING = as('northlight', 'update:credential', 'issuer-operator');

let world: IssuerWorld;
let app: App;

beforeAll(async () => {
  world = await openIssuerWorld();
  await world.addTenant('northlight', LICENSOR, LICENSEE);
  await world.addTenant('brightfern', MAKER);
  app = await openIssuerApp(world);
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.resources.close();
});

interface Issued {
  readonly id: string;
  readonly credentialDigest: string;
  readonly verifiableCredential: { readonly id: string; readonly type: string };
}

const post = (url: string, headers: Record<string, string>, payload: object) =>
  app.inject({ method: 'POST', url, headers, payload });

const tryIssue = (credential: object, options = {}, headers = ISSUING) =>
  post('/credentials/issue', headers, { credential, options });

async function issued(credential: object): Promise<Issued> {
  const answer = await tryIssue(credential);
  expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
  return answer.json<Issued>();
}

const read = (id: string, headers: Record<string, string> = READING) =>
  app.inject({ url: `/credentials/${encodeURIComponent(id)}`, headers });

const toStatus = (credentialId: string, status: '0' | '1', more: object = {}, purpose?: string) =>
  post('/credentials/status', CHANGING, {
    credentialId,
    credentialStatus: [
      {
        type: 'BitstringStatusListEntry',
        status,
        ...(purpose !== undefined && { statusPurpose: purpose }),
      },
    ],
    ...more,
  });

describe('POST /credentials/issue', () => {
  it('issues, envelopes and hands over a credential, which is read again by its issuer alone', async () => {
    const { id, verifiableCredential } = await issued({
      ...declarationOf(LICENSOR),
      issuer: LICENSOR,
    });
    expect(verifiableCredential.type).toBe('EnvelopedVerifiableCredential');
    const token = verifiableCredential.id.slice('data:application/vc+jwt,'.length);
    expect(parseCompactJws(token).payload).toMatchObject({ id, issuer: LICENSOR });

    expect((await read(id)).json()).toEqual(verifiableCredential);
    const bare = await read(id, { ...READING, accept: 'application/vc+jwt' });
    expect(bare.headers['content-type']).toContain('application/vc+jwt');
    expect(bare.body).toBe(token);
    const list = await app.inject({ url: '/credentials?state=handed-over', headers: READING });
    expect(list.json()).toMatchObject({ items: [{ id, suspended: false }] });

    const strange = await read(id, as('brightfern', 'read:credential', 'issuer-operator'));
    const unknown = await read('urn:uuid:1', as('brightfern', 'read:credential', 'auditor'));
    expect(strange.statusCode).toBe(404);
    const instance = expect.any(String);
    expect({ ...strange.json<object>(), instance }).toEqual({
      ...unknown.json<object>(),
      instance,
    });
  });

  it('answers the same request under the same key with the same credential', async () => {
    const headers = { ...ISSUING, 'idempotency-key': 'order-4711' };
    const credential = { ...declarationOf(LICENSOR), issuer: LICENSOR };
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      answers.push(await tryIssue(credential, {}, headers));
      world.resources.now += 1_000;
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const other = await tryIssue({ ...credential, description: 'another' }, {}, headers);
    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'http.invalid' });
  });

  it('names the one identifier of a tenant itself, and asks where it has several', async () => {
    const headers = as('brightfern', 'create:credential', 'issuer-operator');
    const one = await tryIssue(declarationOf(MAKER), {}, headers);
    expect(one.statusCode).toBe(201);
    const several = await tryIssue(declarationOf(LICENSOR));
    expect(several.statusCode).toBe(422);
    expect(several.json()).toMatchObject({ code: 'http.invalid', pointer: '/credential/issuer' });
  });

  it('finds what a credential rests on in the register, up to the top', async () => {
    const right = await issued(rightOf(LICENSOR));
    const licence = await issued(licenceOf(LICENSOR, LICENSEE, [right]));
    const { id } = await issued(makerOf(LICENSEE, MAKER, [licence]));
    expect((await read(id)).statusCode).toBe(200);
  });

  it('says with the findings of a verifier why it does not issue', async () => {
    const right = await issued(rightOf(LICENSOR, { mark: 'other' }));
    const answer = await tryIssue(licenceOf(LICENSEE, MAKER, [right]));
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'issuer.refused',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'scope.rights' })]),
    });
  });

  it.each([
    ['a body that is none', {}, 400, 'http.malformed'],
    [
      'a type of no profile',
      { type: 'DegreeCredential', issuer: LICENSOR, credentialSubject: {} },
      422,
      'issuer.type-unknown',
    ],
    [
      'what the schema does not allow',
      { ...declarationOf(LICENSOR), issuer: LICENSOR, colour: 'red' },
      422,
      'issuer.schema-violation',
    ],
    [
      'an identifier of another tenant',
      { ...declarationOf(MAKER), issuer: MAKER },
      404,
      'issuer.identifier-unknown',
    ],
    [
      'an issuer that is no identifier',
      { ...declarationOf(LICENSOR), issuer: 5 },
      422,
      'http.invalid',
    ],
  ])('refuses %s', async (_name, credential, status, code) => {
    const answer = await tryIssue(credential);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code });
  });

  it('refuses an id that is taken, by this tenant or another', async () => {
    const credential = { ...declarationOf(LICENSOR), issuer: LICENSOR, id: 'urn:uuid:taken' };
    expect((await tryIssue(credential)).statusCode).toBe(201);
    // The same content at the same moment is the same credential.
    expect((await tryIssue(credential)).statusCode).toBe(201);
    const again = await tryIssue({ ...credential, description: 'another' });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'issuer.already-recorded' });
    const headers = as('brightfern', 'create:credential', 'issuer-operator');
    const other = await tryIssue({ ...declarationOf(MAKER), id: 'urn:uuid:taken' }, {}, headers);
    expect(other.statusCode).toBe(409);
  });
});

describe('GET /credentials', () => {
  it('pages through all in the order in which they were issued, and filters', async () => {
    const ids: string[] = [];
    let after = '';
    for (let page = 0; page < 20; page += 1) {
      const answer = await app.inject({ url: `/credentials?limit=2${after}`, headers: READING });
      const { items, next } = answer.json<{ items: { id: string }[]; next?: string }>();
      ids.push(...items.map(({ id }) => id));
      if (next === undefined) break;
      after = `&after=${next}`;
    }
    const all = await app.inject({ url: '/credentials?limit=200', headers: READING });
    const { items } = all.json<{ items: { id: string; type: string }[] }>();
    expect(ids).toEqual(items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const makers = await app.inject({
      url: '/credentials?type=MakerAuthorizationCredential',
      headers: READING,
    });
    expect(makers.json<{ items: object[] }>().items).toHaveLength(1);
    const wrong = await app.inject({ url: '/credentials?after=YQ', headers: READING });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.json()).toMatchObject({ code: 'page.cursor-invalid' });
  });
});

describe('POST /credentials/status', () => {
  const list = (purpose: string, headers: Record<string, string> = {}) =>
    app.inject({
      url: `/licensee/status/${purpose}/1`,
      headers: { host: 'host.example', ...headers },
    });

  function bitsOf(token: string): { readonly bits: Uint8Array; readonly payload: object } {
    const { payload } = parseCompactJws(token, { maxBytes: 2_000_000 });
    const { encodedList } = payload['credentialSubject'] as { encodedList: string };
    return { bits: gunzipSync(Buffer.from(encodedList.slice(1), 'base64url')), payload };
  }

  function indexOf({ verifiableCredential }: Issued): number {
    const token = verifiableCredential.id.slice('data:application/vc+jwt,'.length);
    const [entry] = parseCompactJws(token).payload['credentialStatus'] as unknown as {
      statusListIndex: string;
    }[];
    return Number(entry?.statusListIndex);
  }

  it('revokes with kind and day: the list shows it, holders and those below are told, once', async () => {
    const right = await issued(rightOf(LICENSEE, { mark: 'told' }));
    const rights = ['https://rights.example/told'];
    const licence = await issued(licenceOf(LICENSEE, MAKER, [right], { rights }));
    const more = {
      kind: 'ceased',
      effectiveFrom: '2026-10-01T00:00:00Z',
      reason: 'the agreement was terminated',
    };
    const answer = await toStatus(right.id, '1', more);
    expect(answer.json()).toMatchObject({
      credentialId: right.id,
      status: '1',
      kind: 'ceased',
      effectiveFrom: '2026-10-01T00:00:00.000Z',
      told: [MAKER],
      published: expect.arrayContaining([
        expect.objectContaining({
          statusListCredential: 'https://host.example/licensee/status/revocation/1',
        }),
      ]),
    });
    const { bits, payload } = bitsOf((await list('revocation')).body);
    expect(getStatusBit(bits, indexOf(right))).toBe(true);
    expect(getStatusBit(bits, indexOf(licence))).toBe(false);
    expect(JSON.stringify(payload)).not.toContain('terminated');

    expect((await toStatus(right.id, '1', more)).statusCode).toBe(200);
    const notices = await app.inject({ url: `/notices?to=${MAKER}`, headers: READING });
    const { items } = notices.json<{ items: { id: string; content: object }[] }>();
    expect(items).toHaveLength(1);
    expect(items[0]?.content).toMatchObject({
      credential: right.id,
      from: LICENSEE,
      revocation: 'ceased',
      effectiveFrom: '2026-10-01T00:00:00.000Z',
    });
    expect(JSON.stringify(items)).not.toContain('terminated');
    const note = await post(`/notices/${items[0]!.id}/delivery`, CHANGING, {});
    expect(note.json()).toMatchObject({ deliveredAt: new Date(world.resources.now).toISOString() });
    const waiting = await app.inject({ url: '/notices?state=waiting', headers: READING });
    expect(waiting.json()).toEqual({ items: [] });
    const listed = await app.inject({
      url: `/credentials?type=IntellectualPropertyRightsCredential&issuer=${LICENSEE}`,
      headers: READING,
    });
    expect(listed.json()).toMatchObject({
      items: [{ revocation: { kind: 'ceased', reason: 'the agreement was terminated' } }],
    });
  });

  it('suspends and resumes', async () => {
    const one = await issued(rightOf(LICENSEE, { mark: 'paused' }));
    const stateOf = async () => bitsOf((await list('suspension')).body).bits;
    expect((await toStatus(one.id, '1', {}, 'suspension')).statusCode).toBe(200);
    expect(getStatusBit(await stateOf(), indexOf(one))).toBe(true);
    world.resources.now += 1_000;
    expect((await toStatus(one.id, '0', {}, 'suspension')).statusCode).toBe(200);
    expect(getStatusBit(await stateOf(), indexOf(one))).toBe(false);
  });

  it.each([
    [
      'a credential of another tenant',
      'urn:uuid:not-mine',
      '1',
      {},
      404,
      'issuer.credential-unknown',
    ],
    ['the end of a revocation', '', '0', {}, 422, 'http.invalid'],
    ['a day that is none', '', '1', { effectiveFrom: 'tomorrow' }, 422, 'http.invalid'],
    ['a kind that is none', '', '1', { kind: 'whim' }, 400, 'http.malformed'],
  ] as const)('refuses %s', async (_name, id, status, more, code, problem) => {
    const one = await issued(rightOf(LICENSOR, { mark: 'refused' }));
    const answer = await toStatus(id === '' ? one.id : id, status, more);
    expect(answer.statusCode).toBe(code);
    expect(answer.json()).toMatchObject({ code: problem });
  });

  it('refuses a weaker revocation after one that acts from the beginning, and tells nobody', async () => {
    const one = await issued(licenceOf(LICENSEE, MAKER, [await issued(rightOf(LICENSEE))]));
    expect((await toStatus(one.id, '1', { kind: 'false-from-the-start' })).statusCode).toBe(200);
    const weaker = await toStatus(one.id, '1', { kind: 'ceased' });
    expect(weaker.statusCode).toBe(409);
    expect(weaker.json()).toMatchObject({ code: 'issuer.status-final' });
    const notices = await app.inject({ url: `/notices?to=${MAKER}&limit=200`, headers: READING });
    const { items } = notices.json<{ items: { content: { credential: string } }[] }>();
    expect(items.filter(({ content }) => content.credential === one.id)).toHaveLength(1);
  });
});

describe('GET /status/{purpose}/{number}', () => {
  const list = (headers: Record<string, string> = {}) =>
    app.inject({
      url: '/status/revocation/1',
      headers: { host: 'licensor.example', ...headers },
    });

  it('is cached until it is renewed, and answers 304 to who has it', async () => {
    const first = await list();
    expect(first.statusCode).toBe(200);
    expect(first.headers['content-type']).toContain('application/vc+jwt');
    expect(first.headers['cache-control']).toMatch(/^public, max-age=[1-9]\d*$/);
    expect(first.headers['last-modified']).toMatch(/GMT$/);
    const { etag } = first.headers;
    const again = await list({ 'if-none-match': `"other", W/${etag}` });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
    expect(again.headers.etag).toBe(etag);

    world.resources.now += 601_000;
    const renewed = await Promise.all([list(), list(), list()]);
    const tags = new Set(renewed.map(({ headers }) => headers.etag));
    expect(tags.size).toBe(1);
    expect(tags.has(etag)).toBe(false);
    expect(renewed[0].headers['cache-control']).toBe('public, max-age=600');
    expect((await list({ 'if-none-match': etag as string })).statusCode).toBe(200);
  });

  it.each([
    ['a list that was never begun', '/status/revocation/2', 'licensor.example'],
    ['a host of nobody', '/status/revocation/1', 'other.example'],
    [
      'an identifier that stands at its own host',
      `/status/${LICENSOR}/revocation/7`,
      'issuer.example',
    ],
    ['a did:ethr of nobody', `/status/did:ethr:0x1:0x1/revocation/1`, 'issuer.example'],
  ])('is 404 for %s', async (_name, url, host) => {
    expect((await app.inject({ url, headers: { host } })).statusCode).toBe(404);
  });

  it('of a did:key stands at this service, under its DID', async () => {
    const made = await post('/identifiers', as('northlight', 'admin:tenant', 'admin*'), {
      method: 'key',
    });
    const { did } = made.json<{ did: string }>();
    await issued({ ...declarationOf(did), issuer: did });
    const answer = await app.inject({
      url: `/status/${did}/suspension/1`,
      headers: { host: 'issuer.example' },
    });
    expect(answer.statusCode).toBe(200);
    expect(parseCompactJws(answer.body, { maxBytes: 2_000_000 }).payload).toMatchObject({
      id: `https://issuer.example/status/${did}/suspension/1`,
      issuer: did,
    });
  });
});

describe('GET /credentials/{id}/proof', () => {
  it('is there once the credential is anchored', async () => {
    const { id } = await issued({ ...declarationOf(LICENSOR), issuer: LICENSOR });
    const answer = await app.inject({ url: `/credentials/${id}/proof`, headers: READING });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'issuer.not-anchored' });
  });
});
