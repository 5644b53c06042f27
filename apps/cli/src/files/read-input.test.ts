import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { readInput } from './read-input.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

const read = (path: string, maxBytes = 100) => readInput(path, 'the bundle', { io, maxBytes });

describe('readInput', () => {
  it('reads a file up to the limit', async () => {
    await io.file('a', 'x'.repeat(100));
    expect(Buffer.from(await read('a')).toString()).toBe('x'.repeat(100));
    expect(await read(join(io.cwd, 'a'))).toHaveLength(100);
  });

  it('refuses one byte more', async () => {
    await io.file('a', 'x'.repeat(101));
    expect(await faultOf(read('a'))).toEqual({
      exitCode: 65,
      message:
        'The bundle a is larger than 100 bytes, the most that is read: check that it is the file you meant.',
    });
  });

  it('never reads more than the limit of an endless file', async () => {
    expect((await faultOf(read('/dev/zero'))).exitCode).toBe(65);
  });

  it.each([
    ['empty', 'The bundle empty is empty: give the file with its content.'],
    ['folder', 'The bundle folder is a folder: name a file in it.'],
    ['nowhere', 'The bundle nowhere does not exist: check the path.'],
    [
      'empty/x',
      'The bundle empty/x does not exist, because a part of its path is a file: check the path.',
    ],
  ])('says of %s what it is', async (path, message) => {
    await io.file('empty', '');
    await mkdir(join(io.cwd, 'folder'));
    expect(await faultOf(read(path))).toEqual({ exitCode: 65, message });
  });
});
