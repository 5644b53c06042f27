import { expect, test } from '@jest/globals';
import { readDay } from './read-day.ts';

test.each([
  ['03/04/2026', 'DD/MM/YYYY', '2026-04-03'],
  ['03/04/2026', 'MM/DD/YYYY', '2026-03-04'],
  ['03.04.2026', 'DD.MM.YYYY', '2026-04-03'],
  ['20260403', 'YYYYMMDD', '2026-04-03'],
  [' 2026-04-03 ', 'YYYY-MM-DD', '2026-04-03'],
] as const)('%s as %s is %s', (written, format, day) => {
  expect(readDay(written, format)).toBe(day);
});

test.each([
  ['03/04/2026', 'YYYY-MM-DD'],
  ['31/02/2026', 'DD/MM/YYYY'],
  ['04/13/2026', 'DD/MM/YYYY'],
  ['3/4/2026', 'DD/MM/YYYY'],
  ['03/04/26', 'DD/MM/YYYY'],
  ['03-04-2026', 'DD/MM/YYYY'],
  ['46115', 'YYYY-MM-DD'],
  ['', 'YYYY-MM-DD'],
] as const)('%p as %s is no day', (written, format) => {
  expect(readDay(written, format)).toBeUndefined();
});
