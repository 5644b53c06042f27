import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { type Child, pauseAfter, startChild } from './start-child.ts';

const { log } = Fastify();

describe('pauseAfter', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [5, 16_000],
    [9, 30_000],
  ])('%i ends lately: %i ms', (lately, ms) => {
    expect(pauseAfter(lately)).toBe(ms);
  });
});

describe('startChild', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'child-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const script = (name: string, text: string): string => {
    const path = join(folder, `${name}.cjs`);
    writeFileSync(path, text);
    return path;
  };

  /** Starts it, and gives what it was given up with. */
  const start = (path: string, pauseMs = 0) => {
    let child: Child | undefined;
    const givenUp = new Promise<number>((resolve) => {
      child = startChild({
        role: 'issuer',
        script: path,
        env: { PATH: process.env['PATH'] },
        log,
        givenUp: resolve,
        elapsed: () => 0,
        pauseOf: () => pauseMs,
      });
    });
    if (child === undefined) throw new Error('it was not started');
    return { child, givenUp };
  };

  it('starts it again when it ends, and gives up the fifth time in a minute', async () => {
    const counted = join(folder, 'count');
    const path = script(
      'dies',
      `require('fs').appendFileSync(${JSON.stringify(counted)}, process.argv.slice(2).join(' ') + '\\n'); process.exit(3)`,
    );
    const { givenUp } = start(path);
    expect(await givenUp).toBe(3);
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(counted, 'utf8')).toBe('--role issuer\n'.repeat(5));
  });

  it('gives up at once what says that its settings are wrong', async () => {
    const { givenUp } = start(script('refuses', 'process.exit(64)'), 60_000);
    expect(await givenUp).toBe(64);
  });

  it('asks it to end, and waits until it has', async () => {
    const { child } = start(
      script(
        'stays',
        `process.on('SIGTERM', () => setImmediate(() => process.exit(0))); process.send('up'); setInterval(() => 0, 1000)`,
      ),
    );
    const pid = child.pid();
    await child.up();
    await child.close();
    expect(() => process.kill(pid ?? 0, 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }));
  });
});
