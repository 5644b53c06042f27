import { chmod, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createTestIo, type TestIo } from '../io.test-support.ts';
import { readArrivals } from './read-arrivals.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
  await mkdir(join(io.cwd, 'inbox/deep'), { recursive: true });
});
afterEach(() => io.remove());

const told = async (maxBytes?: number) =>
  (await readArrivals('inbox', io, maxBytes)).map((one) => [
    one.name,
    'text' in one ? one.text : 'problem' in one ? 'problem' : 'document',
  ]);

it('reads a folder however deep, and follows no link out of it', async () => {
  await io.file('secret', 'secret');
  await io.file('inbox/a', 'one');
  await io.file('inbox/deep/b', 'two');
  await symlink('../secret', join(io.cwd, 'inbox/link'));
  await symlink('..', join(io.cwd, 'inbox/round'));
  expect(await told()).toEqual([
    ['inbox/a', 'one'],
    ['inbox/deep/b', 'two'],
  ]);
});

it('stops at so many bytes of a folder, and names what was not read', async () => {
  await io.file('inbox/a', 'x'.repeat(60));
  await io.file('inbox/b', 'y'.repeat(60));
  await io.file('inbox/c', 'z');
  expect((await told(100)).map(([name, what]) => [name, what?.length])).toEqual([
    ['inbox/a', 60],
    ['inbox/b', 60],
    ['inbox/c', 'problem'.length],
  ]);
  expect((await told()).at(-1)).toEqual(['inbox/c', 'z']);
});

it('tells a folder in it that cannot be read, and reads the rest', async () => {
  await io.file('inbox/a', 'one');
  await chmod(join(io.cwd, 'inbox/deep'), 0);
  const isRoot = process.getuid?.() === 0;
  expect(await told()).toEqual(
    isRoot
      ? [['inbox/a', 'one']]
      : [
          ['inbox/deep', 'problem'],
          ['inbox/a', 'one'],
        ],
  );
  await chmod(join(io.cwd, 'inbox/deep'), 0o700);
});
