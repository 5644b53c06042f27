import { describe, expect, it } from '@jest/globals';
import { afterEntryOptions } from './after-entry-options.ts';
import { CLAIMED, UNCLAIMED } from './after-entry.test-support.ts';

describe('afterEntryOptions', () => {
  it('answers all six remedies, always in the same order', () => {
    const names = [
      'post-summary-correction',
      'post-importation-claim',
      'reconciliation',
      'protest-of-liquidation',
      'protest-of-denied-claim',
      'notice-of-correction',
    ];
    const bare = { today: '2026-11-10', aim: 'correct-claim' } as const;
    for (const facts of [CLAIMED, UNCLAIMED, bare])
      expect(afterEntryOptions(facts).map(({ remedy }) => remedy)).toEqual(names);
  });

  it('never takes an unknown fact for one that opens or closes', () => {
    for (const aim of ['correct-claim', 'claim-preference'] as const) {
      const answers = afterEntryOptions({ today: '2026-11-10', aim });
      expect(answers.filter(({ answer }) => answer === 'open' || answer === 'closed')).toEqual([]);
    }
  });

  it('says what stands behind each open or closed answer', () => {
    const bare = [...afterEntryOptions(CLAIMED), ...afterEntryOptions(UNCLAIMED)].filter(
      ({ answer, sources }) => (answer === 'open' || answer === 'closed') && sources.length === 0,
    );
    expect(bare).toEqual([]);
  });

  it('throws for a day that is none', () => {
    expect(() => afterEntryOptions({ ...CLAIMED, awareOn: '2026-02-30' })).toThrow(
      expect.objectContaining({ code: 'date-malformed' }),
    );
    expect(() => afterEntryOptions({ ...CLAIMED, today: 'today' })).toThrow(
      expect.objectContaining({ code: 'date-malformed' }),
    );
  });
});
