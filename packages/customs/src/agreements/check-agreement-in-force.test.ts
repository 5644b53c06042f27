import { describe, expect, it } from '@jest/globals';
import { checkAgreementInForce, isAgreementInForce } from './check-agreement-in-force.ts';

describe('checkAgreementInForce', () => {
  it.each([
    ['S', '2026-09-14', 'MX'],
    ['USMCA', '2020-07-01', undefined],
    ['MX', '2020-06-30', 'MX'],
    ['P', '2026-09-14', 'HN'],
    ['P', '2009-01-01', 'CR'],
  ])('%s on %s, %s', (spi, date, country) => {
    expect(checkAgreementInForce(spi, date, country)).toMatchObject({ ok: true });
    expect(isAgreementInForce(spi, date, country)).toBe(true);
  });

  it.each([
    ['A', '2026-09-14', undefined, 'agreement-unknown'],
    [null, '2026-09-14', undefined, 'agreement-unknown'],
    ['S', '2026-02-30', undefined, 'agreement-date-malformed'],
    ['S', 20260914, undefined, 'agreement-date-malformed'],
    ['S', '2020-06-30', undefined, 'agreement-not-yet-in-force'],
    ['CA', '2020-07-01', undefined, 'agreement-ended'],
    ['P', '2006-02-28', undefined, 'agreement-not-yet-in-force'],
    ['P', '2008-12-31', 'CR', 'agreement-country-not-yet-in-force'],
    ['S', '2026-09-14', 'CN', 'agreement-country-not-a-party'],
    ['P', '2026-09-14', 'MX', 'agreement-country-not-a-party'],
    ['S', '2026-09-14', 'mx', 'agreement-country-malformed'],
    ['S', '2026-09-14', null, 'agreement-country-malformed'],
    ['S', '2026-09-14', '', 'agreement-country-malformed'],
  ])('refuses %s on %s, %s: %s', (spi, date, country, reason) => {
    expect(checkAgreementInForce(spi, date, country)).toMatchObject({ ok: false, reason });
    expect(isAgreementInForce(spi, date, country)).toBe(false);
  });
});
