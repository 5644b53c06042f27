import type { FastifyInstance } from 'fastify';
import { HttpError } from '../http/http-error.ts';
import type { Access } from './access.ts';
import type { Authenticator } from './authenticator.ts';
import { certificateThumbprint } from './certificate.ts';
import type { Principal } from './principal.ts';

/**
 * Lets nobody past who may not call the route. A route without `config.access` is refused when it is made.
 * Register it before any route.
 */
export function requireAccess(app: FastifyInstance, { authenticate }: Authenticator): void {
  app.decorateRequest('principal', undefined);
  app.addHook('onRoute', ({ config, method, url }) => {
    if (config?.access === undefined)
      throw new Error(`${String(method)} ${url} does not say in config.access who may call it`);
  });
  // Before the body is read: strangers cost nothing.
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (access === 'public') return;
    if (access === undefined) throw new HttpError('auth.forbidden', 'nobody may call this route');
    const { authorization, dpop } = request.headers;
    const certificate = certificateThumbprint(request.raw.socket);
    request.principal = await authenticate({
      method: request.method,
      path: request.url.split('?', 1)[0] ?? '',
      authorization,
      dpop: typeof dpop === 'string' ? dpop : undefined,
      ...(certificate !== undefined && { certificateThumbprint: certificate }),
    });
    assertMay(request.principal, access);
  });
}

function assertMay(
  principal: Principal,
  { actors, bound, scope }: Exclude<Access, 'public'>,
): void {
  if (bound === true && principal.boundTo === undefined)
    throw new HttpError('auth.unbound', 'the token is not bound to a key');
  if (!principal.scopes.has(scope))
    throw new HttpError('auth.scope', `the token has no scope ${scope}`);
  if (!actors.some((actor) => principal.actors.has(actor)))
    throw new HttpError('auth.forbidden', `only ${actors.join(', ')} may do this`);
}
