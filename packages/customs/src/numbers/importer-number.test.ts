import { describe, expect, it } from '@jest/globals';
import { IMPORTER_NUMBER_SOURCE, parseImporterNumber } from './importer-number.ts';

describe('parseImporterNumber', () => {
  it.each([
    ['89-100042000', 'ein', '89-100042000'],
    ['89-1000420', 'ein', '89-100042000'],
    ['12-3456789A1', 'ein', '12-3456789A1'],
    ['123-45-6789', 'ssn', '123-45-6789'],
    ['265301-00042', 'cbp-assigned', '265301-00042'],
  ])('reads %s as %s', (text, kind, value) => {
    expect(parseImporterNumber(text)).toEqual({ ok: true, value: { kind, text: value } });
  });

  it.each([
    null,
    undefined,
    5,
    {},
    '',
    '10025672',
    '89-10004200',
    '891-000420',
    '89-1000420a0',
    '89-100042000 ',
    '1'.repeat(500_000),
  ])('refuses %#', (text) => {
    expect(parseImporterNumber(text)).toMatchObject({ ok: false, reason: 'importer-number-shape' });
  });

  it('does not repeat a number that may be a social security number', () => {
    expect(JSON.stringify(parseImporterNumber('123-456789'))).not.toContain('456789');
  });

  it('is marked as not read in a source', () => {
    expect(IMPORTER_NUMBER_SOURCE).toMatchObject({ confirmed: false, mark: 'knowledge' });
  });
});
