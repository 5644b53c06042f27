import { expect, it } from '@jest/globals';
import { fractionsOf, seedOf } from './seeds.test-support.ts';

it('a seed gives the same moments in every run, and another gives others', () => {
  const moments = (seed: number) => Array.from({ length: 5 }, fractionsOf(seed));
  expect(moments(7)).toEqual(moments(7));
  expect(moments(7)).not.toEqual(moments(8));
  expect(moments(7).every((at) => at >= 0 && at < 1)).toBe(true);
});

it('a seed that is given is taken, and what is none is refused', () => {
  expect(seedOf('7')).toBe(7);
  expect(Number.isInteger(seedOf())).toBe(true);
  for (const text of ['', 'x', '-1', '1.5', '4294967296'])
    expect(() => seedOf(text)).toThrow(RangeError);
});
