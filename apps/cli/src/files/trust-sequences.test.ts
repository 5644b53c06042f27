import { mkdir, readdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import {
  dataFolder,
  forgetTrustSequence,
  listTrustSequences,
  openTrustSequences,
} from './trust-sequences.ts';

const ID = 'https://verifier.example/trust';
let io: TestIo;
let folder: string;
beforeEach(async () => {
  io = await createTestIo();
  folder = join(io.cwd, 'data');
});
afterEach(() => io.remove());

/** In use as of a moment. */
const use = (id: string, sequence: number) =>
  [{ id, sequence, digest: `u${sequence}` }, 100] as const;
const kept = (sequence: number) => [sequence, 100, `u${sequence}`];
const stored = async (): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, 'trust-sequences.json'), 'utf8'));

describe('the memory of trust policies', () => {
  it('knows nothing at first and makes no folder for that', async () => {
    const { seen } = await openTrustSequences(folder);
    expect(seen(ID)).toBeUndefined();
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it('keeps the highest sequence of each policy, for its owner alone, and leaves nothing else', async () => {
    const { remember } = await openTrustSequences(folder);
    await remember(...use(ID, 7));
    await remember(...use(ID, 6));
    await remember(...use('https://other.example', 0));
    expect(await stored()).toEqual({ [ID]: kept(7), 'https://other.example': kept(0) });
    expect((await openTrustSequences(folder)).seen(ID)).toBe(7);
    expect(await readdir(folder)).toEqual(['trust-sequences.json']);
    expect((await stat(join(folder, 'trust-sequences.json'))).mode & 0o777).toBe(0o600);
  });

  it('does not write a sequence that is no higher', async () => {
    await (await openTrustSequences(folder)).remember(...use(ID, 7));
    const path = join(folder, 'trust-sequences.json');
    await utimes(path, 1, 1);
    await (await openTrustSequences(folder)).remember(...use(ID, 7));
    expect((await stat(path)).mtimeMs).toBe(1000);
  });

  it('loses nothing when many write at once', async () => {
    const memories = await Promise.all(
      Array.from({ length: 20 }, () => openTrustSequences(folder)),
    );
    await Promise.all(
      memories.map(({ remember }, at) => remember(...use(`urn:policy:${at % 5}`, at))),
    );
    expect(await stored()).toEqual({
      'urn:policy:0': kept(15),
      'urn:policy:1': kept(16),
      'urn:policy:2': kept(17),
      'urn:policy:3': kept(18),
      'urn:policy:4': kept(19),
    });
  });

  it('takes over the lock of a run that was killed', async () => {
    await mkdir(join(folder, 'trust-sequences.lock'), { recursive: true });
    await utimes(join(folder, 'trust-sequences.lock'), 1, 1);
    await (await openTrustSequences(folder)).remember(...use(ID, 7));
    expect(await stored()).toEqual({ [ID]: kept(7) });
  });

  it('reads what was kept before digests were', async () => {
    await mkdir(folder);
    await io.file('data/trust-sequences.json', JSON.stringify({ [ID]: 7 }));
    expect((await openTrustSequences(folder)).seen(ID)).toBe(7);
    expect(await listTrustSequences(folder)).toEqual([{ id: ID, sequence: 7 }]);
  });

  it('lets go of a policy that poisoned it, and keeps what it was and why in the record', async () => {
    const { remember } = await openTrustSequences(folder);
    await remember(...use(ID, 1_000_000_000));
    await remember(...use('https://other.example', 3));
    const why = { reason: 'signed with a stolen key', at: 1000 };
    const was = { id: ID, sequence: 1_000_000_000, seenAt: 100, digest: 'u1000000000' };
    expect(await forgetTrustSequence(folder, ID, why)).toEqual(was);
    expect(await forgetTrustSequence(folder, ID, why)).toBeUndefined();
    expect((await openTrustSequences(folder)).seen(ID)).toBeUndefined();
    expect((await openTrustSequences(folder)).seen('https://other.example')).toBe(3);
    const record = await readFile(join(folder, 'forgotten-sequences.jsonl'), 'utf8');
    expect(
      record
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { forgottenAt: '1970-01-01T00:00:01Z', reason: why.reason, kind: 'trust-policy', ...was },
    ]);
  });

  it.each(['', 'junk', '[]', '{"a":"7"}', '{"a":1.5}', '{"a":1,"a":2}', '{"a":[1,2]}'])(
    'refuses a damaged memory, %j, and says how to go on',
    async (text) => {
      await mkdir(folder);
      await io.file('data/trust-sequences.json', text);
      const { exitCode, message } = await faultOf(openTrustSequences(folder));
      expect(exitCode).toBe(65);
      expect(message).toMatch(/trust-sequences\.json, .* is damaged .*: restore it, or remove it/);
    },
  );

  it('refuses a data folder that cannot be written, naming path and remedy', async () => {
    const { remember } = await openTrustSequences('/proc/originmark');
    expect(await faultOf(remember(...use(ID, 1)))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(
        /^\/proc\/originmark\/trust-sequences\.json cannot be written: .*--data/,
      ),
    });
  });

  it('refuses a data folder that is a file', async () => {
    await io.file('data', 'x');
    expect(await faultOf(openTrustSequences(folder))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/\(ENOTDIR\): check the folder .* --data\.$/),
    });
  });
});

describe('dataFolder', () => {
  it.each([
    ['given', { ORIGINMARK_DATA: 'env' }, '/w/given'],
    [undefined, { ORIGINMARK_DATA: 'env' }, '/w/env'],
    [undefined, { ORIGINMARK_DATA: '' }, '/w/.originmark'],
    [undefined, {}, '/w/.originmark'],
    ['/abs', {}, '/abs'],
  ])('for --data %p and %p is %s', (option, env, folder) => {
    expect(dataFolder(option, { cwd: '/w', env })).toBe(folder);
  });
});
