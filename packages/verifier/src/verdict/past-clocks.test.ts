import { describe, expect, test } from '@jest/globals';
import { pastClocks } from './past-clocks.ts';

const NOW = Date.parse('2026-09-24T15:10:00Z');

function claimed(claimedAt: number, asOf?: number) {
  const clocks = { lines: [{ claimedAt, imported: '2026-09-14' }], findings: [] };
  const given = { presentedAt: NOW, verifiedAt: NOW, ...(asOf === undefined ? {} : { asOf }) };
  return pastClocks(clocks, given).lines[0];
}

describe('pastClocks', () => {
  test('keeps a claim that was made, whoever says when', () => {
    expect(claimed(NOW)).toEqual({ claimedAt: NOW, imported: '2026-09-14' });
    expect(claimed(NOW - 1, NOW - 1)).toMatchObject({ claimedAt: NOW - 1 });
  });

  test('leaves out a claim that is yet to be made, even as of a moment that the operator set', () => {
    expect(claimed(NOW + 1)).toEqual({ imported: '2026-09-14' });
    expect(claimed(NOW + 1, NOW + 1)).toEqual({ imported: '2026-09-14' });
  });
});
