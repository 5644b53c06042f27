import Fastify, { type FastifyBaseLogger } from 'fastify';
import type { ServerConfig } from './config/read-config.ts';

/**
 * Lines of JSON on standard error. Of a request they say route and status: no path, query, header or body,
 * for links and identifiers stand there.
 */
export function createLog(
  role: string,
  { logLevel }: Pick<ServerConfig, 'logLevel'>,
): FastifyBaseLogger {
  const { log } = Fastify({
    logger: {
      level: logLevel,
      stream: process.stderr,
      serializers: {
        req: ({ method, routeOptions }) => ({ method, route: routeOptions.url ?? 'none' }),
        res: ({ statusCode }) => ({ statusCode }),
      },
    },
  });
  return log.child({ role });
}
