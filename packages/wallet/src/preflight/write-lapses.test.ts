import { describe, expect, it } from '@jest/globals';
import { heldOf } from '../held.test-support.ts';
import type { PreflightInput } from './preflight-input.ts';
import type { Telling } from './tell-problems.ts';
import { writeLapses } from './write-lapses.ts';

const UNTIL = Date.UTC(2026, 8, 30);
const DAY = 86_400_000;
const power = heldOf({
  id: 'urn:power',
  type: 'CommercialInvoiceCredential',
  more: { validUntil: '2026-09-30T00:00:00Z' },
});
const telling = { names: new Map(), summary: { lines: [] } } as unknown as Telling;
const told = (at: number, lapseDays?: number) =>
  writeLapses(
    [power],
    { presenting: { at }, ...(lapseDays !== undefined && { lapseDays }) } as PreflightInput,
    telling,
  ).map(({ credential, days, what }) => [credential, what, days]);

describe('what ends soon', () => {
  it('is told from 45 days before, and not a millisecond earlier', () => {
    expect(told(UNTIL - 45 * DAY)).toEqual([['urn:power', 'validity', 45]]);
    expect(told(UNTIL - 45 * DAY - 1)).toEqual([]);
  });

  it('is told for as many days as are asked for', () => {
    expect(told(UNTIL - DAY, 0)).toEqual([]);
    expect(told(UNTIL - 90 * DAY, 90)).toEqual([['urn:power', 'validity', 90]]);
  });

  it('counts whole days, and those that have passed below 0', () => {
    expect(told(UNTIL - DAY / 2)).toEqual([['urn:power', 'validity', 0]]);
    expect(told(UNTIL + 1)).toEqual([['urn:power', 'validity', -1]]);
    expect(told(UNTIL + 2 * DAY)).toEqual([['urn:power', 'validity', -2]]);
  });
});
