import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChainVerdict } from '@originmark/schemas';
import { createKeeper, createTestIo } from '../apps/cli/src/io.test-support.ts';
import { runProgram } from '../apps/cli/src/program.ts';

const root = process.cwd();
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const SOURCE = [
  '--conditions=originmark-source',
  '--import',
  join(root, 'node_modules/tsx/dist/loader.mjs'),
];

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], cwd: string): Promise<Run> {
  const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...SOURCE, ...args],
      { cwd, env, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

/** The first code block of a language that holds some text. */
function block(language: string, holding: string): string {
  const blocks = readme.match(new RegExp(`\`\`\`${language}\n[\\s\\S]*?\`\`\``, 'g')) ?? [];
  return (
    blocks
      .find((text) => text.includes(holding))
      ?.split('\n')
      .slice(1, -1)
      .join('\n') ?? ''
  );
}

describe('README', () => {
  const PREFIX = 'npm run --silent originmark -- ';
  const commandsOf = (text: string): string[][] =>
    text
      .split('\n')
      .filter((line) => line.startsWith(PREFIX))
      .map((line) => line.slice(PREFIX.length).split(' '));
  const commands = commandsOf(block('sh', `${PREFIX}demo`));
  const origin = commandsOf(block('sh', `${PREFIX}origin determine`));
  const session = commandsOf(block('sh', `${PREFIX}init`));
  const importing = commandsOf(block('sh', `${PREFIX}import `));
  const keeping = commandsOf(block('sh', `${PREFIX}report check`));
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'originmark-readme-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('names the two commands near its top', () => {
    const top = readme.split('\n').slice(0, 15).join('\n');
    expect(top).toContain('npm ci && npm run demo');
    expect(top).toContain('npm ci && npm test');
  });

  it('shows commands that run as they stand, and a library example that runs on their files', async () => {
    const outcomes: Record<string, number> = {};
    const [first = [], ...others] = commands;
    expect(first[0]).toBe('demo');
    // The whole demo has a test of its own: here only its files are needed.
    const demo = [...first, '--only', 'signature-bit-flipped'];
    const told = await run([join(root, 'apps/cli/src/main.ts'), ...demo], folder);
    expect(told.stderr).toBe('');
    outcomes[first.slice(0, 2).join(' ')] = told.status;
    // All others in this one process: each would load the same libraries again.
    const io = await createTestIo({ cwd: folder, now: Date.now });
    const runHere = async (command: readonly string[]): Promise<number> => {
      const status = await runProgram(command, io, '0.0.0');
      expect([command, io.printed.err]).toEqual([command, '']);
      return status;
    };
    for (const command of others) outcomes[command.slice(0, 2).join(' ')] = await runHere(command);
    expect(outcomes).toEqual({
      'demo --write': 0,
      'bundle inspect': 0,
      'ae parse': 0,
      'verify demo-files/entry.bundle.json': 2,
      'verify demo-files/verifier/evidence.json': 0,
    });

    expect(origin).toHaveLength(3);
    for (const command of origin)
      expect([command[1], await runHere(command)]).toEqual([command[1], 0]);

    const cache = join(root, 'node_modules/.cache/originmark');
    mkdirSync(cache, { recursive: true });
    const example = join(cache, 'readme-example.mts');
    writeFileSync(example, block('ts', 'verifyEntry'));
    const { stdout, stderr } = await run([example], folder);
    expect(stderr).toBe('');
    expect(stdout).toBe("review { supported: 2, undetermined: 1, 'not-claimed': 1 }\ntrue\n");
  }, 240_000);

  it('shows a session of an issuer whose verdicts hold before and after the rotation of its key', async () => {
    const keeper = createKeeper();
    const io = await createTestIo({
      keepOpen: keeper.keepOpen,
      now: Date.now,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    try {
      const steps: number[] = [];
      const verdicts: unknown[] = [];
      for (const words of session) {
        Object.assign(io.printed, { out: '', err: '' });
        const verifies = words[0] === 'verify';
        // All in this one process: each would load the same libraries again.
        const code = await runProgram(verifies ? [...words, '--json'] : words, io, '0.0.0');
        expect(io.printed.err).toBe('');
        if (!verifies) {
          steps.push(code);
          continue;
        }
        const { outcome, existed, fragments } = JSON.parse(io.printed.out) as ChainVerdict;
        const codes = fragments.filter(({ effect }) => effect !== 'none').map(({ code: of }) => of);
        verdicts.push([code, outcome, existed !== undefined, codes]);
      }
      // The importer's side goes on in the same folder.
      const outcomes: [string, number][] = [];
      for (const words of importing) {
        Object.assign(io.printed, { out: '', err: '' });
        outcomes.push([words[0] ?? '', await runProgram(words, io, '0.0.0')]);
        expect(io.printed.err).toBe('');
      }
      const kept: [string, number][] = [];
      for (const words of keeping) {
        Object.assign(io.printed, { out: '', err: '' });
        kept.push([words[0] ?? '', await runProgram(words, io, '0.0.0')]);
        expect(io.printed.err).toBe('');
      }
      expect(kept).toEqual(
        ['verify', 'anchor', 'prove', 'verify', 'report', 'report'].map((word) => [word, 0]),
      );
      const judging = ['preflight', 'import', 'bundle', 'verify'];
      expect(outcomes.filter(([word]) => judging.includes(word))).toEqual([
        ['preflight', 2],
        ['import', 0],
        ['preflight', 0],
        ['bundle', 0],
        ['verify', 0],
        ['verify', 0],
      ]);
      expect(session.map(([word]) => word).lastIndexOf('verify')).toBe(session.length - 1);
      expect(new Set(steps)).toEqual(new Set([0]));
      expect(verdicts).toEqual([
        [0, 'valid', false, []],
        [0, 'valid', true, []],
        [2, 'indeterminate', false, ['key.rotated-unproven']],
        [0, 'valid', true, []],
      ]);
    } finally {
      await keeper.letGo();
      await io.remove();
    }
  }, 240_000);
});
