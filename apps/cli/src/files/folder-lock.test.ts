import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { withFolderLock } from './folder-lock.ts';

const HOUR_S = 3600;
let io: TestIo;
let lock: string;
beforeEach(async () => {
  io = await createTestIo();
  lock = join(io.cwd, 'lock');
});
afterEach(() => io.remove());

const now = (): number => Date.now() / 1000;
const done = () => Promise.resolve('done');

describe('withFolderLock', () => {
  it('runs the work, gives back what it gives, and leaves no lock', async () => {
    expect(await withFolderLock(lock, done)).toBe('done');
    await expect(withFolderLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(io.cwd)).toEqual([]);
  });

  it('takes over an empty folder that was left long ago', async () => {
    await mkdir(lock);
    await utimes(lock, 1, 1);
    expect(await withFolderLock(lock, done, 1000)).toBe('done');
  });

  it.each<[string, () => Promise<void>]>([
    ['held by another run', () => mkdir(lock)],
    [
      'an old file',
      async () => {
        await writeFile(lock, '');
        await utimes(lock, 1, 1);
      },
    ],
    [
      'an old folder that holds something',
      async () => {
        await mkdir(join(lock, 'inside'), { recursive: true });
        await utimes(lock, 1, 1);
      },
    ],
    [
      'from the future',
      async () => {
        await mkdir(lock);
        await utimes(lock, now() + HOUR_S, now() + HOUR_S);
      },
    ],
  ])('gives up on a lock that is %s, and says what to do', async (_what, make) => {
    await make();
    const before = process.cpuUsage();
    const { exitCode, message } = await faultOf(withFolderLock(lock, done, 400));
    const { user, system } = process.cpuUsage(before);
    expect(exitCode).toBe(65);
    expect(message).toContain(`then remove ${lock}. Nothing was judged.`);
    // It waited instead of turning round and round.
    expect(user + system).toBeLessThan(300_000);
    expect(await readdir(io.cwd)).toEqual(['lock']);
  });
});
