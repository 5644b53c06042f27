import { describe, expect, it } from '@jest/globals';
import type { AnchorBacklog } from '@originmark/storage';
import { anchoringLag } from './anchoring-lag.ts';

const NOW = 1_000_000;
const nothing: AnchorBacklog = { waiting: 0, open: [], missing: [] };
const lagOf = (backlog: Partial<AnchorBacklog>, boundMs = 1000) =>
  anchoringLag({ ...nothing, ...backlog }, { now: NOW, boundMs });

describe('anchoringLag', () => {
  it('is none where everything has its proof', () => {
    const lastConfirmed = { id: 7, confirmedAt: NOW - 5, block: 12, blockAt: NOW - 9 };
    expect(lagOf({ lastConfirmed })).toEqual({
      at: NOW,
      waiting: 0,
      open: [],
      lagMs: 0,
      boundMs: 1000,
      lastConfirmed,
      missing: [],
      state: 'within-bound',
    });
  });

  it.each([
    [1000, 'within-bound'],
    [1001, 'late'],
  ])('of %s ms against a bound of 1,000 is %s', (age, state) => {
    const backlog = { waiting: 1, oldestWaitingAt: NOW - age, oldestUnprovenAt: NOW - age };
    expect(lagOf(backlog)).toMatchObject({ lagMs: age, oldestWaitingMs: age, state });
  });

  it('counts what is in a batch without a proof, and the age of that batch', () => {
    const open = [{ id: 3, size: 8, state: 'sent', claimedAt: NOW - 900, attempts: 1 }] as const;
    const lag = lagOf({ open, oldestUnprovenAt: NOW - 2000 });
    expect(lag).toMatchObject({ waiting: 0, lagMs: 2000, open: [{ ageMs: 900 }], state: 'late' });
    expect(lag.oldestWaitingMs).toBeUndefined();
  });

  it('is damage, whatever its bound, where a final batch is gone', () => {
    const missing = [{ id: 1, size: 4, digest: '0x', missingSince: NOW }];
    expect(lagOf({ missing }, Infinity)).toMatchObject({ lagMs: 0, missing, state: 'damaged' });
  });

  it('is never negative, where the clock was set back', () => {
    expect(lagOf({ waiting: 1, oldestUnprovenAt: NOW + 5 })).toMatchObject({ lagMs: 0 });
  });

  const DAY = 86_400_000;
  const claimed = { id: 3, size: 8, state: 'sent', attempts: 1 } as const;
  it.each([
    ['document', { oldestUnprovenAt: NOW + DAY, newestUnprovenAt: NOW + DAY }],
    ['batch', { oldestUnprovenAt: NOW, open: [{ ...claimed, claimedAt: NOW + DAY }] }],
    ['ledger', { lastConfirmed: { id: 7, confirmedAt: NOW, block: 1, blockAt: NOW + DAY } }],
  ])(
    'is not known where the clock of a %s ran ahead, and never within its bound',
    (what, backlog) => {
      const lag = lagOf({ waiting: 1, ...backlog });
      expect(lag).toMatchObject({ lagMs: 0, ahead: { what, ms: DAY }, state: 'clock-ahead' });
    },
  );

  it('has a minute for clocks that do not agree', () => {
    const stampedAt = (ms: number) => lagOf({ newestUnprovenAt: NOW + ms });
    expect(stampedAt(60_000)).toMatchObject({ state: 'within-bound' });
    expect(stampedAt(60_000)).not.toHaveProperty('ahead');
    expect(stampedAt(60_001)).toMatchObject({ state: 'clock-ahead', ahead: { ms: 60_001 } });
  });

  it('counts from when its batch was made, where the document was stamped ahead', () => {
    const ahead = { oldestUnprovenAt: NOW + DAY, newestUnprovenAt: NOW + DAY };
    const lag = lagOf({ ...ahead, open: [{ ...claimed, claimedAt: NOW - 2000 }] });
    expect(lag).toMatchObject({ lagMs: 2000, state: 'late', ahead: { what: 'document', ms: DAY } });
  });
});
