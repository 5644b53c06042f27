import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoStory, readAeFile } from '@originmark/demo-entry';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { loadRecord } from './load-record.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

describe('loadRecord', () => {
  it('reads from AE what the demo entry has on record, but for the hour of importation', async () => {
    await io.file('entry.ae', readAeFile());
    const { record } = await createDemoStory();
    const { importedAt, ...rest } = { ...record, importedAt: Date.UTC(2026, 8, 14, 12) };
    const { enteredAt = 0, claimedAt = 0 } = rest;
    expect(await loadRecord('entry.ae', { enteredAt, claimedAt }, io)).toEqual({
      ...rest,
      importedAt,
    });
  });

  it('leaves out the times that nobody gave', async () => {
    await io.file('entry.ae', readAeFile());
    expect(Object.keys(await loadRecord('entry.ae', {}, io))).toEqual([
      'entryNumber',
      'importedAt',
      'lines',
    ]);
  });

  it('refuses what cannot be read as one summary, with the first problem', async () => {
    await io.file('junk', 'not AE at all\n');
    const { exitCode, message } = await faultOf(loadRecord('junk', {}, io));
    expect(exitCode).toBe(65);
    expect(message).toMatch(/^junk cannot be read as .*Record 1.*"originmark ae parse junk"\.$/);
  });
});
