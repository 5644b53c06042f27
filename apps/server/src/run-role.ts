import type { FastifyBaseLogger } from 'fastify';
import { loadLedgerFile } from '@originmark/cli/workspace';
import { auditOfRole, authenticatorOfRole } from './auth-of-role.ts';
import { checkReadiness } from './check-readiness.ts';
import { metricsPortOf, portOf } from './config/ports.ts';
import type { ServerConfig } from './config/read-config.ts';
import { configProblem } from './config/config-problem.ts';
import { createApp } from './create-app.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { openResources } from './open-resources.ts';
import { routesOf } from './roles/routes-of.ts';
import { runAnchoring } from './run-anchoring.ts';
import { serve } from './serve.ts';
import type { ServerRole } from './server-role.ts';

/** A process that serves until it is told to end. */
export interface Running {
  /** Answers what was begun, lets go of everything. */
  close(): Promise<void>;
}

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
    const openAudit = auditOfRole;
    const resources = await openResources({ config, role, file, rpcUrl, openAudit });
    closing.add(() => resources.close());
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
    const serving = await serve(app, { host: listen, port: portOf(role, firstPort) });
    closing.add(() => serving.close());
    return closing;
  } catch (cause) {
    await closing.close();
    throw cause;
  }
}

/** Closes in the opposite order of opening, each whatever becomes of the others. */
export function createClosing(): Running & { add(close: () => Promise<void>): void } {
  const closers: (() => Promise<void>)[] = [];
  return {
    add(close) {
      closers.push(close);
    },
    async close() {
      const faults: unknown[] = [];
      for (const close of closers.splice(0).reverse())
        await close().catch((fault: unknown) => faults.push(fault));
      if (faults.length > 0) throw faults[0];
    },
  };
}
