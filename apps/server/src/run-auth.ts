import { join } from 'node:path';
import { createNodeCrypto } from '@originmark/core/node';
import type { FastifyBaseLogger } from 'fastify';
import { openAuthenticator, openReplayMarks } from './auth/open-authenticator.ts';
import { createAuthorizationServer } from './auth/server/create-authorization-server.ts';
import { loadSigningKey } from './auth/server/signing-key.ts';
import { tokenRoutes } from './auth/server/token-routes.ts';
import { makeClients } from './clients/client-file.ts';
import { DEMO_CLIENTS, demoClientsFolder, FIRST_ADMIN } from './clients/demo-clients.ts';
import { wrongWith } from './check-readiness.ts';
import { createClosing, type Running } from './closing.ts';
import { metricsPortOf, portOf } from './config/ports.ts';
import type { ServerConfig } from './config/read-config.ts';
import { createApp } from './create-app.ts';
import { keepHouse } from './keep-house.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { openStore, type Store } from './open-store.ts';
import { serve } from './serve.ts';
import { SERVICES } from './server-role.ts';

/** Tokens live in the true time, whatever time the trade lives in. */
const machine = (): number => Date.now();

/**
 * Opens the embedded authorization server and serves it, with a first client that may make others, and those
 * of the demo.
 * @throws CliError; StorageError
 */
export async function runAuth(config: ServerConfig, log: FastifyBaseLogger): Promise<Running> {
  const { firstPort, listen } = config;
  const closing = createClosing();
  try {
    const store = await openStore('auth', config, machine);
    const { database } = store;
    closing.add(() => database.close());
    await beginClients(config, store);
    const metrics = createMetrics('auth');
    const app = await createApp({
      role: 'auth',
      ...openAuthenticator('auth', config, { crypto: createNodeCrypto(), database }),
      readiness: async () => ({
        database: await wrongWith(() =>
          database.transaction('reader', (tx) =>
            tx.selectFrom('tenant').select('id').limit(1).execute(),
          ),
        ),
      }),
      routes: [metrics.measure, tokenRoutes(await tokenServer(config, store, log))],
      logger: log,
    });
    const told = await serveMetrics(metrics, metricsPortOf('auth', firstPort));
    closing.add(() => told.close());
    closing.add(keepHouse(database, log));
    const serving = await serve(app, { host: listen, port: portOf('auth', firstPort) });
    closing.add(() => serving.close());
    return closing;
  } catch (cause) {
    await closing.close();
    throw cause;
  }
}

async function beginClients(
  { dataFolder, isSeeded, publicUrlOf }: ServerConfig,
  { database }: Store,
): Promise<void> {
  const how = { clock: machine, issuer: publicUrlOf('auth') };
  await makeClients(database, [FIRST_ADMIN], { ...how, folder: join(dataFolder, 'auth') });
  if (isSeeded)
    await makeClients(database, DEMO_CLIENTS, { ...how, folder: demoClientsFolder(dataFolder) });
}

async function tokenServer(
  { publicUrlOf }: ServerConfig,
  { database, secretBox }: Store,
  log: FastifyBaseLogger,
): Promise<ReturnType<typeof createAuthorizationServer>> {
  return createAuthorizationServer({
    issuer: publicUrlOf('auth'),
    audiences: SERVICES.map((service) => publicUrlOf(service)),
    signingKey: await loadSigningKey(database, { clock: machine, secretBox }),
    database,
    replays: openReplayMarks(database),
    clock: machine,
    onFault: (err) => {
      log.error({ err }, 'fault of the authorization server');
    },
  });
}
