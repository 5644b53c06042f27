import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../app.ts';
import {
  as,
  type IssuerWorld,
  openIssuerApp,
  openIssuerWorld,
} from '../issuer-world.test-support.ts';

const LICENSOR = 'did:web:licensor.example';
const ADMIN = as('northlight', 'admin:tenant', 'admin*');

let world: IssuerWorld;
let app: App;

beforeAll(async () => {
  world = await openIssuerWorld();
  await world.addTenant('northlight', LICENSOR);
  await world.addTenant('brightfern', 'did:web:host.example%3A8443:maker:plant-2');
  app = await openIssuerApp(world);
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.resources.close();
});

const create = (payload: object, headers = ADMIN) =>
  app.inject({ method: 'POST', url: '/identifiers', headers, payload });

describe('did.json', () => {
  it.each([
    ['/.well-known/did.json', 'licensor.example', LICENSOR],
    ['/did.json', 'LICENSOR.example', LICENSOR],
    ['/api/did.json', 'licensor.example', LICENSOR],
    ['/maker/plant-2/did.json', 'host.example:8443', 'did:web:host.example%3A8443:maker:plant-2'],
  ])('at %s of %s is the document of %s, with the service of TRACE-API', async (url, host, did) => {
    const answer = await app.inject({ url, headers: { host } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('application/did+json');
    const document = answer.json<{ verificationMethod: { publicKeyJwk: object }[] }>();
    expect(document).toMatchObject({
      id: did,
      service: [{ type: 'TraceabilityAPI', serviceEndpoint: 'https://issuer.example' }],
    });
    expect(document.verificationMethod).toHaveLength(1);
    expect(document.verificationMethod[0]?.publicKeyJwk).not.toHaveProperty('d');
  });

  it.each([
    ['/.well-known/did.json', 'other.example'],
    ['/maker/did.json', 'host.example:8443'],
    ['/maker/plant-2/did.json', 'host.example'],
  ])('at %s of %s is of nobody', async (url, host) => {
    const answer = await app.inject({ url, headers: { host } });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'http.not-found' });
  });
});

describe('POST /identifiers', () => {
  it('makes one whose document names its other identifiers, and lists it', async () => {
    const key = await create({ method: 'key', keyType: 'Ed25519' });
    expect(key.statusCode).toBe(201);
    const { did: other } = key.json<{ did: string }>();
    expect(other).toMatch(/^did:key:z6Mk/);
    const web = await create({
      method: 'web',
      did: 'did:web:new.example',
      name: 'Northlight',
      alsoKnownAs: [other],
    });
    expect(web.json()).toMatchObject({
      did: 'did:web:new.example',
      name: 'Northlight',
      documentUrl: 'https://new.example/.well-known/did.json',
      keys: [{ type: 'Secp256r1', publicKeyJwk: { crv: 'P-256' } }],
    });
    const headers = { host: 'new.example' };
    const document = await app.inject({ url: '/did.json', headers });
    expect(document.json()).toMatchObject({ id: 'did:web:new.example', alsoKnownAs: [other] });

    const first = await app.inject({ url: '/identifiers?limit=2', headers: ADMIN });
    const { items, next } = first.json<{ items: { did: string }[]; next: string }>();
    const rest = await app.inject({ url: `/identifiers?limit=2&after=${next}`, headers: ADMIN });
    const all = [...items, ...rest.json<{ items: { did: string }[] }>().items];
    expect(all.map(({ did }) => did)).toEqual([other, LICENSOR, 'did:web:new.example']);
  });

  it('makes a did:ethr of the connected ledger', async () => {
    const answer = await create({ method: 'ethr' });
    expect(answer.json<{ did: string }>().did).toMatch(/^did:ethr:0xa1337:0x[0-9a-f]{40}$/);
  });

  it.each([
    [
      'a did:web that another tenant holds',
      { method: 'web', did: 'did:web:host.example%3A8443:maker:plant-2' },
      'http.invalid',
    ],
    ['a did:web without its DID', { method: 'web' }, 'http.invalid'],
    ['a did:key with a DID', { method: 'key', did: LICENSOR }, 'http.invalid'],
    [
      'a DID of another method',
      { method: 'web', did: 'did:key:z6Mk' },
      'issuer.identifier-invalid',
    ],
    [
      'other identifiers that are not held by the tenant',
      { method: 'key', alsoKnownAs: ['did:web:host.example%3A8443:maker:plant-2'] },
      'http.invalid',
    ],
    [
      'a did:ethr with a key that cannot control it',
      { method: 'ethr', keyType: 'Ed25519' },
      'http.invalid',
    ],
  ])('refuses %s', async (_name, payload, code) => {
    const answer = await create(payload);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code });
  });

  it('needs a token that is bound to a key', async () => {
    const answer = await create({ method: 'key' }, as('northlight', 'admin:tenant', 'admin'));
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'auth.unbound' });
  });
});

describe('keys of an identifier', () => {
  const url = `/identifiers/${LICENSOR}/keys`;
  interface Keys {
    readonly keys: readonly { readonly kid: string }[];
  }

  it('are added and retired, but for the last', async () => {
    const added = await app.inject({ method: 'POST', url, headers: ADMIN, payload: {} });
    expect(added.statusCode).toBe(201);
    const { keys } = added.json<Keys>();
    expect(keys).toHaveLength(2);
    const retire = (kid: string) =>
      app.inject({
        method: 'DELETE',
        url: `${url}/${encodeURIComponent(kid)}`,
        headers: ADMIN,
      });
    const retired = await retire(keys[0]!.kid);
    expect(retired.json<Keys>().keys).toEqual([keys[1]]);
    expect((await retire(keys[0]!.kid)).statusCode).toBe(404);
    const last = await retire(keys[1]!.kid);
    expect(last.statusCode).toBe(422);
    expect(last.json()).toMatchObject({ code: 'issuer.identifier-invalid' });
  });

  it("do not exist for another tenant's admin", async () => {
    const headers = as('brightfern', 'admin:tenant', 'admin*');
    const answer = await app.inject({ method: 'POST', url, headers, payload: {} });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'issuer.identifier-unknown' });
  });
});
