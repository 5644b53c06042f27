import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestBytes } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { App } from '../app.ts';
import { as, fileOf, makeWallet } from '../holdings/wallet-app.test-support.ts';
import { LIMITS } from '../http/limits.ts';
import { openTestResources, type TestResources } from '../test-resources.test-support.ts';

const { sha256 } = createNodeCrypto();
const PAPER = Buffer.from('%PDF-1.7\ncertificate of origin');
const DIGEST = digestBytes(PAPER, sha256);
const write = as('harborpine', 'importer', 'write:document');
const read = as('harborpine', 'importer', 'read:document');

describe('documents', () => {
  let resources: TestResources;
  let app: App;
  beforeAll(async () => {
    resources = await openTestResources();
    app = await makeWallet(resources);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await resources.close();
  });
  const keep = (bytes: Uint8Array | string, name: string, mediaType?: string, who = write) => {
    const { headers, payload } = fileOf(bytes, name, mediaType);
    return app.inject({
      method: 'POST',
      url: '/documents',
      headers: { ...headers, ...who },
      payload,
    });
  };

  it('are kept by digest and given back byte for byte, to be saved', async () => {
    const kept = await keep(PAPER, '../../paper\u0001 – é.pdf');
    expect(kept.statusCode).toBe(201);
    expect(kept.json()).toEqual({
      digest: DIGEST,
      mediaType: 'application/pdf',
      name: 'paper – é.pdf',
      size: PAPER.length,
    });
    const given = await app.inject({ url: `/documents/${DIGEST}`, headers: read });
    expect(given.rawPayload).toEqual(PAPER);
    expect(given.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''paper%20%E2%80%93%20%C3%A9.pdf",
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  it('are no PDF because their sender says so', async () => {
    const kept = await keep('<script>', 'x.pdf', 'application/pdf');
    expect(kept.json()).toMatchObject({ mediaType: 'application/octet-stream' });
  });

  it('do not exist for another tenant, in the very words of what nobody holds', async () => {
    await keep(PAPER, 'paper.pdf');
    const other = as('gulfline', 'importer', 'read:document', 'write:document');
    const unknown = digestBytes(Buffer.from('nothing'), sha256);
    const [theirs, nobodys] = await Promise.all(
      [DIGEST, unknown].map(async (digest) =>
        app.inject({ url: `/documents/${digest}`, headers: other }),
      ),
    );
    expect(theirs?.statusCode).toBe(404);
    const plain = (body = '', digest: string) =>
      body.replace(digest, '').replace(/urn:uuid:[0-9a-f-]+/, '');
    expect(plain(theirs?.body, DIGEST)).toBe(plain(nobodys?.body, unknown));
    const listed = await app.inject({ url: '/documents', headers: other });
    expect(listed.json()).toEqual({ items: [] });
    const gone = await app.inject({
      method: 'DELETE',
      url: `/documents/${DIGEST}`,
      headers: other,
    });
    expect(gone.statusCode).toBe(404);
    expect((await app.inject({ url: `/documents/${DIGEST}`, headers: read })).statusCode).toBe(200);
  });

  it('are listed page by page, each once', async () => {
    for (const text of ['a', 'b', 'c', 'd']) await keep(text, `${text}.txt`, 'text/plain');
    const names: string[] = [];
    let next: string | undefined;
    do {
      const after = next === undefined ? '' : `&after=${next}`;
      const page = await app.inject({ url: `/documents?limit=2${after}`, headers: read });
      const { items, next: following } = page.json<{ items: { name: string }[]; next?: string }>();
      names.push(...items.map(({ name }) => name));
      next = following;
    } while (next !== undefined);
    expect(names).toEqual(expect.arrayContaining(['a.txt', 'b.txt', 'c.txt', 'd.txt']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('are forgotten once', async () => {
    const { digest } = (await keep('to go', 'x')).json<{ digest: string }>();
    const forget = { method: 'DELETE', url: `/documents/${digest}`, headers: write } as const;
    expect((await app.inject(forget)).statusCode).toBe(204);
    expect((await app.inject(forget)).statusCode).toBe(404);
  });

  it('may measure no byte more than 25 MiB', async () => {
    const more = await keep(Buffer.alloc(LIMITS.documentBytes + 1, 1), 'more');
    expect(more.statusCode).toBe(413);
    expect(more.json()).toMatchObject({ code: 'http.too-large' });
  });

  it.each([
    ['of no bytes', () => keep('', 'empty'), 400, 'http.malformed'],
    [
      'in a body of another kind',
      async () =>
        app.inject({ method: 'POST', url: '/documents', headers: write, payload: { file: 'x' } }),
      415,
      'http.media-type',
    ],
    ['with the scope to read', () => keep('x', 'x', 'text/plain', read), 403, 'auth.scope'],
    [
      'as an officer',
      () => keep('x', 'x', 'text/plain', as('customs', 'officer', 'write:document')),
      403,
      'auth.forbidden',
    ],
  ])('are refused %s', async (_name, call, status, code) => {
    const answer = await call();
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code });
  });
});
