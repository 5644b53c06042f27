import { mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, type TestIo } from '../io.test-support.ts';
import { makeFolder } from './make-folder.ts';
import { writeAtomically } from './write-atomically.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

describe('writeAtomically', () => {
  it('replaces a file, readable by its owner alone, and leaves nothing beside it', async () => {
    await io.file('f', 'before');
    await writeAtomically(join(io.cwd, 'f'), 'after');
    expect(await readFile(join(io.cwd, 'f'), 'utf8')).toBe('after');
    expect((await stat(join(io.cwd, 'f'))).mode & 0o777).toBe(0o600);
    expect(await readdir(io.cwd)).toEqual(['f']);
  });

  it('writes through no link that waits beside it or in its place', async () => {
    await io.file('victim', 'kept');
    const [file, victim] = [join(io.cwd, 'f'), join(io.cwd, 'victim')];
    await symlink(victim, `${file}.${process.pid}.tmp`);
    await symlink(victim, file);
    await writeAtomically(file, 'new');
    expect(await readFile(victim, 'utf8')).toBe('kept');
    expect(await readFile(file, 'utf8')).toBe('new');
    expect((await readdir(io.cwd)).sort()).toEqual(['f', `f.${process.pid}.tmp`, 'victim']);
  });

  it('leaves nothing behind when it fails', async () => {
    await mkdir(join(io.cwd, 'f'));
    await expect(writeAtomically(join(io.cwd, 'f'), 'x')).rejects.toThrow(
      /EISDIR|ENOTEMPTY|EEXIST/,
    );
    expect(await readdir(io.cwd)).toEqual(['f']);
  });
});

describe('makeFolder', () => {
  it('makes what is missing above it, and takes what is there', async () => {
    const path = join(io.cwd, 'a', 'b', 'c');
    await makeFolder(path, 0o700);
    await makeFolder(path);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['file', 'EEXIST'],
    ['file/x', 'ENOTDIR'],
  ])('rejects for %s with %s', async (name, code) => {
    await io.file('file', 'x');
    await expect(makeFolder(join(io.cwd, name))).rejects.toMatchObject({ code });
  });

  it('rejects where a file system takes no folders', async () => {
    await expect(makeFolder('/proc/a/b')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
