import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { CliError, EXIT, writeAtomically } from '@originmark/cli/workspace';
import { PROCESS_ROLES, portOf, type ProcessRole } from '../config/ports.ts';
import type { ServerConfig } from '../config/read-config.ts';
import { demoClientsFolder } from '../demo/demo-clients.ts';
import { type DemoFolder, writeDemo } from '../demo/demo-folder.ts';
import { createClosing, type Running } from '../closing.ts';
import { SERVER_ROLES } from '../server-role.ts';
import { openChain } from './open-chain.ts';
import { besides } from './besides.ts';
import { prepareDatabases } from './prepare-databases.ts';
import { printAddresses } from './print-addresses.ts';
import { databaseUrlOf, makeRoleDatabases } from './role-databases.ts';
import { seedDemo } from './seed-demo.ts';
import { type Child, startChild } from './start-child.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const PATIENCE_MS = 120_000;
const MAIN = besides('../main', import.meta.url);

export interface Supervision {
  readonly log: FastifyBaseLogger;
  /** Resolves when the process is told to end. */
  readonly stopped: Promise<void>;
  readonly out?: (text: string) => unknown;
  readonly script?: string;
}

/**
 * Starts the chain, then the authorization server, then the three roles, each a process of its own; waits
 * until they are ready and prints where they are. One that ends is started again; one that cannot stay up
 * ends all.
 * @throws CliError; LedgerError; StorageError
 */
export async function startAll(config: ServerConfig, supervision: Supervision): Promise<Running> {
  const { log, out = (text: string) => process.stdout.write(text), stopped } = supervision;
  const startedAt = performance.now();
  const closing = createClosing();
  const stop = new AbortController();
  void stopped.then(() => {
    stop.abort();
  });
  const fail = failing();
  try {
    out(`Starting. Data: ${config.dataFolder}\n`);
    const chain = await openChain(config);
    closing.add(() => chain.close());
    const [demo] = await Promise.all([
      config.isSeeded ? writeDemo(config.dataFolder) : undefined,
      makeDatabases(config, out),
    ]);
    const children = new Map<ProcessRole, Child>();
    const start = async (roles: readonly ProcessRole[]): Promise<void> => {
      for (const role of roles) {
        const child = startChild({
          role,
          script: supervision.script ?? MAIN,
          env: environmentOf(role, config, { rpcUrl: chain.rpcUrl, demo }),
          log,
          givenUp: fail.with(role),
          elapsed: () => performance.now(),
        });
        children.set(role, child);
      }
      await Promise.race([
        Promise.all(roles.map((role) => untilReady(role, config, { out, signal: stop.signal }))),
        fail.happened,
      ]);
    };
    closing.add(async () => {
      stop.abort();
      await Promise.all([...children.values()].map((child) => child.close()));
    });
    await start(rolesOf(config));
    if (demo !== undefined && !stop.signal.aborted) await seedOnce(config, demo, out);
    if (!stop.signal.aborted)
      out(await printAddresses(config, { seconds: (performance.now() - startedAt) / 1000 }));
    void fail.happened.catch(async (fault: unknown) => {
      process.stderr.write(`${(fault as Error).message}\n`);
      await closing.close();
      process.exit((fault as CliError).exitCode);
    });
    return closing;
  } catch (cause) {
    await closing.close();
    throw cause;
  }
}

function rolesOf({ oauth }: ServerConfig): readonly ProcessRole[] {
  return oauth === undefined ? PROCESS_ROLES : SERVER_ROLES;
}

/** A process is told where everything is that is no longer its own choice. */
function environmentOf(
  role: ProcessRole,
  { clock, dataFolder, databaseUrl, env, firstPort, isSeeded, publicUrlOf, trust }: ServerConfig,
  { demo, rpcUrl }: { readonly rpcUrl: string; readonly demo: DemoFolder | undefined },
): Readonly<Record<string, string | undefined>> {
  return {
    ...env,
    ORIGINMARK_DATA: dataFolder,
    ORIGINMARK_PORT: String(firstPort),
    RPC_URL: rpcUrl,
    ORIGINMARK_SEED: isSeeded ? 'demo' : 'none',
    ...(demo !== undefined &&
      trust === undefined && {
        ORIGINMARK_TRUST: demo.trust,
        ORIGINMARK_DECRYPTION_KEY: demo.decryptionKey,
        ORIGINMARK_VERIFIER: publicUrlOf('verifier'),
        ORIGINMARK_VERIFIER_CLIENTS: demoClientsFolder(dataFolder),
      }),
    ...(clock.setting !== undefined && { ORIGINMARK_CLOCK: clock.setting }),
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrlOf(databaseUrl, role) }),
  };
}

async function untilReady(
  role: ProcessRole,
  { firstPort, listen }: ServerConfig,
  { out, signal }: { readonly out: (text: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  const host = listen === '0.0.0.0' || listen === '::' ? '127.0.0.1' : listen;
  const url = `http://${host}:${portOf(role, firstPort)}/readyz`;
  const waited = await waitUntilReady(
    { name: role, url },
    { patienceMs: PATIENCE_MS, elapsed: () => performance.now(), signal },
  );
  if (waited.ready) {
    out(`  ${role.padEnd(9)} ready after ${waited.seconds.toFixed(1)} s\n`);
    return;
  }
  if (signal.aborted) return;
  throw new CliError(
    EXIT.unreachable,
    `The ${role} was not ready within ${PATIENCE_MS / 1000} seconds: what it printed above says why; with ORIGINMARK_LOG=info it says more.`,
  );
}

async function seedOnce(
  config: ServerConfig,
  demo: DemoFolder,
  out: (text: string) => void,
): Promise<void> {
  const done = join(demo.folder, 'seeded');
  if (existsSync(done)) return;
  const credentials = await seedDemo(config, demo);
  await writeAtomically(done, `${credentials} credentials\n`);
  out(`  seeded: the demo entry, ${credentials} credentials in wallets\n`);
}

/** A database a role: on the server that is named, or embedded. */
async function makeDatabases(config: ServerConfig, out: (text: string) => void): Promise<void> {
  const { databaseUrl, dataFolder } = config;
  if (databaseUrl !== undefined) {
    await makeRoleDatabases(databaseUrl, rolesOf(config));
    return;
  }
  const made = await prepareDatabases(dataFolder, rolesOf(config));
  if (made > 0) out(`  ${made} embedded databases made\n`);
}

/** The first process that is given up ends all. */
function failing() {
  let reject: (fault: CliError) => void = () => undefined;
  const happened = new Promise<never>((_resolve, refuse) => {
    reject = refuse;
  });
  // Whoever waits hears of it; nobody may be waiting yet.
  happened.catch(() => undefined);
  return {
    happened,
    with: (role: ProcessRole) => (code: number) => {
      const exit = code === 64 || code === 65 ? code : EXIT.ownFault;
      reject(new CliError(exit, `The ${role} does not stay up: everything is ended.`));
    },
  };
}
