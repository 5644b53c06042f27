import { expect, it } from '@jest/globals';
import { formatSpan } from './format-span.ts';

it.each([
  [0, '0 s'],
  [999, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [7_200_000, '2 h'],
  [86_400_000 * 3.5, '3 d'],
])('%s ms are %s', (ms, text) => {
  expect(formatSpan(ms)).toBe(text);
});
