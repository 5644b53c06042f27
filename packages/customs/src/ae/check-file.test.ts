import { describe, expect, it } from '@jest/globals';
import { parseAe } from './parse-ae.ts';

const RECORDS = ['10AZ9Z  00426174 5301            0111', '11', '90'];
const padded = RECORDS.map((record) => record.padEnd(80));
const problemsOf = (file: string | Uint8Array) => parseAe(file).problems;

describe('a file that is wrong as a whole', () => {
  it('says once that blanks were cut, and how to mend it', () => {
    expect(problemsOf(RECORDS.join('\n'))).toMatchObject([
      {
        code: 'length',
        record: 0,
        found: '3 of 3 records without the blanks at their end',
        message: expect.stringContaining('Pad each record to 80 columns with blanks.'),
      },
    ]);
  });

  it.each([
    ['one short record among whole ones', [padded[0], RECORDS[1], padded[2]]],
    ['a record of no known type', [...RECORDS, 'hello']],
    ['a record that is too long', [...RECORDS, '90'.padEnd(80, '0').concat('0')]],
  ])('names the records themselves for %s', (_what, records) => {
    const found = problemsOf(records.join('\n'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ record }) => record > 0)).toBe(true);
  });

  it.each([
    ['text', `\uFEFF${padded.join('\n')}`],
    ['UTF-8', new TextEncoder().encode(`\uFEFF${padded.join('\n')}`)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x31, 0)],
  ])('says once that it begins with a byte order mark, as %s', (_what, file) => {
    expect(problemsOf(file)).toMatchObject([{ code: 'not-ascii', record: 0 }]);
  });

  it.each(['{"a": 1}', ' [1]'])('says once that %s is JSON', (file) => {
    expect(problemsOf(file)).toMatchObject([{ code: 'not-ae', record: 0, found: 'JSON' }]);
  });
});
