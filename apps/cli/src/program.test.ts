import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EXIT } from './errors.ts';
import {
  EXAMPLES,
  EXIT_CODES,
  exitCodesOf,
  PARSING_EXIT_CODES,
  READING_EXIT_CODES,
} from './help-text.ts';
import { createKeeper, createTestIo, faultOf, type TestIo } from './io.test-support.ts';
import { runProgram } from './program.ts';

const keeper = createKeeper();
let io: TestIo;
beforeAll(async () => {
  io = await createTestIo({ keepOpen: keeper.keepOpen });
});
beforeEach(() => {
  Object.assign(io.printed, { out: '', err: '' });
});
afterAll(async () => {
  await keeper.letGo();
  await io.remove();
});

const run = (...words: string[]) => runProgram(words, io, '1.2.3');

describe('the command', () => {
  it.each([['--help'], ['-h'], ['help']])('explains itself at %s', async (word) => {
    expect(await run(word)).toBe(0);
    expect(io.printed.out).toMatch(/New here\? Run "demo"/);
    const issuing = [
      'init',
      'did',
      'draft',
      'issue',
      'revoke',
      'suspend',
      'resume',
      'anchor',
      'prove',
    ];
    const names = ['demo', 'verify', 'ae', 'bundle', ...issuing, 'check-proof', 'trust'];
    for (const name of names) expect(io.printed.out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(io.printed.out).toContain(EXIT_CODES);
  });

  it.each(Object.entries(EXAMPLES))(
    'explains %s with examples and exit codes',
    async (path, examples) => {
      expect(await run(...path.split(' '), '--help')).toBe(0);
      for (const example of examples) expect(io.printed.out).toContain(`  originmark ${example}\n`);
      expect(io.printed.out).toContain(exitCodesOf(path as keyof typeof EXAMPLES));
    },
  );

  it.each([
    ['ae', 'ae parse story/entry.ae'],
    ['bundle', 'bundle inspect story/entry.bundle.json'],
  ])('explains %s with an example', async (word, example) => {
    expect(await run(word, '--help')).toBe(0);
    expect(io.printed.out).toContain(`  originmark ${example}\n`);
  });

  it('lists every exit code that there is, and 1 and 2 only where something is judged', () => {
    const codesIn = (text: string): number[] =>
      [...text.matchAll(/^ {2}(\d+) /gm)].map(([, code]) => Number(code));
    expect(codesIn(EXIT_CODES)).toEqual(Object.values(EXIT));
    expect(codesIn(READING_EXIT_CODES)).toEqual(
      Object.values(EXIT).filter((code) => code !== EXIT.exception && code !== EXIT.review),
    );
    expect(codesIn(PARSING_EXIT_CODES)).toEqual(
      Object.values(EXIT).filter((code) => code !== EXIT.exception),
    );
  });

  it.each([
    [['help', 'verify'], 'originmark verify'],
    [['help', 'bundle'], 'originmark bundle'],
    [['help', 'bundle', 'inspect'], 'originmark bundle'],
    [['verify', '--help'], 'originmark verify'],
    [['bundle', 'help', 'inspect'], 'originmark bundle inspect'],
  ])('shows the help of %j', async (words, usage) => {
    expect(await run(...words)).toBe(0);
    expect(io.printed.out).toContain(`Usage: ${usage}`);
  });

  it('says its version', async () => {
    expect(await run('--version')).toBe(0);
    expect(io.printed.out).toBe('1.2.3\n');
  });

  it('shows the way where no command is named', async () => {
    expect(await run()).toBe(64);
    expect(io.printed.err).toContain('Usage: originmark');
    expect(io.printed.out).toBe('');
  });

  it.each([
    [['verfy'], /^Unknown command 'verfy' .*verify.* See "originmark --help"/],
    [
      ['verify', 'b'],
      /^Required option '--trust <file>' not specified\. See "originmark verify --help".* The bundle b does not exist/,
    ],
    [['verify', '--trust', 't'], /^Missing required argument 'bundle'/],
    [['verify', 'b', '--trust'], /^Option '--trust <file>' argument missing/],
    [['verify', 'b', '--trust', 't', '--now'], /^Unknown option '--now'/],
    [['verify', 'b', 'c', '--trust', 't'], /^Too many arguments/],
    [['ae', 'parse'], /^Missing required argument 'file'\. See "originmark ae parse --help"/],
    [['bundle', 'eat'], /^Unknown command 'eat'/],
    [['demo', '--colour'], /^Unknown option '--colour'/],
    [['verify', 'b', '--turst', 't'], /^Unknown option '--turst' \(Did you mean --trust\?\)\. See/],
    [['help', 'verfy'], /^Unknown command 'verfy' \(Did you mean verify\?\)\. See/],
    [['verfy', '--help'], /^Unknown command 'verfy' \(Did you mean verify\?\)/],
    [['bundle', 'inspct'], /^Unknown command 'inspct' \(Did you mean inspect\?\)/],
    [['bundle', 'inspct', '--help'], /^Unknown command 'inspct' \(Did you mean inspect\?\)/],
    [['help', 'bundle', 'inspct'], /^Unknown command 'inspct' \(Did you mean inspect\?\)/],
    [['did', 'create'], /^Required option '--method <method>'.*See "originmark did create --help"/],
    [['trust', 'sign', 'p'], /^Required option '--did <did>'.*See "originmark trust sign --help"/],
  ])('refuses %j', async (words, sentence) => {
    expect(await faultOf(run(...words))).toEqual({
      exitCode: 64,
      message: expect.stringMatching(sentence),
    });
    expect(io.printed.out).toBe('');
  });

  it('runs every example of its help pages', async () => {
    // A name to be filled in, and all twins: both have tests of their own.
    const isLeftOut = (example: string) => example.includes('<') || example === 'demo';
    const examples = Object.values(EXAMPLES).flat();
    const codes: Record<string, number> = {};
    for (const example of examples) {
      if (isLeftOut(example)) continue;
      const words = example.split(' ');
      if (example.startsWith('demo')) words.push('--only', 'signature-bit-flipped');
      codes[example] = await run(...words);
    }
    expect(new Set(Object.values(codes))).toEqual(new Set([0, 2]));
    expect(Object.keys(codes)).toHaveLength(examples.filter((one) => !isLeftOut(one)).length);
  }, 120_000);
});
