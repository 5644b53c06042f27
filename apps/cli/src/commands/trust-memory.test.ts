import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';

const POLICY = 'https://verifier.example/policy';
const LIST = 'https://maker.example/status/1';
const [MAKER, OTHER] = ['did:web:maker.example', 'did:web:other.example'];
const NOON = Date.UTC(2026, 8, 24, 12);
let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
  await mkdir(join(io.cwd, '.originmark'));
  await io.file('.originmark/trust-sequences.json', JSON.stringify({ [POLICY]: [9, NOON, 'uP'] }));
  await io.file(
    '.originmark/status-sequences.json',
    JSON.stringify({
      [`${MAKER} ${LIST}`]: [
        [3, NOON],
        [8, NOON + 1000, 'uA'],
      ],
      [`${OTHER} ${LIST}`]: [[5, NOON + 60_000, 'uB']],
    }),
  );
});
afterEach(() => io.remove());

const run = async (...words: string[]): Promise<unknown> => {
  Object.assign(io.printed, { out: '', err: '' });
  await runProgram(['trust', ...words, '--json'], io, '0');
  return JSON.parse(io.printed.out);
};
const held = async (): Promise<Record<string, unknown>> => {
  const { statusLists, trustPolicies } = (await run('seen')) as {
    statusLists: { issuer: string; versions: { sequence: number }[] }[];
    trustPolicies: { id: string }[];
  };
  const lists = statusLists.map(({ issuer, versions }) => [
    issuer,
    versions.map(({ sequence }) => sequence),
  ]);
  const byIssuer = Object.fromEntries(lists) as Record<string, unknown>;
  return { ...byIssuer, policies: trustPolicies.map(({ id }) => id) };
};
const record = async (): Promise<unknown[]> => {
  const text = await readFile(join(io.cwd, '.originmark/forgotten-sequences.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
};

describe('trust seen', () => {
  it('shows what is remembered, by which version and since when', async () => {
    expect(await run('seen')).toEqual({
      trustPolicies: [{ id: POLICY, sequence: 9, seenAt: '2026-09-24T12:00:00Z', digest: 'uP' }],
      statusLists: [
        {
          issuer: MAKER,
          url: LIST,
          versions: [
            { sequence: 3, seenAt: '2026-09-24T12:00:00Z' },
            { sequence: 8, seenAt: '2026-09-24T12:00:01Z', digest: 'uA' },
          ],
        },
        {
          issuer: OTHER,
          url: LIST,
          versions: [{ sequence: 5, seenAt: '2026-09-24T12:01:00Z', digest: 'uB' }],
        },
      ],
      remembered: { statusLists: 2, most: 20_000 },
    });
    expect(await run('seen', OTHER)).toMatchObject({
      trustPolicies: [],
      statusLists: [{ issuer: OTHER }],
    });
  });

  it('says it to people too', async () => {
    await runProgram(['trust', 'seen', '--no-color'], io, '0');
    expect(io.printed.out).toMatch(/list https:\/\/maker\.example\/status\/1 of did:web:maker/);
    expect(io.printed.out).toMatch(/sequence 8, first seen 2026-09-24T12:00:01Z, uA/);
  });
});

describe('trust forget', () => {
  const because = ['--reason', 'stolen key'];

  it('forgets a policy alone', async () => {
    await run('forget', POLICY, ...because);
    expect(await held()).toEqual({ [MAKER]: [3, 8], [OTHER]: [5], policies: [] });
    expect(await record()).toEqual([
      expect.objectContaining({ kind: 'trust-policy', reason: 'stolen key', digest: 'uP' }),
    ]);
  });

  it('forgets the versions of a list from a sequence on, of one issuer', async () => {
    await run('forget', LIST, '--issuer', MAKER, '--from', '4', ...because);
    expect(await held()).toEqual({ [MAKER]: [3], [OTHER]: [5], policies: [POLICY] });
  });

  it('forgets all lists that were first seen since a moment, and no other', async () => {
    await run('forget', '--first-seen-since', '2026-09-24T12:00:30Z', ...because);
    expect(await held()).toEqual({ [MAKER]: [3, 8], policies: [POLICY] });
    await run('forget', LIST, '--reason', 'again');
    expect(await record()).toMatchObject([
      { issuer: OTHER, reason: 'stolen key' },
      { issuer: MAKER, reason: 'again' },
    ]);
  });

  it.each<[string[], number, RegExp]>([
    [['https://maker.example/status/2', ...because], 65, /nothing was forgotten.*trust seen/],
    [[MAKER, ...because], 65, /nothing was forgotten/],
    [[...because], 64, /Name what is to be forgotten/],
    [[LIST], 64, /--reason/],
    [[LIST, '--reason', ' '], 64, /--reason is empty/],
    [[LIST, '--from', '-1', ...because], 64, /--from -1 is not a sequence/],
    [[LIST, '--first-seen-since', '2026-09-24T12:00Z', ...because], 64, /leave the name/],
    [['--first-seen-since', 'noon', ...because], 64, /is not a moment/],
  ])('of %j forgets nothing', async (words, exitCode, sentence) => {
    const fault = await faultOf(runProgram(['trust', 'forget', ...words], io, '0'));
    expect(fault).toEqual({ exitCode, message: expect.stringMatching(sentence) });
    expect(await held()).toEqual({ [MAKER]: [3, 8], [OTHER]: [5], policies: [POLICY] });
  });
});
