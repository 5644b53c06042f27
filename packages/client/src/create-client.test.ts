import { describe, expect, it } from '@jest/globals';
import { createClient, type Fetch, type TokenSource } from './index.ts';

interface Paths {
  '/things/{id}': {
    get: {
      parameters: { path: { id: string }; query?: { version?: number; after?: string } };
      responses: { 200: { content: { 'application/json': { id: string } } } };
    };
    delete: { parameters: { path: { id: string } }; responses: { 204: object } };
  };
  '/things': {
    post: {
      requestBody: { content: { 'application/json': { name: string } } };
      responses: { 201: { content: { 'application/json': { id: string } } } };
    };
  };
}

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

function open(answer: () => Response, tokens?: TokenSource) {
  const sent: Sent[] = [];
  const fetch: Fetch = (url, init) => {
    sent.push({ url, init });
    return Promise.resolve(answer());
  };
  const client = createClient<Paths>({ baseUrl: 'https://here.example', tokens, fetch });
  return { client, sent };
}

const json =
  (body: unknown, status = 200, type = 'application/json') =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

describe('createClient', () => {
  it('fills path and query, so that no value leaves its place', async () => {
    const { client, sent } = open(json({ id: '1' }));
    const answer = await client.call('get', '/things/{id}', {
      path: { id: '../a?b#c' },
      query: { version: 2 },
    });
    expect(answer).toEqual({ status: 200, data: { id: '1' } });
    expect(sent[0]?.url).toBe('https://here.example/things/..%2Fa%3Fb%23c?version=2');
    expect(sent[0]?.init).toMatchObject({ method: 'GET', redirect: 'error' });
  });

  it.each(['', '.', '..'])('sends nothing for %j in a path', async (id) => {
    const { client, sent } = open(json({}));
    await expect(client.call('get', '/things/{id}', { path: { id } })).rejects.toMatchObject({
      code: 'request.unfit',
    });
    expect(sent).toEqual([]);
  });

  it('sends JSON with the authorization of exactly this request', async () => {
    const asked: string[] = [];
    const { client, sent } = open(json({ id: '1' }, 201), {
      authorize: (method, url) => {
        asked.push(`${method} ${url}`);
        return Promise.resolve({ authorization: 'DPoP x', dpop: 'y' });
      },
      forget: () => undefined,
    });
    await client.call('post', '/things', { body: { name: 'ü' } });
    expect(asked).toEqual(['POST https://here.example/things']);
    expect(sent[0]?.init).toMatchObject({
      body: '{"name":"ü"}',
      headers: { 'content-type': 'application/json', authorization: 'DPoP x', dpop: 'y' },
    });
  });

  it('throws the problem that a service answers with, and how long to wait', async () => {
    const problem = { code: 'http.busy', status: 503, title: 'busy', type: 'x', instance: 'y' };
    const { client } = open(
      () =>
        new Response(JSON.stringify(problem), {
          status: 503,
          headers: {
            'content-type': 'application/problem+json; charset=utf-8',
            'retry-after': '2',
          },
        }),
    );
    await expect(client.call('get', '/things/{id}', { path: { id: '1' } })).rejects.toMatchObject({
      code: 'answer.problem',
      problem,
      retryAfterSeconds: 2,
    });
  });

  it('gets a new token after one was refused', async () => {
    let forgotten = 0;
    const tokens = {
      authorize: () => Promise.resolve({}),
      forget: () => {
        forgotten += 1;
      },
    };
    const { client } = open(
      json({ code: 'auth.token-invalid' }, 401, 'application/problem+json'),
      tokens,
    );
    await expect(client.call('get', '/things/{id}', { path: { id: '1' } })).rejects.toThrow();
    expect(forgotten).toBe(1);
  });

  it.each([
    [
      'a page of a proxy',
      () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
    ],
    [
      'JSON that is none',
      () => new Response('{', { headers: { 'content-type': 'application/json' } }),
    ],
  ])('does not take %s for an answer', async (_name, answer) => {
    const { client } = open(answer);
    await expect(client.call('get', '/things/{id}', { path: { id: '1' } })).rejects.toMatchObject({
      code: 'answer.unreadable',
    });
  });

  it('gives nothing for an answer without content, text for a token, bytes for a file', async () => {
    const { client } = open(() => new Response(null, { status: 204 }));
    expect(await client.call('delete', '/things/{id}', { path: { id: '1' } })).toEqual({
      status: 204,
    });
    for (const [type, data] of [
      ['application/vc+jwt', 'ey'],
      ['application/pdf', new TextEncoder().encode('ey')],
    ] as const) {
      const given = open(() => new Response('ey', { headers: { 'content-type': type } }));
      const answer = await given.client.call('get', '/things/{id}', { path: { id: '1' } });
      expect(answer.data).toEqual(data);
    }
  });
});
