import { expect, it } from '@jest/globals';
import { createClaims } from '../preference/preference.test-support.ts';
import { findUnpresented } from './find-unpresented.ts';

const RIGHT = 'https://recordation.customs.example/rights/tmk-24-90417';
const told = (...lines: number[]) =>
  findUnpresented(
    createClaims({ context: { observed: lines.map((line) => ({ line, right: RIGHT })) } }),
  );

it('tells a mark that was observed on a line which was not presented, once', () => {
  expect(told(9, 9)).toMatchObject([
    { code: 'licence.none', outcome: 'fail', axis: 'ipr', line: 9, expected: RIGHT },
  ]);
});

it('leaves a mark on a line that was presented to that line', () => {
  expect(told(2)).toEqual([]);
});

it('tells it of a number that no line can have, without the number in its place', () => {
  for (const line of [0, 1000, 1.5]) {
    const [finding] = told(line);
    expect(finding?.line).toBeUndefined();
    expect(finding?.found).toContain(String(line));
  }
});
