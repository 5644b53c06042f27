import { describe, expect, test } from '@jest/globals';
import { createClaims, firstLine } from '../preference/preference.test-support.ts';
import { coverEither, coverLine } from './cover-line.ts';

// The goods of the tariff schedule of 2026 alone, to ten digits: other years cannot be compared.
const GOODS_2026 = [{ system: 'HTS2026', prefix: '9503000073' }];
const TOYS = [{ system: 'HS2022', prefix: '9503' }];

const HOUSTON = '5301';
const UNKNOWN_PORT = '9999';

test.each([
  ['the year at the port, before the year of UTC', HOUSTON, '2027-01-01T05:30:00Z', 'covered'],
  ['the next year once it is there', HOUSTON, '2027-01-01T06:30:00Z', 'undecidable'],
  ['one year for every zone', UNKNOWN_PORT, '2026-06-15T12:00:00Z', 'covered'],
  ['two possible years', UNKNOWN_PORT, '2027-01-01T05:30:00Z', 'undecidable'],
])('goods are of the schedule of the year of entry: %s', (_, portOfEntry, enteredAt, coverage) => {
  const claims = createClaims({ entry: { portOfEntry, enteredAt } });
  expect(coverLine(claims, firstLine(claims), GOODS_2026)).toBe(coverage);
  expect(coverLine(claims, firstLine(claims), TOYS)).toBe('covered');
});

test('without a clock of entry the year of importation counts, and without both none', () => {
  const imported = createClaims({ entry: { enteredAt: undefined } });
  expect(coverLine(imported, firstLine(imported), GOODS_2026)).toBe('covered');
  const none = createClaims({ entry: { enteredAt: undefined, importedAt: undefined } });
  expect(coverLine(none, firstLine(none), TOYS)).toBe('undecidable');
});

describe('goods that were filed as something else than is presented', () => {
  const filed = (hts: string) => {
    const record = { entryNumber: 'Z9Z-0042617-4', lines: [{ line: 2, hts }] };
    const claims = createClaims({ context: { record } });
    return [claims, firstLine(claims)] as const;
  };

  test('are what a licence must cover', () => {
    expect(coverLine(...filed('6109.10.0012'), TOYS)).toBe('not-covered');
    expect(coverLine(...filed('9503.00.0071'), TOYS)).toBe('covered');
  });

  test('are recorded as either', () => {
    expect(coverEither(...filed('6109.10.0012'), TOYS)).toBe('covered');
    const shirts = [{ system: 'HS2022', prefix: '6109' }];
    expect(coverEither(...filed('6109.10.0012'), shirts)).toBe('covered');
    expect(coverEither(...filed('9503.00.0071'), shirts)).toBe('not-covered');
  });
});
