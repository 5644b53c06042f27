import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { refuseOverwrite } from './refuse-overwrite.ts';

const TOKEN = 'eyJhIjoxfQ.eyJiIjoyfQ.c2ln_-';
let io: TestIo;

beforeAll(async () => {
  io = await createTestIo();
  await io.file('token.jwt', `${TOKEN}\n`);
  await io.file('draft.json', '{"a":1.5}\n');
  await io.file('other.json', '{}');
  await io.file('entry.bundle.json', '{"type":"EntryBundle","version":1}\n');
  await mkdir(join(io.cwd, 'folder'));
  await symlink('draft.json', join(io.cwd, 'link'));
  await symlink('token.jwt', join(io.cwd, 'token-link'));
});
afterAll(() => io.remove());

describe('refuseOverwrite', () => {
  it.each([
    ['token.jwt', {}, /holds a signed token.*another file with --out/],
    ['token.jwt', { text: 'eyJhIjoxfQ.eyJiIjoyfQ.other' }, /holds a signed token/],
    ['folder', {}, /is a folder: name a file, in it or elsewhere, with --out/],
    ['entry.bundle.json', { keepsBundle: true }, /holds an entry bundle, as it was filed/],
    ['token-link', {}, /holds a signed token/],
    ['draft.json', { inputs: ['draft.json'] }, /is what this command reads/],
    ['./folder/../draft.json', { inputs: ['urn:uuid:1', 'draft.json'] }, /this command reads/],
    ['link', { inputs: [undefined, 'draft.json'] }, /is what this command reads/],
  ])('refuses %s with %j', async (path, over, sentence) => {
    expect(await faultOf(refuseOverwrite(path, over, io))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(sentence),
    });
  });

  it.each([
    ['token.jwt', { text: TOKEN }],
    ['token.jwt', { text: `${TOKEN}\n`, inputs: ['token.jwt'] }],
    ['other.json', { inputs: ['draft.json', 'token.jwt', 'urn:uuid:1'] }],
    ['entry.bundle.json', {}],
    ['other.json', { keepsBundle: true }],
    ['draft.json', { keepsBundle: true }],
    ['missing.jwt', { inputs: ['draft.json'] }],
    ['other.json/below', {}],
    ['folder/new.json', {}],
  ])('lets %s be with %j', async (path, over) => {
    await expect(refuseOverwrite(path, over, io)).resolves.toBeUndefined();
  });
});
