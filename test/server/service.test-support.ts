import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  ClientError,
  createClient,
  createTokenSource,
  generateKeyPair,
  importPrivateKey,
} from '@originmark/client';

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const TYPESCRIPT = ['--conditions=originmark-source', '--import', import.meta.resolve('tsx')];
const PORTS = 9;

/** How a role is called: what it answers, or the problem that it answers with. */
export type Call = (
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  more?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
) => Promise<{ readonly status: number; readonly data: unknown }>;

type Role = 'issuer' | 'wallet' | 'verifier' | 'auth';

/** All processes of the service, from source, with the demo in them. */
export interface Service {
  readonly folder: string;
  readonly urlOf: (role: Role) => string;
  /** As the holder of a client file in a folder of the data: `demo-clients/gulfline`. */
  readonly as: (client: string, role: Role) => Promise<Call>;
  /** As a client with a key of its own. */
  readonly asClient: (
    client: { readonly clientId: string; readonly privateKey: JsonWebKey; readonly scope: string },
    role: Role,
  ) => Promise<Call>;
  /** Kills the process of a role, as the kernel does, and waits until it is ready again. */
  readonly kill: (role: Role) => Promise<void>;
  close(): Promise<number | null>;
}

/** Starts `npm start` without its build, on ports of its own. */
export async function startService(env: Readonly<Record<string, string>>): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'originmark-service-'));
  const first = await freePorts();
  const at: Readonly<Record<Role, number>> = { issuer: 0, wallet: 1, verifier: 2, auth: 4 };
  const urlOf = (role: Role): string => `http://127.0.0.1:${first + at[role]}`;
  const child = spawn(process.execPath, [...TYPESCRIPT, MAIN], {
    env: {
      PATH: process.env['PATH'],
      ORIGINMARK_DATA: join(folder, 'data'),
      ORIGINMARK_PORT: String(first),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilReady(child);
  const asClient: Service['asClient'] = async (client, role) => {
    const tokens = createTokenSource({
      issuer: urlOf('auth'),
      clientId: client.clientId,
      clientKey: await importPrivateKey(client.privateKey),
      resource: urlOf(role),
      scope: client.scope,
      boundTo: await generateKeyPair(),
      fetch,
      clock: Date.now,
    });
    const service = createClient<Record<string, never>>({ baseUrl: urlOf(role), tokens, fetch });
    const call = service.call.bind(service) as unknown as Call;
    return (method, path, more = {}) => untyped(call, method, path, more);
  };
  return {
    folder: join(folder, 'data'),
    urlOf,
    asClient,
    as: (name, role) => {
      const text = readFileSync(join(folder, 'data', `${name}.json`), 'utf8');
      return asClient(JSON.parse(text) as Parameters<typeof asClient>[0], role);
    },
    async kill(role) {
      process.kill(await pidOf(child, role), 'SIGKILL');
      await untilAnswers(`${urlOf(role)}/readyz`, false);
      await untilAnswers(`${urlOf(role)}/readyz`, true);
    },
    async close() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** A client that waits where the service says that it is busy, as `Retry-After` asks. */
async function untyped(call: Call, ...[method, path, more]: Parameters<Call>): ReturnType<Call> {
  for (;;)
    try {
      return await call(method, path, more ?? {});
    } catch (fault) {
      if (!(fault instanceof ClientError) || fault.problem === undefined) throw fault;
      const { retryAfterSeconds } = fault;
      if (fault.problem.status !== 503 || retryAfterSeconds === undefined)
        return { status: fault.problem.status, data: fault.problem };
      await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds * 1000));
    }
}

/** It prints its addresses when everything is ready. */
async function untilReady(child: ChildProcess): Promise<void> {
  let told = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      told += text.toString('utf8');
      if (told.includes('Ctrl-C ends all')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      reject(new Error(`the service ended with ${String(code)}:\n${told}`));
    });
  });
}

async function untilAnswers(url: string, isWanted: boolean): Promise<void> {
  for (;;) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady === isWanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function pidOf({ pid }: ChildProcess, role: Role): Promise<number> {
  const list = spawn('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  list.stdout.on('data', (part: Buffer) => (text += part.toString('utf8')));
  await once(list, 'close');
  const line = text.split('\n').find((one) => one.endsWith(`--role ${role}`));
  return Number(line?.trim().split(' ', 1)[0]);
}

/** As many as follow each other, from somewhere high. */
async function freePorts(): Promise<number> {
  for (let first = 20_000 + (process.pid % 400) * 50; first < 60_000; first += PORTS) {
    const all = Array.from({ length: PORTS }, (_, at) => isFree(first + at));
    if ((await Promise.all(all)).every(Boolean)) return first;
  }
  throw new Error('no ports are free');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
