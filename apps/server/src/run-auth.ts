import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { createAuthApp } from './auth/server/create-auth-app.ts';
import { makeClients } from './clients/client-file.ts';
import { DEMO_CLIENTS, demoClientsFolder, FIRST_ADMIN } from './demo/demo-clients.ts';
import { wrongWith } from './check-readiness.ts';
import { createClosing, type Running } from './closing.ts';
import { metricsPortOf, portOf } from './config/ports.ts';
import type { ServerConfig } from './config/read-config.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { openStore, type Store } from './open-store.ts';
import { serve } from './serve.ts';
import type { Readiness } from './routes/health.ts';
import { SERVER_ROLES } from './server-role.ts';

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
    const app = await createAuthApp({
      ...store,
      issuer: config.publicUrlOf('auth'),
      audiences: SERVER_ROLES.map((role) => config.publicUrlOf(role)),
      clock: machine,
      readiness: readinessOf(store),
      logger: log,
      before: [metrics.measure],
    });
    const told = await serveMetrics(metrics, metricsPortOf('auth', firstPort));
    closing.add(() => told.close());
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

function readinessOf({ database }: Store): Readiness {
  return async () => ({
    database: await wrongWith(() =>
      database.transaction('reader', (tx) =>
        tx.selectFrom('tenant').select('id').limit(1).execute(),
      ),
    ),
  });
}
