import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http';
import type { RequestOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createGuardedFetch, type GuardedFetchOptions } from './guarded-fetch.ts';
import { createDeadline } from './send-request.ts';

const open: { close(): unknown; closeAllConnections?: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

const URL_OF_DID = 'https://a.example/did.json?x=1';
const LIMITS = { maxBytes: 1000, accept: 'application/did+json, application/json' };
const code = (value: string): unknown => expect.objectContaining({ code: value });

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  return listen(server);
}

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function mapped(origin: string, more: Partial<GuardedFetchOptions> = {}) {
  return createGuardedFetch({ allowedHosts: [], hosts: { 'a.example': origin }, ...more });
}

const json: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'Application/JSON; charset=utf-8').end('{"id":1}');
};

describe('a guarded fetch through the host map', () => {
  it('brings the document home and says where it came from', async () => {
    const seen: unknown[] = [];
    const origin = await serve((request, response) => {
      const { host, accept, cookie, authorization } = request.headers;
      seen.push(request.method, request.url, host, accept, request.headers['accept-encoding']);
      seen.push(cookie, authorization);
      json(request, response);
    });
    expect(await mapped(origin)(URL_OF_DID, LIMITS)).toEqual({
      status: 200,
      contentType: 'application/json',
      body: new Uint8Array(Buffer.from('{"id":1}')),
      via: origin,
    });
    expect(seen).toEqual([
      'GET',
      '/did.json?x=1',
      'a.example',
      LIMITS.accept,
      'identity',
      undefined,
      undefined,
    ]);
  });

  it('reports the status of any other answer without its body', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('x'.repeat(5000));
    });
    expect(await mapped(origin)(URL_OF_DID, LIMITS)).toMatchObject({
      status: 404,
      contentType: 'text/html',
      body: new Uint8Array(),
    });
  });

  it.each([
    ['fetch.redirect-refused', 302, { location: 'https://evil.example/' }, ''],
    ['fetch.redirect-refused', 307, {}, ''],
    ['fetch.content-refused', 200, { 'content-type': 'text/html' }, 'x'],
    ['fetch.content-refused', 200, {}, 'x'],
    [
      'fetch.content-refused',
      200,
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      'x',
    ],
    ['fetch.too-large', 200, { 'content-type': 'application/json' }, 'x'.repeat(1001)],
    [
      'fetch.too-large',
      200,
      { 'content-type': 'application/json', 'content-length': '1001' },
      'x'.repeat(1001),
    ],
    [
      'fetch.connect-failed',
      200,
      { 'content-type': 'application/json', 'content-length': '9' },
      'x',
    ],
  ])('throws %s for %d %j', async (expected, status, headers, body) => {
    const origin = await serve((_request, response) => {
      response.writeHead(status, headers as Record<string, string>);
      response.write(body, () => response.socket?.end());
    });
    await expect(mapped(origin)(URL_OF_DID, LIMITS)).rejects.toThrow(code(expected));
  });

  it('reads up to the limit, its own or the caller’s', async () => {
    const origin = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json').end('x'.repeat(1000));
    });
    const { body } = await mapped(origin)(URL_OF_DID, LIMITS);
    expect(body).toHaveLength(1000);
    await expect(mapped(origin, { maxBytes: 999 })(URL_OF_DID, LIMITS)).rejects.toThrow(
      code('fetch.too-large'),
    );
  });

  it('names host and remedy when nobody listens', async () => {
    const origin = await serve(json);
    open.splice(0).forEach((server) => server.close());
    await expect(mapped(origin)(URL_OF_DID, LIMITS)).rejects.toThrow(
      expect.objectContaining({
        code: 'fetch.connect-failed',
        message: expect.stringMatching(/a\.example.*ECONNREFUSED.*check/),
      }),
    );
  });

  it('gives up on a host that never answers, or never ends', async () => {
    const silent = await listen(createTcpServer(() => undefined));
    const endless = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json').write('{');
    });
    for (const origin of [silent, endless]) {
      await expect(mapped(origin, { totalTimeoutMs: 60 })(URL_OF_DID, LIMITS)).rejects.toThrow(
        code('fetch.timed-out'),
      );
    }
  });

  it('takes localhost for 127.0.0.1, with the port of http if none is named', async () => {
    const origin = await serve(json);
    const port = new URL(origin).port;
    const document = await mapped(`http://localhost:${port}`)(URL_OF_DID, LIMITS);
    expect(document.via).toBe(`http://localhost:${port}`);
    expect(() => mapped('http://127.1.2.3')).not.toThrow();
    expect(() => mapped('http://[::1]:8701/')).not.toThrow();
  });

  it.each([
    'http://10.0.0.1:80',
    'http://127.0.0.1.evil.example',
    'http://evil.example',
    'https://127.0.0.1',
    'http://127.0.0.1/path',
    'http://127.0.0.1?x',
    'http://user@127.0.0.1',
    'http://[::2]',
    '127.0.0.1:80',
    '',
  ])('cannot be sent to %j', (target) => {
    expect(() => mapped(target)).toThrow(code('fetch.url-refused'));
  });
});

