import { randomUUID } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import type { App, RoutePlugin } from './app.ts';
import type { Authenticator } from './auth/authenticator.ts';
import { requireAccess } from './auth/require-access.ts';
import { answerErrors } from './http/answer-errors.ts';
import { answerClientFault } from './http/client-faults.ts';
import { LIMITS } from './http/limits.ts';
import { limitAddresses, limitClients, type PressureLimits } from './http/pressure.ts';
import { Problem } from './http/problem.ts';
import { readBodies } from './http/read-bodies.ts';
import { validateRequests } from './http/validate-requests.ts';
import { describeApi } from './openapi/describe-api.ts';
import { healthRoutes, type Readiness } from './routes/health.ts';
import type { Service } from './server-role.ts';

export interface AppOptions {
  readonly role: Service;
  readonly authenticator: Authenticator;
  /** Where clients get tokens: stands in the OpenAPI document. */
  readonly tokenUrl: string;
  readonly readiness: Readiness;
  /** The routes of the role. */
  readonly routes: readonly RoutePlugin[];
  /** Default: nothing is logged. */
  readonly logger?: FastifyBaseLogger;
  /** Default: those of {@link PRESSURE}. */
  readonly pressure?: PressureLimits;
}

/** Makes the app of one role. It listens nowhere yet, and opens nothing. */
export async function createApp(options: AppOptions): Promise<App> {
  const { authenticator, logger, pressure, readiness, role, routes, tokenUrl } = options;
  const app: App = Fastify({
    ...(logger !== undefined && { loggerInstance: logger }),
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: LIMITS.requestMs,
    keepAliveTimeout: LIMITS.keepAliveMs,
    // Whoever is too slow is looked for every second, not every half minute.
    http: { connectionsCheckingInterval: 1_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: LIMITS.paramLength },
    clientErrorHandler: answerClientFault,
    genReqId: () => randomUUID(),
    // Whoever wants a proxy's word on protocol and host says so in the configuration.
    trustProxy: false,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.server.headersTimeout = LIMITS.headersMs;
  app.server.maxConnections = LIMITS.connections;
  answerErrors(app);
  readBodies(app);
  validateRequests(app);
  app.addSchema(Problem);
  await describeApi(app, { role, tokenUrl });
  await limitAddresses(app, pressure);
  requireAccess(app, authenticator);
  limitClients(app, pressure);
  for (const add of [healthRoutes(role, readiness), ...routes]) add(app);
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () =>
    app.swagger(),
  );
  await app.ready();
  return app;
}
