import { mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
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

  /** A lock that a process left, `change` apart from this one. */
  async function leave(change: object): Promise<void> {
    const record = await withFolderLock(lock, () => readFile(lock, 'utf8'));
    await writeFile(lock, JSON.stringify({ ...(JSON.parse(record) as object), ...change }));
  }

  it('takes over at once from a process that is gone', async () => {
    await leave({ startedAt: '1' });
    expect(await withFolderLock(lock, done, 0)).toBe('done');
    expect(await readdir(io.cwd)).toEqual([]);
  });

  it('takes over from where it cannot look only what is old', async () => {
    await leave({ host: 'elsewhere' });
    expect((await faultOf(withFolderLock(lock, done, 0))).exitCode).toBe(65);
    await utimes(lock, 1, 1);
    expect(await withFolderLock(lock, done, 0)).toBe('done');
    expect(await readdir(io.cwd)).toEqual([]);
  });

  it('leaves it with a holder that lives, however old it is', async () => {
    await withFolderLock(lock, async () => {
      await utimes(lock, 1, 1);
      expect((await faultOf(withFolderLock(lock, done, 0))).exitCode).toBe(65);
    });
    expect(await withFolderLock(lock, done, 0)).toBe('done');
  });

  it('does not release what has become another’s', async () => {
    const others = join(io.cwd, 'others');
    await withFolderLock(others, async () => {
      const record = await readFile(others, 'utf8');
      await withFolderLock(lock, () => rename(others, lock));
      expect(await readFile(lock, 'utf8')).toBe(record);
    });
    expect(await readdir(io.cwd)).toEqual(['lock']);
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
