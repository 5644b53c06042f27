import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOSTILE_TWINS } from '@originmark/demo-entry';
import { createTestIo, type TestIo } from '../io.test-support.ts';
import type { TwinResult } from './run-twin.ts';
import { runTwins } from './run-twins.ts';
import { serveTwins, type Threads } from './twin-threads.ts';

let io: TestIo;
beforeAll(async () => {
  io = await createTestIo();
});
afterAll(() => io.remove());

/** Threads that answer with the id they are sent, after what `before` does with it. */
async function threads(name: string, before: string): Promise<Threads> {
  await io.file(
    name,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', async (id) => { ${before}; parentPort.postMessage({ id }); });`,
  );
  return { script: pathToFileURL(join(io.cwd, name)), count: 3 };
}

async function idsOf(results: AsyncGenerator<TwinResult, void>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of results) ids.push(id);
  return ids;
}

const unused = () => Promise.reject(new Error('told here'));

describe('twins in threads', () => {
  it('come back in order, whichever is done first', async () => {
    const uneven = 'await new Promise((done) => setTimeout(done, id.length % 3))';
    const results = runTwins(HOSTILE_TWINS, unused, await threads('uneven.mjs', uneven));
    expect(await idsOf(results)).toEqual(HOSTILE_TWINS.map(({ id }) => id));
  });

  it('are not run any more once nobody asks for the next', async () => {
    const log = join(io.cwd, 'log');
    const noting = `await new Promise((done) => setTimeout(done, 20));
      (await import('node:fs')).appendFileSync(${JSON.stringify(log)}, id + '\\n')`;
    for await (const { id } of runTwins(HOSTILE_TWINS, unused, await threads('n.mjs', noting))) {
      expect(id).toBe(HOSTILE_TWINS[0]?.id);
      break;
    }
    const noted = readFileSync(log, 'utf8');
    await new Promise((done) => setTimeout(done, 200));
    expect(readFileSync(log, 'utf8')).toBe(noted);
    expect(noted.trimEnd().split('\n').length).toBeLessThan(HOSTILE_TWINS.length / 2);
  });

  it('fail together when a thread dies', async () => {
    const results = runTwins(
      HOSTILE_TWINS,
      unused,
      await threads('dies.mjs', "throw new Error('died')"),
    );
    await expect(idsOf(results)).rejects.toThrow('died');
  });
});

describe('serveTwins', () => {
  it('runs the twin that it is sent', async () => {
    const { port1, port2 } = new MessageChannel();
    serveTwins(port1);
    const answer = new Promise<TwinResult>((resolve) => port2.once('message', resolve));
    port2.postMessage('signature-bit-flipped');
    expect(await answer).toMatchObject({ id: 'signature-bit-flipped', attack: { caught: true } });
    port1.close();
  });
});
