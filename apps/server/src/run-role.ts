import type { FastifyBaseLogger } from 'fastify';
import { loadLedgerFile } from '@originmark/cli/workspace';
import { authenticatorOfRole } from './auth/authenticator-of-role.ts';
import { createFirstTenants } from './auth/open-authenticator.ts';
import { checkReadiness } from './check-readiness.ts';
import { createClosing, type Running } from './closing.ts';
import { metricsPortOf, portOf } from './config/ports.ts';
import type { ServerConfig } from './config/read-config.ts';
import { configProblem } from './config/config-problem.ts';
import { createApp } from './create-app.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { demoFolder } from './demo/demo-folder.ts';
import { seedLicences } from './demo/seed-licences.ts';
import { seedEntry } from './demo/seed-entry.ts';
import { keepOwnIdentifier } from './keep-own-identifier.ts';
import type { Resources } from './resources.ts';
import { openEntryDesk } from './entries/entry-desk.ts';
import { recoverSubmissions } from './entries/recover.ts';
import { runRecovery } from './run-recovery.ts';
import { openResources } from './open-resources.ts';
import { routesOf } from './roles/routes-of.ts';
import { runAnchoring } from './run-anchoring.ts';
import { serve } from './serve.ts';
import type { ServerRole } from './server-role.ts';

/**
 * Opens a role and serves it. What was opened before something failed is closed again.
 * @throws CliError; StorageError; LedgerError
 */
export async function runRole(
  role: ServerRole,
  config: ServerConfig,
  log: FastifyBaseLogger,
): Promise<Running> {
  const { dataFolder, firstPort, listen, rpcUrl } = config;
  if (rpcUrl === undefined)
    throw configProblem(
      `The ${role} alone opens no chain: set RPC_URL to a node of the ledger in ${dataFolder}/ledger.json, or start all with "npm start".`,
    );
  const file = await loadLedgerFile(dataFolder);
  const closing = createClosing();
  try {
    const resources = await openResources({ config, role, file, rpcUrl });
    closing.add(() => resources.close());
    await createFirstTenants(resources.database, config.clock.now);
    if (role === 'verifier') await beginVerifier(config, resources);
    if (role === 'issuer' && config.isSeeded)
      await seedLicences(resources, demoFolder(config.dataFolder));
    const metrics = createMetrics(role, resources);
    const app = await createApp({
      role,
      ...authenticatorOfRole(role, config, resources),
      readiness: checkReadiness(resources),
      routes: [metrics.measure, ...routesOf(role, resources)],
      logger: log,
    });
    const told = await serveMetrics(metrics, metricsPortOf(role, firstPort));
    closing.add(() => told.close());
    const stop = new AbortController();
    const anchoring = runAnchoring(resources, {
      ...resources.operator,
      log,
      signal: stop.signal,
    });
    closing.add(() => {
      stop.abort();
      return anchoring;
    });
    if (role === 'verifier')
      closing.add(runRecovery(() => recoverSubmissions(openEntryDesk(resources)), log));
    const serving = await serve(app, { host: listen, port: portOf(role, firstPort) });
    closing.add(() => serving.close());
    return closing;
  } catch (cause) {
    await closing.close();
    throw cause;
  }
}

/** What a verifier needs before it answers: a name of its own, and in a demo the entry of the demo. */
async function beginVerifier(config: ServerConfig, resources: Resources): Promise<void> {
  await keepOwnIdentifier(resources);
  if (config.isSeeded) await seedEntry(resources, demoFolder(config.dataFolder));
}
