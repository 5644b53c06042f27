import { describe, expect, it } from '@jest/globals';
import { isoCountry } from './iso-country.ts';

describe('isoCountry', () => {
  it('knows the 249 assigned codes', () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter(isoCountry);
    expect(codes).toHaveLength(249);
    // Every assigned code has a name of its own in the runtime's own data.
    const names = new Intl.DisplayNames('en', { type: 'region' });
    expect(codes.filter((code) => names.of(code) === code)).toEqual([]);
  });

  it.each(['UK', 'EU', 'XK', 'XA', 'ZZ', 'us', '', 'USA', null, {}, ['US'], 1])(
    'refuses %#',
    (code) => {
      expect(isoCountry(code)).toBe(false);
    },
  );
});
