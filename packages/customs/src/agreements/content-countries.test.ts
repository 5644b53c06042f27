import { describe, expect, it } from '@jest/globals';
import { contentCountries } from './content-countries.ts';

describe('contentCountries', () => {
  it.each([
    ['S', '2026-09-14', 'US MX CA'],
    ['P', '2026-09-14', 'US SV HN NI GT DO CR'],
    ['P+', '2026-09-14', 'SV HN NI GT DO CR'],
    ['P+', '2006-03-31', 'SV'],
    ['P', '2008-12-31', 'US SV HN NI GT DO'],
    ['P', '2009-01-01', 'US SV HN NI GT DO CR'],
    ['MX', '2020-06-30', 'US MX CA'],
  ])('under %s on %s: %s', (spi, date, countries) => {
    expect(contentCountries(spi, date)).toMatchObject({ ok: true, value: countries.split(' ') });
  });

  it.each([
    ['MX', '2020-07-01', 'agreement-ended'],
    ['S', '2020-06-30', 'agreement-not-yet-in-force'],
    ['S', 'soon', 'agreement-date-malformed'],
    ['JP', '2026-09-14', 'agreement-unknown'],
    ['CAFTA-DR', '2026-09-14', 'spi-unknown'],
  ])('%s on %s: %s', (spi, date, reason) => {
    expect(contentCountries(spi, date)).toMatchObject({ ok: false, reason });
  });
});
