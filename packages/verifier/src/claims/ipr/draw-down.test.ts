import { describe, expect, test } from '@jest/globals';
import { parseDecimal } from '@originmark/customs';
import type { DrawDownCounters, QuantityCap } from '@originmark/schemas';
import {
  createClaims,
  createCredential,
  firstLine,
  troublesOf,
  type World,
} from '../preference/preference.test-support.ts';
import { countUse, drawDown } from './draw-down.ts';
import { writeCount } from './write-count.ts';

const OTHER_ENTRY = 'Z9Z-0039915-7';
const OPEN = ['indeterminate scope.quantity'];

/** What one line of 500 dozen draws from a licence with a cap, after 35,000 pieces drawn on some day. */
function draw(
  quantity: QuantityCap,
  on = '2026-04-20',
  entry: World['entry'] = {},
  filed?: string,
) {
  const licence = createCredential({
    id: 'licence',
    type: 'IntellectualPropertyRightsLicenseCredential',
    issuer: 'did:web:brightfern.example',
    subject: { scope: { quantity } },
  });
  const record = {
    entryNumber: 'Z9Z-0042617-4',
    lines: [{ line: 2, quantities: [{ value: filed ?? '', unit: 'NO' }] }],
  };
  const claims = createClaims({
    entry,
    ...(filed === undefined ? {} : { context: { record } }),
    lines: [{ line: { quantities: [{ value: '500.00', unit: 'DZN' }] }, support: [licence] }],
  });
  const view = firstLine(claims);
  const before = {
    credential: licence.id,
    entryNumber: OTHER_ENTRY,
    entryVersion: 1,
    quantity: { value: '35000', unit: 'C62' },
    on,
  };
  const counters: DrawDownCounters = { type: 'DrawDownCounters', version: 1, uses: [before] };
  const used = countUse([{ view, path: [licence] }], claims);
  return drawDown([licence], view, used, counters, { number: claims.subject.entryNumber });
}

const ANNUAL = { max: '40000', unit: 'C62', period: 'P1Y' } as const;
const UNKNOWN_PORT = { portOfEntry: '9999' };

describe('an annual cap', () => {
  test('counts what was drawn in the year of importation', () => {
    const { draws, findings } = draw(ANNUAL);
    expect(troublesOf(findings)).toEqual(['fail licence.quantity-exceeded']);
    expect(draws).toMatchObject([{ before: '35000', thisEntry: '6000', total: '41000' }]);
  });

  test.each([
    ['60000', '60000'],
    ['60', '6000'],
    ['much', '6000'],
  ])('counts what was filed, %s pieces, or presented, whichever is more', (filed, thisEntry) => {
    expect(draw(ANNUAL, '2026-04-20', {}, filed).draws).toMatchObject([{ thisEntry }]);
  });

  test('begins anew with the next year', () => {
    const { draws, findings } = draw(ANNUAL, '2025-12-31');
    expect(troublesOf(findings)).toEqual([]);
    expect(draws).toMatchObject([{ before: '0', total: '6000' }]);
  });

  test('is undecided, and forgets nothing, where the port has no known day', () => {
    const { draws, findings } = draw(ANNUAL, '2026-04-20', UNKNOWN_PORT);
    expect(troublesOf(findings)).toEqual(OPEN);
    expect(draws).toEqual([]);
  });
});

describe('a cap for the whole term', () => {
  test('needs no day', () => {
    const { draws, findings } = draw({ max: '41000', unit: 'C62' }, '2025-12-31', UNKNOWN_PORT);
    expect(troublesOf(findings)).toEqual([]);
    expect(draws).toMatchObject([{ total: '41000' }]);
  });
});

describe('a cap beyond what a verdict can write', () => {
  test.each(['999999999999999999', '999999999999999999.999999999'])(
    'is counted all the same, and the count is left out: %s dozen',
    (max) => {
      const { draws, findings } = draw({ max, unit: 'DZN' });
      expect(troublesOf(findings)).toEqual([]);
      expect(findings).toMatchObject([{ code: 'scope.ok', outcome: 'pass' }]);
      expect(draws).toEqual([]);
    },
  );

  test('is written where it fits', () => {
    expect(draw({ max: '83333333333333333', unit: 'DZN' }).draws).toMatchObject([
      { max: '999999999999999996', total: '41000' },
    ]);
  });
});

test.each([
  ['6000.00', '6000'],
  ['0.50', '0.5'],
  ['100', '100'],
  ['0.00', '0'],
])('a count of %s is written %s', (text, written) => {
  const value = parseDecimal(text);
  expect(value === undefined ? undefined : writeCount(value)).toBe(written);
});
