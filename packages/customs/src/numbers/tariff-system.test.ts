import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TARIFF_SYSTEM_SOURCE, parseTariffSystem } from './tariff-system.ts';

describe('parseTariffSystem', () => {
  it.each([2002, 2007, 2012, 2017, 2022, 2028])('reads HS%d', (year) => {
    expect(parseTariffSystem(`HS${year}`)).toEqual({
      ok: true,
      value: { kind: 'HS', year, text: `HS${year}`, hsYear: year },
    });
  });

  it('knows the HS edition under every tariff, save in a year of change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2003, max: 2099 }), (year) => {
        // Counted up year by year, where the reader looks for the last edition.
        let edition: number | undefined = 2002;
        for (let one = 2003; one <= year; one += 1) {
          const isChange = [2007, 2012, 2017, 2022].includes(one);
          if (isChange && one < year) edition = one;
          if (one === year && (isChange || one > 2027)) edition = undefined;
        }
        const found = parseTariffSystem(`HTS${year}`);
        expect(found).toMatchObject({ ok: true, value: { kind: 'HTS', year } });
        expect(found.ok ? found.value.hsYear : 'refused').toBe(edition);
      }),
    );
  });

  it.each([
    ['HS2023', 'tariff-system-edition'],
    ['HS2026', 'tariff-system-edition'],
    ['HTS', 'tariff-system-shape'],
    ['HTS26', 'tariff-system-shape'],
    ['hts2026', 'tariff-system-shape'],
    ['HTS 2026', 'tariff-system-shape'],
    ['HTS1999', 'tariff-system-shape'],
    ['HTS2026\n', 'tariff-system-shape'],
    ['HTSUS2026', 'tariff-system-shape'],
    ['', 'tariff-system-shape'],
    [2022, 'tariff-system-shape'],
    [null, 'tariff-system-shape'],
    ['HS'.repeat(1_000_000), 'tariff-system-shape'],
  ])('refuses %#', (text, reason) => {
    expect(parseTariffSystem(text)).toMatchObject({ ok: false, reason });
  });

  it('is marked as not read in a source', () => {
    expect(TARIFF_SYSTEM_SOURCE.confirmed).toBe(false);
  });
});
