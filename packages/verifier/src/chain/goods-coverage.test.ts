import { describe, expect, it } from '@jest/globals';
import { coverGoods, type Coverage } from './goods-coverage.ts';

const bound = (system: string, prefix: string) => ({ system, prefix });

describe('goods and prefixes', () => {
  it.each<[string, string, Coverage]>([
    ['950300', '9503', 'covered'],
    ['9503.00', '9503', 'covered'],
    ['9503.00.0073', '95', 'covered'],
    ['9503.00.0073', '9503000073', 'covered'],
    ['9503', '9503', 'covered'],
    ['9503', '950300', 'not-covered'],
    ['950300', '9504', 'not-covered'],
    ['619503', '9503', 'not-covered'],
    ['9503.00', '300', 'not-covered'],
    ['', '95', 'not-covered'],
  ])('%s under %s is %s: digits from the left, never within', (code, prefix, coverage) => {
    expect(coverGoods('HTS2026', code, [bound('HTS2026', prefix)])).toBe(coverage);
  });

  it('are covered by any of several', () => {
    const bounds = [bound('HS2022', '4202'), bound('HS2022', '9503')];
    expect(coverGoods('HS2022', '950300', bounds)).toBe('covered');
  });

  it('are not covered by none', () => {
    expect(coverGoods('HS2022', '950300', [])).toBe('not-covered');
  });
});

describe('nomenclatures of different vintage', () => {
  it.each<[string, string, string, Coverage]>([
    ['HTS2026', 'HS2022', '950300', 'covered'],
    ['HTS2022', 'HS2022', '9503', 'covered'],
    ['HTS2027', 'HS2022', '9503', 'covered'],
    ['HTS2028', 'HS2028', '9503', 'covered'],
    ['HS2022', 'HTS2026', '950300', 'covered'],
    ['HTS2025', 'HTS2026', '950300', 'covered'],
    ['HTS2026', 'HS2022', '4202', 'not-covered'],
    ['HTS2026', 'HS2022', '95030000', 'undecidable'],
    ['HTS2025', 'HTS2026', '9503000073', 'undecidable'],
    ['HTS2028', 'HS2022', '9503', 'undecidable'],
    ['HTS2021', 'HS2022', '9503', 'undecidable'],
    ['HS2017', 'HS2022', '9503', 'undecidable'],
    ['HTS2001', 'HS2002', '9503', 'undecidable'],
  ])('%s under %s %s is %s', (system, boundSystem, prefix, coverage) => {
    expect(coverGoods(system, '9503.00.0073', [bound(boundSystem, prefix)])).toBe(coverage);
  });

  it('are covered where one bound covers and another cannot be compared, in either order', () => {
    const bounds = [bound('HS2017', '9503'), bound('HS2022', '9503')];
    expect(coverGoods('HTS2026', '9503.00', bounds)).toBe('covered');
    expect(coverGoods('HTS2026', '9503.00', bounds.toReversed())).toBe('covered');
  });

  it('stay open where one bound does not cover and another cannot be compared, in either order', () => {
    const bounds = [bound('HS2017', '9503'), bound('HS2022', '4202')];
    expect(coverGoods('HTS2026', '9503.00', bounds)).toBe('undecidable');
    expect(coverGoods('HTS2026', '9503.00', bounds.toReversed())).toBe('undecidable');
  });
});