describe('a guarded fetch to the world', () => {
  const address = (text: string, family = 4) => [{ address: text, family }];

  /** Sends what would be TLS to a plain server on loopback and keeps what was asked for. */
  function fakeTls(origin: string, asked: RequestOptions[]) {
    return (options: RequestOptions) => {
      asked.push(options);
      const { port, hostname } = new URL(origin);
      const { path, headers, signal } = options;
      return httpRequest({ host: hostname, port, path, headers, signal } as RequestOptions);
    };
  }

  it('connects to the very address that was checked, under the name of the host', async () => {
    const asked: RequestOptions[] = [];
    const fetch = createGuardedFetch({
      allowedHosts: 'any-public',
      lookup: () => Promise.resolve(address('93.184.215.14')),
      connect: fakeTls(await serve(json), asked),
    });
    const document = await fetch('https://b.example:8443/x', LIMITS);
    expect(document).not.toHaveProperty('via');
    const [options] = asked;
    expect(options).toMatchObject({
      host: 'b.example',
      servername: 'b.example',
      port: 8443,
      path: '/x',
      agent: false,
    });
    expect(options).not.toHaveProperty('rejectUnauthorized');
    const found: unknown[] = [];
    options!.lookup!('b.example', { all: true }, (...answer) => found.push(answer));
    options!.lookup!('b.example', {}, (...answer) => found.push(answer));
    expect(found).toEqual([
      [null, [{ address: '93.184.215.14', family: 4 }]],
      [null, '93.184.215.14', 4],
    ]);
  });

  it('asks only hosts on the list', async () => {
    const fetch = createGuardedFetch({
      allowedHosts: ['b.example'],
      lookup: () => Promise.resolve(address('93.184.215.14')),
      connect: fakeTls(await serve(json), []),
    });
    expect((await fetch('https://b.example/', LIMITS)).status).toBe(200);
    for (const url of ['https://c.example/', 'https://b.example:444/', 'https://x.b.example/']) {
      await expect(fetch(url, LIMITS)).rejects.toThrow(code('fetch.host-refused'));
    }
  });

  it.each([
    [address('127.0.0.1')],
    [address('169.254.169.254')],
    [address('::ffff:10.0.0.1', 6)],
    [[...address('93.184.215.14'), ...address('10.0.0.1')]],
  ])('refuses a host at %j', async (addresses) => {
    const fetch = createGuardedFetch({
      allowedHosts: 'any-public',
      lookup: () => Promise.resolve(addresses),
      connect: () => {
        throw new Error('connected');
      },
    });
    await expect(fetch('https://b.example/', LIMITS)).rejects.toThrow(
      code('fetch.address-refused'),
    );
  });

  it('throws fetch.dns-failed for a name without address', async () => {
    for (const lookup of [
      () => Promise.resolve([]),
      () => Promise.reject(new Error('ENOTFOUND')),
    ]) {
      const fetch = createGuardedFetch({ allowedHosts: 'any-public', lookup });
      await expect(fetch('https://b.example/', LIMITS)).rejects.toThrow(code('fetch.dns-failed'));
    }
  });

  it('asks the system for the address of a name unless told otherwise', async () => {
    const fetch = createGuardedFetch({ allowedHosts: 'any-public' });
    await expect(fetch('https://localhost/', LIMITS)).rejects.toThrow(
      code('fetch.address-refused'),
    );
  });

  it('gives up on a name server or a handshake that never comes', async () => {
    const never = createGuardedFetch({
      allowedHosts: 'any-public',
      totalTimeoutMs: 40,
      lookup: () => new Promise(() => undefined),
    });
    await expect(never('https://b.example/', LIMITS)).rejects.toThrow(code('fetch.timed-out'));
    const mute = await listen(createTcpServer(() => undefined));
    const slow = createGuardedFetch({
      allowedHosts: 'any-public',
      connectTimeoutMs: 40,
      lookup: () => Promise.resolve(address('93.184.215.14')),
      connect: fakeTls(mute, []),
    });
    await expect(slow('https://b.example/', LIMITS)).rejects.toThrow(
      expect.objectContaining({
        code: 'fetch.timed-out',
        message: expect.stringContaining('no connection'),
      }),
    );
  });

  it.each([
    'http://b.example/',
    'ftp://b.example/',
    'data:application/json,{}',
    'file:///etc/passwd',
    'https://user@b.example/',
    'https://:pass@b.example/',
    'https://127.0.0.1/',
    'https://0x7f000001/',
    'https://[::1]/',
    'b.example',
    '',
  ])('refuses the URL %j', async (url) => {
    const fetch = createGuardedFetch({ allowedHosts: 'any-public' });
    await expect(fetch(url, LIMITS)).rejects.toThrow(code('fetch.url-refused'));
  });
});

it('a deadline explains whatever was thrown', () => {
  const deadline = createDeadline('a.example', 1000);
  expect(deadline.explain('odd')).toMatchObject({ code: 'fetch.connect-failed', cause: 'odd' });
  deadline.clear();
});
