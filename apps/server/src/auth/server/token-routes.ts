import type { RequestListener } from 'node:http';
import type { RoutePlugin } from '../../app.ts';

/** What of the authorization server is served; all else that its library could do is not. */
const SERVED = [
  ['POST', '/token', 'token'],
  ['GET', '/jwks', 'keys'],
  ['GET', '/.well-known/oauth-authorization-server', 'authorizationServer'],
] as const;

/** Hands requests over before their body is read. */
export function tokenRoutes(serve: RequestListener): RoutePlugin {
  return (app) => {
    for (const [method, url, operationId] of SERVED)
      app.route({
        method,
        url,
        config: { access: 'public' },
        schema: { operationId },
        onRequest: (request, reply) => {
          reply.hijack();
          serve(request.raw, reply.raw);
          return Promise.resolve();
        },
        handler: () => {
          throw new Error('the request was handed over');
        },
      });
  };
}
