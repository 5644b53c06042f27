import { describe, expect, it, test } from '@jest/globals';
import type { JsonValue } from '@originmark/core';
import { isoCountry } from '@originmark/customs';
import { readAs } from './converters.test-support.ts';
import { COUNTRY_CODES } from './country-names.ts';
import { bondType, entryType, entryTypeWords, modeOfTransport } from './forms.ts';
import { goodsCode, goodsSystem, gtin, statisticalNumber } from './goods.ts';
import { entryNumber, gln, importerNumber, lei, mid } from './identifiers.ts';
import { country, countryOfPort, countryOfUnlocode, port, unlocode } from './locations.ts';

describe('a country', () => {
  test.each<[JsonValue, string]>([
    ['MX', 'MX'],
    ['Mexico', 'MX'],
    ['MÉXICO', 'MX'],
    ['United States', 'US'],
    ['the United States of America', 'US'],
    ['U.S.A.', 'US'],
    ['Hong Kong SAR', 'HK'],
    ['St. Helena', 'SH'],
    ['Bosnia & Herzegovina', 'BA'],
    ["Cote d'Ivoire", 'CI'],
    ['Virgin Islands, U.S.', 'VI'],
    ['Congo', '? country-unknown'],
    ['Korea', '? country-unknown'],
    ['mx', '? country-unknown'],
    ['UK', '? country-unknown'],
    ['MULTI', '? country-unknown'],
    ['', '? country-unknown'],
    ['x'.repeat(1000), '? country-unknown'],
    [5, '? country-unknown'],
  ])('%j is read as %s', (theirs, ours) => {
    expect(readAs(country, theirs)).toBe(ours);
  });

  it('by every name is one of ISO 3166-1, and each of them has a name', () => {
    const codes = new Set(COUNTRY_CODES.values());
    expect(codes.size).toBe(249);
    expect([...codes].filter((code) => !isoCountry(code))).toEqual([]);
  });
});

describe('a number', () => {
  test.each<[string, JsonValue | undefined, JsonValue]>([
    ['entry', readAs(entryNumber, 'Z9Z00426174'), 'Z9Z-0042617-4'],
    ['entry, wrong check digit', readAs(entryNumber, '73461882610'), '? entry-number-check-digit'],
    ['entry, too short', readAs(entryNumber, 'A123456'), '? entry-number-shape'],
    ['importer', readAs(importerNumber, '89-1000420'), '89-100042000'],
    ['importer, unknown shape', readAs(importerNumber, '10025672'), '? importer-number-shape'],
    ['manufacturer', readAs(mid, 'MXMALDEL318LEO'), 'MXMALDEL318LEO'],
    ['manufacturer, digits', readAs(mid, '2300912'), '? mid-shape'],
    ['legal entity', readAs(lei, '529900T8BM49AURSDO55'), '529900T8BM49AURSDO55'],
    ['legal entity, wrong', readAs(lei, '12345678901011121314'), '? lei-check-digits'],
    ['location', readAs(gln, '0614141000005'), '0614141000005'],
    ['location, wrong', readAs(gln, '0614141000006'), '? gln-check-digit'],
    ['trade item', readAs(gtin, '09520002100016'), 'https://id.gs1.org/01/09520002100016'],
    ['trade item, short', readAs(gtin, '9520002100016'), 'https://id.gs1.org/01/09520002100016'],
    ['trade item, wrong', readAs(gtin, '9520002100017'), '? gtin-check-digit'],
    ['goods', readAs(goodsCode, '8516.71'), '8516.71'],
    ['goods, blanks', readAs(goodsCode, '8516 71'), '851671'],
    ['goods, words', readAs(goodsCode, 'toys'), '? hts-shape'],
    ['tariff', readAs(statisticalNumber, '9403 7000 00'), '9403.70.0000'],
    ['tariff, too short', readAs(statisticalNumber, '940370'), '? hts-digits'],
    ['port', readAs(port, '2709'), '2709'],
    ['port, name', readAs(port, 'Long Beach'), '? port-shape'],
    ['country of a port', readAs(countryOfPort, '2709'), 'US'],
    ['country of none', readAs(countryOfPort, 'x'), '='],
    ['UN/LOCODE', readAs(unlocode, 'USLGB'), 'USLGB'],
    ['UN/LOCODE of no country', readAs(unlocode, 'QQLGB'), '? unlocode-shape'],
    ['country of a UN/LOCODE', readAs(countryOfUnlocode, 'ITMIL'), 'IT'],
    ['country of no UN/LOCODE', readAs(countryOfUnlocode, 'MILAN'), '='],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('is written as the vocabulary has it', () => {
    expect(entryNumber.write('Z9Z-0042617-4')).toBe('Z9Z00426174');
    expect(gtin.write('https://id.gs1.org/01/09520002100016')).toBe('09520002100016');
    expect(gtin.write('https://shop.example/01/09520002100016')).toBeUndefined();
    expect(port.write('USHOU')).toBeUndefined();
    expect(unlocode.write('5301')).toBeUndefined();
  });

  it('of a person is not repeated in a message', () => {
    const reading = importerNumber.read('123456789', {});
    expect(JSON.stringify(reading)).not.toContain('123456789');
  });
});

describe('an edition of the nomenclature', () => {
  it('is named and never guessed', () => {
    expect(readAs(goodsSystem, 'HS')).toBe('? goods-system-unnamed');
    expect(readAs(goodsSystem, 'HS', { goodsSystems: { HTS: 'HTS2026' } })).toBe(
      '? goods-system-unnamed',
    );
    expect(readAs(goodsSystem, 'HS', { goodsSystems: { HS: 'HS2022' } })).toBe('HS2022');
    expect(readAs(goodsSystem, 'NMFC', { goodsSystems: { HS: 'HS2022' } })).toBe(
      '? goods-system-unnamed',
    );
    expect(goodsSystem.write('HTS2026')).toBe('HTS');
    expect(goodsSystem.write('HS2022')).toBe('HS');
  });
});

describe('a code of a form', () => {
  test.each<[string, JsonValue | undefined, JsonValue]>([
    ['entry type', readAs(entryType, '01'), '01'],
    ['entry type in words', readAs(entryTypeWords, 'Free and Dutiable 11'), '11'],
    ['entry type, neither', readAs(entryType, 'Free and Dutiable 11'), '? entry-type-shape'],
    ['bond', readAs(bondType, 'Single Transaction Bond'), '9'],
    ['a word for two codes', readAs(modeOfTransport, 'Ocean'), '? mode-of-transport'],
    ['a word for one', readAs(modeOfTransport, 'Pipeline'), '70'],
    ['no word', readAs(modeOfTransport, 'Camel'), '? mode-of-transport'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('of transport is written as its word, with containers and without', () => {
    expect(['10', '11', '40', '60', '12'].map((code) => modeOfTransport.write(code))).toEqual([
      'Ocean',
      'Ocean',
      'Air',
      'Hand Carry',
      'Other',
    ]);
  });
});
