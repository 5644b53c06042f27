import { expect, it } from '@jest/globals';
import type { EthrEvent } from '@originmark/core';
import { compareHistories, emptyComparison } from './compare-histories.test-support.ts';
import { explainDifference } from './known-faults.test-support.ts';

// Thousands of histories: npm run test:histories
it('documents of random histories are those of the resolver of the method, at every version', async () => {
  const comparison = emptyComparison();
  await compareHistories(comparison, { seed: 9001, changes: 8, identities: 25 });
  expect(comparison.unexplained).toEqual([]);
  expect(comparison.histories).toBe(25);
  expect(comparison.events).toBe(200);
  expect(comparison.documents).toBeGreaterThan(250);
  expect(comparison.faults['valid-in-the-second-of-its-end']).toBeGreaterThan(0);
});

const event: EthrEvent = {
  kind: 'delegate',
  identity: `0x${'1'.repeat(40)}`,
  ...{ blockNumber: 1, blockTime: 100, logIndex: 0, previousChange: 0 },
  ...{ delegateType: 'veriKey', delegate: `0x${'2'.repeat(40)}`, validTo: 150 },
};
const key = { fragment: 'delegate-1', meaning: 'a key' };
const described = (...parts: (typeof key)[]) => ({ parts, dangling: [] });

it.each([
  ['a key of theirs that has not ended', described(), described(key), 149],
  ['a key of ours that they lack', described(key), described(), 150],
  ['the same key under another id', described({ ...key, fragment: 'x' }), described(key), 149],
  ['another meaning', described({ ...key, meaning: 'b' }), described(key), 149],
])('a comparison does not explain %s', (_what, ours, theirs, second) => {
  expect(explainDifference(ours, theirs, [event], second).unexplained).not.toEqual([]);
});

it('a comparison explains a key that they hold for valid in the second of its end', () => {
  expect(explainDifference(described(), described(key), [event], 150)).toEqual({
    faults: ['valid-in-the-second-of-its-end'],
    unexplained: [],
  });
});
