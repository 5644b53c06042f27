import { spawn, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const LOADER = import.meta.resolve('tsx');
let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'originmark-main-'));
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command. `until` closes its standard output after so many characters. */
function run(
  words: readonly string[],
  { env, stdio, until }: SpawnOptions & { until?: number } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--conditions=originmark-source', '--import', LOADER, MAIN, ...words],
      { cwd, env: { PATH: process.env['PATH'], ...env }, stdio: stdio ?? 'pipe' },
    );
    let [out, err] = ['', ''];
    child.stdout?.on('data', (text) => {
      out += String(text);
      if (until !== undefined && out.length >= until) child.stdout?.destroy();
    });
    child.stderr?.on('data', (text) => {
      err += String(text);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('originmark', () => {
  it('says its version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  });

  it('tells the demo and leaves files that it verifies', async () => {
    const demo = await run(['demo', '--only', 'signature-bit-flipped', '--write', 'story']);
    expect(demo).toMatchObject({ code: 0, err: '' });
    expect(demo.out.trimEnd()).toMatch(/\n1 twin: 1 caught, 1 legal twin passed$/);
    const words = ['verify', 'story/entry.bundle.json', '--trust', 'story/trust.json', '--offline'];
    const verify = await run([...words, '--at', '2026-09-24T15:10:00Z', '--json']);
    expect(verify).toMatchObject({ code: 2, err: '' });
    expect(JSON.parse(verify.out)).toMatchObject({ type: 'EntryVerdict', outcome: 'review' });
    expect(readdirSync(join(cwd, '.originmark')).sort()).toEqual([
      'status-sequences.json',
      'trust-sequences.json',
    ]);
  }, 120_000);

  it.each([
    [['verify', 'x', '--trust', 'y'], 65, /^originmark: The bundle x does not exist.*\n$/],
    [['verify', 'b'], 64, /^originmark: Required option '--trust <file>'.*\n$/],
    [['--what'], 64, /^originmark: Unknown option '--what'.*\n$/],
  ])('answers %j with %d and one sentence', async (words, code, sentence) => {
    expect(await run(words)).toEqual({ code, out: '', err: expect.stringMatching(sentence) });
  });

  it('shows a stack trace only when asked to', async () => {
    const { err } = await run(['ae', 'parse', 'x'], { env: { ORIGINMARK_DEBUG: '1' } });
    expect(err).toMatch(/\n {4}at /);
  });

  it('ends quietly, with its own exit code, when nobody reads any more', async () => {
    const { code, err } = await run(['demo', '--only', 'signature-bit-flipped'], { until: 1 });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('says when what it prints cannot be written', async () => {
    const full = openSync('/dev/full', 'w');
    const { code, err } = await run(['--help'], { stdio: ['ignore', full, 'pipe'] });
    expect(code).toBe(70);
    expect(err).toMatch(/^originmark: What was to be printed could not be written .*ENOSPC/);
  });

  it('prints colour when forced to, and never under NO_COLOR', async () => {
    const words = ['ae', 'parse', 'story/entry.ae'];
    expect((await run(words)).out).not.toContain('\u001b');
    expect((await run(words, { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[1m');
    const both = await run(words, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(both.out).not.toContain('\u001b');
  });
});
