import { jwkThumbprint } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { OpenDatabase, SecretBox } from '@originmark/storage';
import type { FastifyBaseLogger } from 'fastify';
import type { App, RoutePlugin } from '../../app.ts';
import { openAuditTrail } from '../../audit/open-audit-trail.ts';
import { recordCalls } from '../../audit/record-calls.ts';
import { createApp } from '../../create-app.ts';
import type { Readiness } from '../../routes/health.ts';
import { databaseMarks } from '../database-marks.ts';
import { createFirstTenants, openAuthenticator } from '../open-authenticator.ts';
import { authRoutes } from './auth-routes.ts';
import { createAuthorizationServer } from './create-authorization-server.ts';
import { loadSigningKey } from './signing-key.ts';

export interface AuthAppOptions {
  readonly database: OpenDatabase;
  readonly secretBox: SecretBox;
  /** Where it is reached, without a slash at its end: `iss` of its tokens, and `aud` of those for itself. */
  readonly issuer: string;
  /** Where the services are reached that tokens are for. */
  readonly audiences: readonly string[];
  /** The true time. */
  readonly clock: () => number;
  readonly readiness: Readiness;
  readonly logger?: FastifyBaseLogger;
  /** More of what every service has, such as its limits. */
  readonly before?: readonly RoutePlugin[];
}

/** Makes the authorization server with the administration of its clients. It listens nowhere yet. */
export async function createAuthApp(options: AuthAppOptions): Promise<App> {
  const { audiences, before = [], clock, database, issuer, logger, readiness } = options;
  await createFirstTenants(database, clock);
  const signingKey = await loadSigningKey(database, options);
  const serve = createAuthorizationServer({
    issuer,
    audiences: [...audiences, issuer],
    signingKey,
    database,
    replays: databaseMarks(database, clock),
    clock,
    onFault: (fault) => logger?.error({ err: fault }, 'fault of the authorization server'),
  });
  const { crv, kty, x, y } = signingKey;
  const kid = jwkThumbprint(signingKey, createNodeCrypto().sha256);
  return createApp({
    role: 'auth',
    authenticator: openAuthenticator({
      database,
      crypto: createNodeCrypto(),
      publicUrl: issuer,
      issuer,
      // Under the name that its tokens say.
      loadKeys: () => Promise.resolve({ keys: [{ kid, kty, crv, x, y: y ?? '', alg: 'ES256' }] }),
      clock,
    }),
    tokenUrl: `${issuer}/token`,
    readiness,
    routes: [
      recordCalls(openAuditTrail(database, clock)),
      ...before,
      ...authRoutes({ clock, database, serve }),
    ],
    ...(logger !== undefined && { logger }),
  });
}
