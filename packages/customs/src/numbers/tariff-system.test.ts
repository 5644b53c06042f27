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

  it('knows the HS edition under every tariff until the next is taken over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2002, max: 2099 }), (year) => {
        // Every five years, by arithmetic; nothing from 2028 on.
        const edition = year > 2027 ? undefined : year - ((year - 2002) % 5);
        const expected = Math.min(edition ?? 0, 2022);
        const found = parseTariffSystem(`HTS${year}`);
        expect(found).toMatchObject({ ok: true, value: { kind: 'HTS', year } });
        expect(found.ok ? (found.value.hsYear ?? 0) : 'refused').toBe(expected);
      }),
    );
  });

  it('knows none under a tariff before the first', () => {
    expect(parseTariffSystem('HTS2001')).toEqual({
      ok: true,
      value: { kind: 'HTS', year: 2001, text: 'HTS2001' },
    });
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
