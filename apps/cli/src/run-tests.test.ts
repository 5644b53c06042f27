import { spawnSync } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, type TestIo } from './io.test-support.ts';

const SCRIPT = fileURLToPath(new URL('../../../scripts/run-tests.mjs', import.meta.url));
let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

describe('scripts/run-tests.mjs', () => {
  it('says where jest is missing what to do', async () => {
    const copy = join(io.cwd, 'run-tests.mjs');
    await copyFile(SCRIPT, copy);
    const { status, stdout, stderr } = spawnSync(process.execPath, [copy], {
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'jest is not installed here: run "npm ci" first.\n',
    });
  });
});
