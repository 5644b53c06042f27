import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestIo, type TestIo } from '../apps/cli/src/io.test-support.ts';
import { runProgram } from '../apps/cli/src/program.ts';

const PREFIX = 'npm run --silent originmark -- ';
const page = readFileSync(join(process.cwd(), 'docs/story.md'), 'utf8');

/** Blocks of the page in its order: commands to run, or what a run printed. */
const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text }),
);
const commandsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/\\\n\s*/g, '')
    .trim()
    .split('\n');

let io: TestIo;
beforeAll(async () => {
  io = await createTestIo({
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
});
afterAll(() => io.remove());

describe('the page that tells the story', () => {
  it('has nothing but commands to run and what they print', () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['sh', 'text']));
    const commands = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => commandsOf(text));
    expect(commands.filter((command) => !command.startsWith(PREFIX))).toEqual([]);
  });

  it('shows commands that run as they stand, and prints what they print', async () => {
    const ends: Record<string, number[]> = {};
    const unprinted: string[] = [];
    let printed = '';
    for (const { language, text } of blocks) {
      if (language === 'text') {
        if (!printed.includes(text)) unprinted.push(text);
        continue;
      }
      for (const command of commandsOf(text)) {
        Object.assign(io.printed, { out: '', err: '' });
        const words = command.slice(PREFIX.length).split(' ');
        // All twins have a test of their own: here the story and its files are wanted.
        const args = words[0] === 'demo' ? [...words, '--only', 'signature-bit-flipped'] : words;
        const code = await runProgram(args, io, '0.0.0');
        expect([command, io.printed.err]).toEqual([command, '']);
        (ends[words[0] ?? ''] ??= []).push(code);
        printed += io.printed.out;
      }
    }
    expect(unprinted).toEqual([]);
    const { verify, ...others } = ends;
    expect(verify).toEqual([0, 0, 0, 1]);
    expect(new Set(Object.values(others).flat())).toEqual(new Set([0]));
  }, 240_000);

  it('leaves a verdict that the files of the story give again, byte for byte', async () => {
    const command = commandsOf(blocks.find(({ text }) => text.includes('--record'))?.text ?? '');
    const words = command.at(-1)?.slice(PREFIX.length).split(' ') ?? [];
    Object.assign(io.printed, { out: '', err: '' });
    expect(await runProgram([...words, '--json'], io, '0.0.0')).toBe(0);
    expect(io.printed.out).toBe(
      await readFile(join(io.cwd, 'story/verifier/verdict.json'), 'utf8'),
    );
  });
});
