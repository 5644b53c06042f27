import { describe, expect, it } from '@jest/globals';
import { parseSpi } from './spi.ts';

const OTHERS = 'A A+ A* B C D E E* IL K L R JO SG CL MA AU BH OM PE KR CO PA JP N NP'.split(' ');

describe('parseSpi', () => {
  it.each([
    ['S', 'USMCA', 'originating', true],
    ['S+', 'USMCA', 'tpl-or-agricultural', false],
    ['P', 'CAFTA-DR', 'originating', true],
    ['P+', 'CAFTA-DR', 'agricultural-us-as-third-country', true],
    ['CA', 'NAFTA', 'originating', true],
    ['MX', 'NAFTA', 'originating', true],
  ])('knows %s', (code, agreement, kind, confirmed) => {
    expect(parseSpi(code)).toMatchObject({
      ok: true,
      value: { code, agreement, kind, source: { confirmed } },
    });
  });

  it.each(OTHERS)('knows %s as another program, without an agreement', (code) => {
    const spi = parseSpi(code);
    expect(spi).toMatchObject({ ok: true, value: { code, kind: 'other-program' } });
    expect(spi).not.toHaveProperty('value.agreement');
  });

  it.each(['', 's', 'S ', 'S++', 'X', '__proto__', null, {}, 5, ['S'], 'S'.repeat(1_000_000)])(
    'refuses %#',
    (text) => {
      expect(parseSpi(text)).toMatchObject({ ok: false, reason: 'spi-unknown' });
    },
  );
});
