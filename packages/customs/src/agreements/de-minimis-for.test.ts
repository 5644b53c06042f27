import { describe, expect, it } from '@jest/globals';
import { agreementOf } from './agreements.ts';
import { deMinimisFor } from './de-minimis-for.ts';

describe('deMinimisFor', () => {
  it.each([
    ['S', '4202.12', '10', ['transaction-value', 'total-cost']],
    ['S', '4999.00', '10', ['transaction-value', 'total-cost']],
    ['S', '5001.00', '10', ['weight-of-good']],
    ['S', '6006.90', '10', ['weight-of-good']],
    ['S', '9619.00', '10', ['weight-of-good']],
    ['S', '9618.00', '10', ['transaction-value', 'total-cost']],
    ['S', '6101.20', '10', ['weight-of-classifying-component']],
    ['S', '6310.90', '10', ['weight-of-classifying-component']],
    ['S', '6401.10', '10', ['transaction-value', 'total-cost']],
    ['P', '6205.20', '10', ['weight-of-classifying-component']],
    ['P', '9503.00', '10', ['adjusted-value']],
    ['MX', '9503.00', '7', ['transaction-value', 'total-cost']],
    ['CA', '6205.20', '7', ['weight-of-classifying-component']],
  ])('under %s, %s: %s per cent of %j', (spi, hts, percent, bases) => {
    expect(deMinimisFor(spi, hts)).toMatchObject({ ok: true, value: { percent, bases } });
  });

  it('does not settle what the law leaves to a list that was not read', () => {
    expect(deMinimisFor('P', '4202.12')).toMatchObject({
      ok: false,
      reason: 'de-minimis-textile-unsettled',
    });
    // The same suitcase under USMCA goes by value.
    expect(deMinimisFor('S', '4202.12')).toMatchObject({ ok: true });
  });

  it.each([
    ['JP', '9503.00', 'agreement-unknown'],
    ['S', '95', 'hts-shape'],
    ['S', null, 'hts-shape'],
  ])('refuses %s, %s: %s', (spi, hts, reason) => {
    expect(deMinimisFor(spi, hts)).toMatchObject({ ok: false, reason });
  });
});

describe('limits of origin', () => {
  it('keep the percentage of a set with its base', () => {
    const sets = (id: string) =>
      agreementOf(id)?.limits.sets?.map(({ base, goods, percent }) => [goods, percent, base]);
    expect(sets('USMCA')).toEqual([['every', '10', 'value']]);
    expect(sets('CAFTA-DR')).toEqual([
      ['textile-or-apparel', '10', 'adjusted-value'],
      ['other', '15', 'adjusted-value'],
    ]);
    // Not read, so not there: never an empty list, which would say that sets are free.
    expect(sets('NAFTA')).toBeUndefined();
  });

  it('allow marking on the way under USMCA alone, and ask for customs control everywhere', () => {
    const transit = (id: string) => agreementOf(id)?.limits.transit;
    expect(transit('USMCA')?.allowed).toContain('labelling');
    expect(transit('CAFTA-DR')?.allowed).toEqual([
      ...['unloading', 'reloading', 'preservation', 'transport'],
    ]);
    for (const id of ['USMCA', 'CAFTA-DR', 'NAFTA'])
      expect(transit(id)?.mustStayUnderCustomsControl).toBe(true);
    expect(transit('NAFTA')?.source.confirmed).toBe(false);
  });
});
