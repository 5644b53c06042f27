import { describe, expect, it } from '@jest/globals';
import { checkCriterion } from './check-criterion.ts';

describe('checkCriterion', () => {
  it.each([
    ['S', 'A', 'A'],
    ['S', 'B', 'B'],
    ['S', 'C', 'C'],
    ['S', 'D', 'D'],
    ['S', '4.2(a)', 'A'],
    ['S', 'GN 11(b)(ii)', 'B'],
    ['S', '11(b)(iii)', 'C'],
    ['P', '29(b)(i)', '29(b)(i)'],
    ['P', 'GN 29(b)(ii)(A)', '29(b)(ii)(A)'],
    ['P', 'GN29(b)(ii)(B)', '29(b)(ii)(B)'],
    ['P', '29 (b)(iii)', '29(b)(iii)'],
    ['CA', 'F', 'F'],
  ])('under %s reads %s as %s', (spi, notation, id) => {
    expect(checkCriterion(spi, notation)).toMatchObject({ ok: true, value: { id } });
  });

  it.each([
    ['S', 'E'],
    ['S', 'a'],
    ['S', ''],
    ['S', 'GNA'],
    ['P', 'A'],
    ['P', 'B'],
    ['P', '29(b)(ii)'],
    ['P', '29(b)(ii)(a)'],
    ['MX', 'G'],
    ['S', null],
    ['S', ['B']],
    ['S', 'B'.repeat(1_000_000)],
  ])('under %s refuses %#', (spi, notation) => {
    expect(checkCriterion(spi, notation)).toMatchObject({ ok: false, reason: 'criterion-unknown' });
  });

  it('does not open D to apparel', () => {
    for (const chapter of ['61', '62', '63']) {
      expect(checkCriterion('S', 'D', { hts: `${chapter}05.20` })).toMatchObject({
        reason: 'criterion-not-for-chapter',
      });
    }
    expect(checkCriterion('S', 'D', { hts: '9503.00' })).toMatchObject({ ok: true });
    expect(checkCriterion('S', 'D', { hts: 'toys' })).toMatchObject({
      reason: 'criterion-hts-malformed',
    });
  });

  it('does not open B to a good of a United States foreign-trade zone', () => {
    const use = { isProducedInUsForeignTradeZone: true };
    expect(checkCriterion('S', 'B', use)).toMatchObject({
      reason: 'criterion-barred-in-us-foreign-trade-zone',
    });
    expect(checkCriterion('S', 'A', use)).toMatchObject({ ok: true });
    expect(checkCriterion('S', 'B', { isProducedInUsForeignTradeZone: false })).toMatchObject({
      ok: true,
    });
  });

  it('refuses an agreement it does not know', () => {
    expect(checkCriterion('JP', 'A')).toMatchObject({ reason: 'agreement-unknown' });
  });
});
