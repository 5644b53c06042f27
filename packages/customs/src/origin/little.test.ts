import { describe, expect, test } from '@jest/globals';
import { AGREEMENTS } from '../agreements/agreements.ts';
import { isAtMost, littleOf } from './little.ts';

describe('what may fail to change', () => {
  test.each([
    ['USMCA', 10],
    ['CAFTA-DR', 10],
    ['NAFTA', 7],
  ])('of %s is %d per cent, by value and by weight', (id, percent) => {
    const agreement = AGREEMENTS.find((one) => one.id === id);
    if (agreement === undefined) throw new Error(id);
    expect([littleOf(agreement, 'value'), littleOf(agreement, 'weight')]).toEqual([
      percent,
      percent,
    ]);
    // One percentage by weight, whatever the goods: the judge by weight asks for no other.
    expect(new Set(agreement.limits.deMinimis.map((rule) => rule.percent)).size).toBe(1);
  });

  test('does not exceed it at exactly the share', () => {
    const of = (units: bigint) => ({ units, scale: 2 });
    expect(isAtMost(of(10n), 10, of(100n))).toBe(true);
    expect(isAtMost(of(11n), 10, of(100n))).toBe(false);
  });
});
