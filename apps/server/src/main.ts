#!/usr/bin/env node
import { CliError, EXIT } from '@originmark/cli/workspace';
import { thumbprintOf } from '@originmark/demo-entry';
import { configProblem } from './config/config-problem.ts';
import { isProcessRole, PROCESS_ROLES, type ProcessRole } from './config/ports.ts';
import { readConfig } from './config/read-config.ts';
import { refuseInProduction } from './config/refuse-in-production.ts';
import { createLog } from './create-log.ts';
import type { Running } from './closing.ts';

/** Starts one process of the service (`--role`), or all of them. */
async function main(): Promise<void> {
  const role = readRole(process.argv.slice(2));
  const config = readConfig(process.env, { cwd: process.cwd(), machine: Date.now });
  refuseInProduction(config, {
    demoKey: thumbprintOf('operator'),
    ...(role !== undefined && { role }),
  });
  const log = createLog(role ?? 'all', config);
  const stopped = untilStopped();
  // What is begun before the process is told to end is finished first.
  const running: Running =
    role === undefined
      ? await (await import('./supervise/start-all.ts')).startAll(config, { log, stopped })
      : await start(role);
  await stopped;
  await running.close();

  async function start(one: ProcessRole): Promise<Running> {
    if (one === 'auth') return (await import('./run-auth.ts')).runAuth(config, log);
    return (await import('./run-role.ts')).runRole(one, config, log);
  }
}

function readRole(words: readonly string[]): ProcessRole | undefined {
  const [option, role = '', ...more] = words;
  if (option === undefined) return undefined;
  if (option === '--role' && isProcessRole(role) && more.length === 0) return role;
  throw configProblem(
    `"${words.join(' ')}" is not understood: start one with --role ${PROCESS_ROLES.join('|')}, or all of them with nothing.`,
  );
}

/** Ctrl-C, what a service manager sends, and the end of the process that started this one. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'disconnect'] as const)
      process.once(name, () => {
        resolve();
      });
  });
}

try {
  await main();
  process.exit(0);
} catch (fault) {
  const isSaid = fault instanceof CliError;
  process.stderr.write(`${isSaid ? fault.message : String((fault as Error).stack ?? fault)}\n`);
  process.exit(isSaid ? fault.exitCode : EXIT.ownFault);
}
