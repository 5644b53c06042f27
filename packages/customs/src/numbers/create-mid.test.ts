import { describe, expect, it } from '@jest/globals';
import { createMid } from './create-mid.ts';

const at = (name: string, streetLine = '', city = 'Ulm', country = 'DE') =>
  createMid({ country, name, streetLine, city });

describe('createMid', () => {
  // 19 CFR part 102 App.; CBP 7501 App. 2, as quoted by the pages that reproduce them.
  it.each([
    [
      'MXAMAPLA1145GUA',
      'Amalgamated Plastics Corp.',
      '11455 Main St Suite 9999',
      'Guadalajara',
      'MX',
    ],
    ['AUOZR92MEL', 'Ozrock', '92 Alice Springs Road', 'Melbourne', 'AU'],
    ['SEBERSTO', 'Bergstrom', '', 'Stockholm', 'SE'],
    ['AUCARJON88SID', 'Carduccio and Jones', '88 Canberra Avenue', 'Sidney', 'AU'],
    ['JPTOYMOT1234TOK', 'Toyo Motors', '12-34 56 Akasaka Road', 'Tokyo', 'JP'],
  ])('gives %s', (mid, name, streetLine, city, country) => {
    expect(createMid({ country, name, streetLine, city })).toBe(mid);
  });

  it.each([
    ['A.B.C. Company', 'ABCCOM'],
    ['O.A.S.I.S. Corp.', 'OASCOR'],
    ['Dr. S.A. Smith', 'DRSA'],
    ['Shavings B L Inc.', 'SHABL'],
    ['The Art of A Company', 'ARTCOM'],
    ['A B Company', 'ABCOM'],
    ['Bergstrom AB', 'BERAB'],
    ["L'Oréal & Søn", 'LORSON'],
    ['3M Straße', '3MSTR'],
    ['Ærø Þing', 'AERTHI'],
  ])('codes the name %s as %s', (name, code) => {
    expect(at(name)).toBe(`DE${code}ULM`);
  });

  it.each([
    ['Suite 9999, 11455 Main', '1145'],
    ['350 5th Avenue', '350'],
    ['42nd Street', ''],
    ['Edificio 17', '17'],
    ['no number', ''],
    ['7 and 12 and 3', '12'],
  ])('takes from "%s" the number "%s"', (line, number) => {
    expect(at('Muster', line)).toBe(`DEMUS${number}ULM`);
  });

  it('folds and cuts the city', () => {
    expect(at('Muster', '1', 'San Luis Potosí')).toBe('DEMUS1SAN');
    expect(at('Muster', '1', 'St. Gallen')).toBe('DEMUS1STG');
  });

  it.each([
    ['ON', 'XO'],
    ['Ontario', 'XO'],
    ['Québec', 'XQ'],
    ['XY', 'XY'],
  ])('puts the Canadian province %s in place of the country', (provinceOrState, code) => {
    const parts = {
      country: 'CA',
      provinceOrState,
      name: 'Maple',
      streetLine: '1',
      city: 'Ottawa',
    };
    expect(createMid(parts)).toBe(`${code}MAP1OTT`);
  });

  it('takes a province code as the country', () => {
    expect(at('Maple', '1', 'Ottawa', 'XO')).toBe('XOMAP1OTT');
  });

  it.each([
    [{ country: 'CA' }, 'mid-province-unknown'],
    [{ country: 'CA', provinceOrState: 'TX' }, 'mid-province-unknown'],
    [{ country: 'ZZ' }, 'mid-country-unknown'],
    [{ name: 'the and of' }, 'mid-name-empty'],
    [{ name: '株式会社' }, 'mid-name-empty'],
    [{ city: '123' }, 'mid-city-empty'],
  ])('throws for %j', (wrong, code) => {
    const parts = { country: 'DE', name: 'Muster', streetLine: '1', city: 'Ulm', ...wrong };
    expect(() => createMid(parts)).toThrow(expect.objectContaining({ code }));
  });

  it('stays within 15 characters on a huge name and address', () => {
    expect(at('x'.repeat(1_000_000), '9'.repeat(1_000_000), 'y'.repeat(1_000_000))).toBe(
      'DEXXX9999YYY',
    );
  });
});
