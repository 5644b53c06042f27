import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readAeFile } from '@originmark/demo-entry';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runAeParse } from './ae-parse.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

describe('ae parse', () => {
  it('prints header, lines and totals of the demo entry', async () => {
    await io.file('entry.ae', readAeFile());
    expect(await runAeParse({ args: { file: 'entry.ae' }, io })).toBe(0);
    expect(io.printed.err).toBe('');
    for (const words of [
      'ENTRY SUMMARY Z9Z-0042617-4',
      "Line 1 MEN'S LONG-SLEEVE SHIRTS",
      '6205.20.2066: value 45,360 USD, duty 0.00 USD; 450.00 DOZ, 1,512.00 KG',
      'Line 4',
      'Totals: duty 2,623.50 USD, fees 274.91 USD',
      '60 records, 0 problems, 0 unknown records',
    ])
      expect(io.printed.out).toContain(words);
  });

  it('prints the same as one JSON object', async () => {
    await io.file('entry.ae', readAeFile());
    expect(await runAeParse({ args: { file: 'entry.ae', json: true }, io })).toBe(0);
    expect(JSON.parse(io.printed.out)).toMatchObject({
      records: 60,
      summary: { header: { entryNumber: 'Z9Z-0042617-4' } },
      problems: [],
      unknown: [],
    });
  });

  it('names problems of substance and unknown records, and returns 2', async () => {
    const [first = '', ...rest] = readAeFile().split('\n');
    const wrong = [first.replace('00426174', '00426175'), ...rest];
    wrong.splice(8, 0, 'QQ'.padEnd(80));
    await io.file('entry.ae', wrong.join('\n'));
    expect(await runAeParse({ args: { file: 'entry.ae' }, io })).toBe(2);
    expect(io.printed.err).toBe('');
    expect(io.printed.out).toMatch(/record 1 \(10\) columns \d+-\d+ entry-number/);
    expect(io.printed.out).toContain('record 9 (QQ)');
  });

  it.each([
    ['binary junk', Uint8Array.from({ length: 300 }, (_, at) => (at * 89) % 256)],
    ['short records', '10AZ9Z\n11\n'],
    ['escape sequences', `\u001b[2J${readAeFile()}`],
  ])('lists every problem of %s and returns 65', async (_what, content) => {
    await io.file('entry.ae', content);
    expect(await runAeParse({ args: { file: 'entry.ae' }, io })).toBe(65);
    expect(io.printed.out).toContain('PROBLEMS');
    expect(io.printed.out).not.toContain('\u001b');
    expect(io.printed.err).toMatch(
      /^entry\.ae cannot be read as one entry summary: \d+ problems?, /,
    );
  });

  it('returns 0 for unknown records alone', async () => {
    await io.file('entry.ae', readAeFile().replace('\n', `\n${'QQ'.padEnd(80)}\n`));
    expect(await runAeParse({ args: { file: 'entry.ae' }, io })).toBe(0);
  });

  it.each([
    [
      'cut blanks',
      readAeFile().replace(/ +$/gm, ''),
      /Pad each record to 80 columns with blanks\./,
    ],
    ['a byte order mark', `\uFEFF${readAeFile()}`, /without that mark\./],
    ['another format', '{"entry": 1}', /Give the file as it was sent to ABI\./],
  ])('tells of %s once, with the remedy', async (_what, content, remedy) => {
    await io.file('entry.ae', content);
    expect(await runAeParse({ args: { file: 'entry.ae' }, io })).toBe(65);
    expect(io.printed.out.replace(/\s+/g, ' ')).toMatch(remedy);
    expect(io.printed.err).toContain(': 1 problem, ');
  });

  it('says of a missing file that it does not exist', async () => {
    expect(await faultOf(runAeParse({ args: { file: 'x' }, io }))).toEqual({
      exitCode: 65,
      message: 'The AE file x does not exist: check the path.',
    });
  });
});
