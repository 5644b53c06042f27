import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { RoutePlugin } from './app.ts';
import { createApp } from './create-app.ts';
import { limitPerAddress, serve } from './serve.ts';

const HOST = '127.0.0.1';
const makeApp = (routes: readonly RoutePlugin[]) =>
  createApp({
    role: 'issuer',
    authenticator: { authenticate: () => Promise.reject(new Error('nobody calls')) },
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes,
  });

/** A route that answers when it is told to. */
function waiting() {
  let answer: () => void = () => undefined;
  let asked: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (answer = resolve));
  const begun = new Promise<void>((resolve) => (asked = resolve));
  const route: RoutePlugin = (app) => {
    app.get('/wait', { config: { access: 'public' } }, async () => {
      asked();
      await done;
      return { answered: true };
    });
  };
  return { route, begun, answer: () => answer() };
}

describe('serve', () => {
  it('answers what was begun before it was closed, and takes nothing more', async () => {
    const { answer, begun, route } = waiting();
    const serving = await serve(await makeApp([route]), { host: HOST, port: 0 });
    const url = `http://${HOST}:${serving.port}/wait`;
    const asked = fetch(url).then((response) => response.json());
    await begun;
    const closed = serving.close();
    answer();
    expect(await asked).toEqual({ answered: true });
    await closed;
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('ends what is not answered in time', async () => {
    const { answer, begun, route } = waiting();
    const serving = await serve(await makeApp([route]), { host: HOST, port: 0 });
    const asked = fetch(`http://${HOST}:${serving.port}/wait`);
    await begun;
    await Promise.all([expect(asked).rejects.toThrow(), serving.close(0)]);
    answer();
  });

  it('looks every second for who is too slow, with the limits of the service', async () => {
    const app = await makeApp([]);
    const serving = await serve(app, { host: HOST, port: 0 });
    expect(app.server).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 5_000,
      maxConnections: 2_000,
    });
    await serving.close();
  });
});

describe('limitPerAddress', () => {
  /** A connection of an address, as a server tells of it. */
  class Connection extends EventEmitter {
    isRefused = false;
    readonly remoteAddress: string;
    constructor(remoteAddress: string) {
      super();
      this.remoteAddress = remoteAddress;
    }
    destroy(): void {
      this.isRefused = true;
      this.emit('close');
    }
  }

  const begin = (exempt?: ReadonlySet<string>) => {
    const server = new EventEmitter();
    limitPerAddress(server, 2, exempt);
    return (address: string): Connection => {
      const connection = new Connection(address);
      server.emit('connection', connection);
      return connection;
    };
  };

  it('takes as many as allowed, refuses one more, and takes another when one has gone', () => {
    const connect = begin();
    const first = connect('192.0.2.1');
    expect([first, connect('192.0.2.1')].map(({ isRefused }) => isRefused)).toEqual([false, false]);
    expect(connect('192.0.2.1').isRefused).toBe(true);
    expect(connect('192.0.2.2').isRefused).toBe(false);
    first.destroy();
    expect(connect('192.0.2.1').isRefused).toBe(false);
    expect(connect('192.0.2.1').isRefused).toBe(true);
  });

  it('takes any number of an address that is exempt', () => {
    const connect = begin(new Set(['127.0.0.1']));
    const refused = [1, 2, 3].map(() => connect('127.0.0.1').isRefused);
    expect(refused).toEqual([false, false, false]);
  });
});
