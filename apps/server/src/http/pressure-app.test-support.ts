import { Buffer } from 'node:buffer';
import type { AddressInfo } from 'node:net';
import { Type } from 'typebox';
import type { App, RoutePlugin } from '../app.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { principalOf } from '../auth/principal.ts';
import { createApp } from '../create-app.ts';
import { HttpError } from './http-error.ts';
import { LIMITS } from './limits.ts';
import { PRESSURE, type PressureLimits } from './pressure.ts';

/** Takes `<tenant>` for a token. */
export const asTenant: Authenticator = {
  authenticate: ({ authorization }) =>
    authorization === undefined
      ? Promise.reject(new HttpError('auth.token-missing', 'no token'))
      : Promise.resolve({
          subject: `client of ${authorization}`,
          tenant: authorization,
          actors: new Set(['importer'] as const),
          scopes: new Set(['read:entry'] as const),
        }),
};

export const access = { scope: 'read:entry', actors: ['importer'] } as const;

const LARGE = Buffer.alloc(12 * 1024 * 1024);

/** Bodies of every kind, an answer of 12 MiB, a route of few requests, and one that waits to be told. */
export function pressureRoutes(gate: () => Promise<void> = () => Promise.resolve()): RoutePlugin {
  return (app) => {
    app.post('/json', { config: { access } }, (request) => ({
      tenant: principalOf(request).tenant,
    }));
    app.post('/bundle', { config: { access }, bodyLimit: LIMITS.bundleBytes }, (request) => ({
      bytes: (request.body as Uint8Array).length,
    }));
    app.get('/large', { config: { access } }, (_request, reply) => reply.send(LARGE));
    app.get('/rare', { config: { access: 'public', perMinute: 2 } }, () => ({}));
    app.get('/gate', { config: { access } }, async () => {
      await gate();
      return {};
    });
    app.get(
      '/query',
      { config: { access: 'public' }, schema: { querystring: Type.Object({}) } },
      () => ({}),
    );
  };
}

export async function makePressureApp(
  pressure: Partial<PressureLimits> = {},
  ...routes: readonly RoutePlugin[]
): Promise<App> {
  return createApp({
    role: 'issuer',
    authenticator: asTenant,
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes: routes.length === 0 ? [pressureRoutes()] : routes,
    pressure: { ...PRESSURE, ...pressure },
  });
}

export async function listen(app: App): Promise<{ readonly port: number; readonly url: string }> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}
