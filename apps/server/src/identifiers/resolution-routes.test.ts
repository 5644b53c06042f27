import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { didFailure, type DidResolver } from '@originmark/core';
import type { App } from '../app.ts';
import {
  as,
  type IssuerWorld,
  openIssuerApp,
  openIssuerWorld,
} from '../issuer-world.test-support.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';
import { chooseRepresentation } from './resolution-media-types.ts';
import { resolutionRoutes } from './resolution-routes.ts';

const KEY = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
const ETHR = `did:ethr:0xa1337:0x${'1'.repeat(40)}`;
const RESULT = 'application/did-resolution';

let world: IssuerWorld;
let app: App;

beforeAll(async () => {
  world = await openIssuerWorld();
  world.resources.served.set('https://wrong.example/.well-known/did.json', {
    contentType: 'application/did+json',
    body: '{"id":"did:web:right.example"}',
  });
  app = await openIssuerApp(world);
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.resources.close();
});

const get = (did: string, accept?: string, query = '') =>
  app.inject({
    url: `/1.0/identifiers/${encodeURIComponent(did)}${query}`,
    headers: accept === undefined ? {} : { accept },
  });

describe('GET /1.0/identifiers/{did}', () => {
  it.each([
    [undefined, RESULT],
    ['*/*', RESULT],
    [RESULT, RESULT],
    ['application/json', 'application/json'],
    ['application/ld+json;profile="https://w3id.org/did-resolution"', RESULT],
  ])('answers the whole result where %s is taken', async (accept, type) => {
    const answer = await get(KEY, accept);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.json()).toMatchObject({
      didDocument: { id: KEY },
      didDocumentMetadata: {},
      didResolutionMetadata: { contentType: expect.stringContaining('application/did') },
    });
  });

  it.each(['application/did', 'application/did+json', 'application/did+ld+json'])(
    'answers the document alone as %s',
    async (accept) => {
      const answer = await get(KEY, accept);
      expect(answer.headers['content-type']).toBe(accept);
      expect(answer.json()).toMatchObject({ id: KEY });
    },
  );

  it.each([
    ['no DID', 'no-did', '', undefined, 400, 'INVALID_DID'],
    ['a fragment', `${KEY}#1`, '', undefined, 400, 'INVALID_DID'],
    ['a key that is none', 'did:key:z6Mk', '', undefined, 400, 'INVALID_DID'],
    ['a method that is not resolved', 'did:btcr:abc', '', undefined, 501, 'METHOD_NOT_SUPPORTED'],
    ['a type that is not given', KEY, '', 'text/html', 406, 'REPRESENTATION_NOT_SUPPORTED'],
    ['a version where there is none', KEY, '?versionId=1', undefined, 400, 'INVALID_OPTIONS'],
    ['an option that is not known', KEY, '?hl=zQm', undefined, 400, 'INVALID_OPTIONS'],
    ['a version that is misspelt', ETHR, '?versionId=newest', undefined, 400, 'INVALID_OPTIONS'],
    ['a document of another', 'did:web:wrong.example', '', undefined, 404, 'NOT_FOUND'],
    [
      'a version that may still change',
      ETHR,
      '?versionTime=2030-01-01T00:00:00Z',
      undefined,
      503,
      'INTERNAL_ERROR',
    ],
    ['a host that does not answer', 'did:web:gone.example', '', undefined, 503, 'INTERNAL_ERROR'],
  ])('says of %s what is wrong', async (_name, did, query, accept, status, word) => {
    const answer = await get(did, accept, query);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe(RESULT);
    expect(answer.json()).toMatchObject({
      didDocument: null,
      didResolutionMetadata: {
        error: { type: `https://www.w3.org/ns/did#${word}`, status, title: expect.any(String) },
      },
    });
  });

  it('resolves did:ethr, now and as of a block', async () => {
    expect((await get(ETHR)).json()).toMatchObject({ didDocument: { id: ETHR } });
    const then = await get(ETHR, undefined, '?versionId=1');
    expect(then.statusCode).toBe(200);
  });

  it('tells with 410 that an identifier was given up, and does not name hosts that failed', async () => {
    const gone: DidResolver = {
      resolve: (did) =>
        Promise.resolve(
          did === KEY
            ? {
                didDocument: { id: did },
                didDocumentMetadata: { deactivated: true },
                didResolutionMetadata: { contentType: 'application/did+json' },
              }
            : didFailure('unreachable', 'https://10.0.0.7 did not answer'),
        ),
    };
    const other = await openIssuerApp(world, [
      didDocumentRoutes(() => Promise.resolve(undefined)),
      resolutionRoutes({ openResolver: () => gone }),
    ]);
    const answer = await other.inject({ url: `/1.0/identifiers/${KEY}` });
    expect(answer.statusCode).toBe(410);
    expect(answer.json()).toMatchObject({ didDocumentMetadata: { deactivated: true } });
    const failed = await other.inject({ url: '/1.0/identifiers/did:web:a.example' });
    expect(failed.statusCode).toBe(503);
    expect(failed.body).not.toContain('10.0.0.7');
    await other.close();
  });
});

describe('GET /identifiers/{did} (TRACE-API)', () => {
  it.each(['', '/api'])('answers under "%s" whoever has the scope', async (base) => {
    const url = `${base}/identifiers/${KEY}`;
    const headers = as('northlight', 'resolve:did', 'broker');
    expect((await app.inject({ url, headers })).json()).toMatchObject({ didDocument: { id: KEY } });
    expect((await app.inject({ url })).statusCode).toBe(401);
  });
});

describe('chooseRepresentation', () => {
  it.each([
    ['application/did+json;q=0.5, application/did+ld+json', 'application/did+ld+json'],
    ['application/did;q=0, */*', RESULT],
    ['application/*;q=0.1, application/did+json;q=0', RESULT],
    ['application/did+json;q=2', undefined],
    ['application/ld+json', undefined],
    ['', RESULT],
  ])('of %j is %s', (accept, chosen) => {
    expect(chooseRepresentation(accept)).toBe(chosen);
  });
});
