import { describe, expect, test } from '@jest/globals';
import { createClaims, IMPORTER, troublesOf } from '../preference/preference.test-support.ts';
import { checkOwnImporter } from './check-own-importer.ts';

function check(importerNumber?: string, entryNumber = 'Z9Z-0042617-4') {
  const importer = { id: IMPORTER, name: 'Harbor & Pine', importerNumber: '89-100042000' };
  const own = importerNumber === undefined ? {} : { importerNumber };
  const record = { entryNumber, lines: [], ...own };
  return checkOwnImporter(createClaims({ entry: { importer }, context: { record } }));
}

describe('the importer as filed', () => {
  test.each(['89-100042000', '89-1000420'])('is the one presented under %s', (number) => {
    expect(check(number)).toMatchObject([{ code: 'entry.ok', axis: 'filing' }]);
  });

  test('is another, and neither number is shown', () => {
    const findings = check('89-100043000');
    expect(troublesOf(findings)).toEqual(['fail entry.importer-mismatch']);
    expect(findings).toMatchObject([{ item: 'importer number', expected: IMPORTER }]);
    expect(JSON.stringify(findings.map(({ expected, found }) => [expected, found]))).not.toMatch(
      /10004[23]/,
    );
  });

  test('is not known without a number, or from the record of another entry', () => {
    expect(check()).toEqual([]);
    expect(check('89-100043000', 'Z9Z-0042618-2')).toEqual([]);
  });
});
