import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoStory, readAeFile } from '@originmark/demo-entry';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { loadRecord } from './load-record.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

const ENTERED = Date.UTC(2026, 8, 14, 20, 10);

describe('loadRecord', () => {
  it('reads from AE what the demo entry has on record, but for the hour of importation', async () => {
    await io.file('entry.ae', readAeFile());
    const { record } = await createDemoStory();
    if (record === undefined) throw new Error('the demo has no record');
    const { enteredAt = 0, claimedAt = 0, lines, ...header } = record;
    const { value, problems } = await loadRecord('entry.ae', { enteredAt, claimedAt }, io);
    expect(problems).toBe(0);
    expect(value).toMatchObject({
      ...header,
      enteredAt,
      claimedAt,
      importedAt: Date.UTC(2026, 8, 14, 12),
      consigneeNumber: '89-100042000',
      stateOfDestination: 'TX',
      bond: { bondType: '8', surety: '998' },
      totals: { enteredValue: '175860', duty: '2623.50', fees: '274.91' },
    });
    expect(new TextDecoder().decode(value.source as Uint8Array)).toBe(readAeFile());
    // Quantities and weights stay in the units of the AE records.
    const bare = lines.map((line) => ({
      ...line,
      quantities: expect.anything(),
      grossWeight: expect.anything(),
    }));
    expect(value.lines).toMatchObject(bare);
    expect(value.lines[0]).toMatchObject({
      quantities: [
        { value: '450.00', unit: 'DOZ' },
        { value: '1512.00', unit: 'KG' },
      ],
      grossWeight: { value: '1860', unit: 'KG' },
    });
  });

  it('leaves out the times that nobody gave', async () => {
    await io.file('entry.ae', readAeFile());
    const { value } = await loadRecord('entry.ae', {}, io);
    expect(value).not.toHaveProperty('enteredAt');
    expect(value).not.toHaveProperty('claimedAt');
  });

  it('counts the problems of records that can be read', async () => {
    await io.file('entry.ae', readAeFile().replace('000262350', '000999999'));
    expect((await loadRecord('entry.ae', {}, io)).problems).toBeGreaterThan(0);
  });

  it.each([
    ['the day before at the port', Date.UTC(2026, 8, 14, 4, 59)],
    ['the day after', Date.UTC(2026, 8, 15, 5)],
    ['a year of another age', Date.UTC(1, 0, 1)],
  ])('refuses a time of entry on %s', async (_what, enteredAt) => {
    await io.file('entry.ae', readAeFile());
    expect(await faultOf(loadRecord('entry.ae', { enteredAt }, io))).toEqual({
      exitCode: 64,
      message: expect.stringMatching(/^--entered-at .* is not on 2026-09-14, the day of entry/),
    });
  });

  it.each([Date.UTC(2026, 8, 14, 5), ENTERED, Date.UTC(2026, 8, 15, 4, 59)])(
    'takes a time of entry on that day, %d',
    async (enteredAt) => {
      await io.file('entry.ae', readAeFile());
      expect((await loadRecord('entry.ae', { enteredAt }, io)).value.enteredAt).toBe(enteredAt);
    },
  );

  it('refuses what cannot be read as one summary, with the first problem', async () => {
    await io.file('junk', 'not AE at all\n');
    const { exitCode, message } = await faultOf(loadRecord('junk', {}, io));
    expect(exitCode).toBe(65);
    expect(message).toMatch(/^junk cannot be read as .*Record 1.*"originmark ae parse junk"\.$/);
    expect(message).not.toContain('..');
  });

  it.each([
    ['cut blanks', readAeFile().replace(/ +$/gm, ''), 'Pad each record to 80 columns with blanks.'],
    ['a byte order mark', `\uFEFF${readAeFile()}`, 'Save it as plain ASCII'],
    ['JSON', '[]', 'Give the file as it was sent to ABI.'],
  ])('says what to do about %s', async (_what, content, remedy) => {
    await io.file('entry.ae', content);
    expect((await faultOf(loadRecord('entry.ae', {}, io))).message).toContain(remedy);
  });
});
