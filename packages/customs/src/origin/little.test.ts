import { describe, expect, test } from '@jest/globals';
import { AGREEMENTS } from '../agreements/agreements.ts';
import { LITTLE } from './little.ts';

describe('what may fail to change', () => {
  test.each(AGREEMENTS.map((agreement) => [agreement.id, agreement] as const))(
    'is what the limits of %s say',
    (id, { limits }) => {
      const percents = limits.deMinimis.map(({ percent }) => percent);
      expect(new Set(percents)).toEqual(new Set([String(LITTLE[id])]));
    },
  );
});
