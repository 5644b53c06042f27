import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { writeDraft } from './write-draft.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

const read = (file: string) => readFile(join(io.cwd, file), 'utf8');

describe('writeDraft', () => {
  it('makes the folder, accents and blanks in its name included', async () => {
    expect(await writeDraft('borradores ñ', 'F-1', '{"a":1}', io)).toEqual({
      file: join('borradores ñ', 'F-1.json'),
    });
    expect(await read('borradores ñ/F-1.json')).toBe('{"a":1}\n');
  });

  it('writes the same draft once', async () => {
    await writeDraft('drafts', 'F-1', '{"a":1}', io);
    expect(await writeDraft('drafts', 'F-1', '{"a":1}', io)).toEqual({
      file: join('drafts', 'F-1.json'),
    });
    expect(await readdir(join(io.cwd, 'drafts'))).toEqual(['F-1.json']);
  });

  it('lets a draft be that was completed by hand, or is another paper of that number', async () => {
    await writeDraft('drafts', 'F-1', '{"a":1}', io);
    const second = await writeDraft('drafts', 'F-1', '{"a":2}', io);
    expect(second).toEqual({
      file: join('drafts', 'F-1-2.json'),
      beside: join('drafts', 'F-1.json'),
    });
    expect(await writeDraft('drafts', 'F-1', '{"a":2}', io)).toEqual(second);
    expect([await read('drafts/F-1.json'), await read('drafts/F-1-2.json')]).toEqual([
      '{"a":1}\n',
      '{"a":2}\n',
    ]);
  });

  it('passes over a folder of that name', async () => {
    await mkdir(join(io.cwd, 'drafts', 'F-1.json'), { recursive: true });
    expect(await writeDraft('drafts', 'F-1', '{}', io)).toMatchObject({
      file: join('drafts', 'F-1-2.json'),
    });
  });

  it('is refused where the folder is a file', async () => {
    await io.file('drafts', '');
    expect(await faultOf(writeDraft('drafts', 'F-1', '{}', io))).toMatchObject({ exitCode: 65 });
  });
});
