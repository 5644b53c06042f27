import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as t from './embedded.test-support.ts';
import { lockFolder } from './folder-lock.ts';
import { ownProcess } from './process-identity.ts';

afterEach(t.cleanUp);

const held = { name: 'LedgerError', code: 'chain.folder-held' };
const lockPath = (folder: string): string => join(folder, 'chain.lock');

function leaveLock(folder: string, holder: object): void {
  writeFileSync(lockPath(folder), JSON.stringify({ token: 'left', ...holder }));
}

/** A process number that surely means nobody: its process has ended. */
function deadPid(): number {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return pid;
}

describe('the lock of a folder', () => {
  it('is held by one and free again when released', () => {
    const folder = t.temporaryFolder();
    const first = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining(held));
    first.release();
    first.release();
    const second = lockFolder(folder);
    first.release();
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining(held));
    second.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['whose process ended', () => ({ pid: deadPid() })],
    ['whose number another process got', () => ({ pid: process.pid, start: 'other-boot/1' })],
  ])('%s is taken over', (_, holder) => {
    const folder = t.temporaryFolder();
    leaveLock(folder, holder());
    lockFolder(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['whose process runs', () => ownProcess()],
    ['whose process runs under another user', () => ({ pid: 1 })],
    ['that tells no start', () => ({ pid: process.pid })],
  ])('%s is respected, and the refusal names the remedy', (_, holder) => {
    const folder = t.temporaryFolder();
    leaveLock(folder, holder());
    expect(() => lockFolder(folder)).toThrow(
      expect.objectContaining({ ...held, message: expect.stringContaining(lockPath(folder)) }),
    );
  });

  it('is refused with the folder and its permissions where none can be written', () => {
    const notAFolder = join(t.temporaryFolder(), 'file');
    writeFileSync(notAFolder, '');
    expect(() => lockFolder(notAFolder)).toThrow(
      expect.objectContaining({
        code: 'chain.folder-unusable',
        message: expect.stringMatching(/\/file: see by its permissions/),
      }),
    );
  });

  it('that cannot be read is respected', () => {
    const folder = t.temporaryFolder();
    writeFileSync(lockPath(folder), '{');
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining(held));
  });
});

describe('a second open', () => {
  it('in the same process is refused and does the first no harm', async () => {
    const folder = t.temporaryFolder();
    const first = await t.openChain({ folder });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(t.openChain({ folder })).rejects.toMatchObject(held);
    }
    const hash = await t.send(first, t.account(1), { nonce: 0, data: t.REGISTER_CODE });
    await first.close();
    const again = await t.openChain({ folder });
    expect(await t.ask(again, 'eth_getTransactionReceipt', hash)).toMatchObject({ status: '0x1' });
  });

  it('in a worker or another process is refused, also after a refusal in the owner', async () => {
    const folder = t.temporaryFolder();
    const first = await t.openChain({ folder });
    await expect(t.openChain({ folder })).rejects.toMatchObject(held);
    const script = opener(folder);
    expect(await inWorker(script)).toBe('chain.folder-held');
    expect(inProcess(script)).toBe('chain.folder-held');
    await t.send(first, t.account(1), { nonce: 0, data: t.REGISTER_CODE });
    await first.close();
    expect(inProcess(script)).toBe('opened');
  }, 120_000);
});

/** Opens and closes the folder, and tells what came of it on the port or on standard output. */
function opener(folder: string): string {
  const index = new URL('./index.ts', import.meta.url).href;
  return `
    import { parentPort } from 'node:worker_threads';
    const { openEmbeddedChain } = await import(${JSON.stringify(index)});
    const options = { folder: ${JSON.stringify(folder)}, chainId: ${t.CHAIN_ID}, clock: () => 0 };
    const told = await openEmbeddedChain(options)
      .then((chain) => chain.close())
      .then(() => 'opened', (error) => error.code ?? String(error));
    if (parentPort) parentPort.postMessage(told);
    else console.log(told);
  `;
}

const TYPESCRIPT = ['--conditions=originmark-source', '--import', 'tsx'];

function inProcess(script: string): string {
  const run = spawnSync(process.execPath, [...TYPESCRIPT, '--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return run.stdout.trim() || run.stderr;
}

async function inWorker(script: string): Promise<unknown> {
  // A worker takes no --import: it registers the loader itself.
  const resolved = createRequire(import.meta.url).resolve('tsx/esm/api');
  const loader = pathToFileURL(resolved.replace(/cjs$/, 'mjs')).href;
  const source = `(await import(${JSON.stringify(loader)})).register();${script}`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  const conditions = ['--conditions=originmark-source'];
  const worker = new Worker(url, {
    execArgv: conditions,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
