import { describe, expect, test } from '@jest/globals';
import {
  createClaims,
  IMPORTER,
  troubleOf,
  troublesOf,
} from '../preference/preference.test-support.ts';
import { checkOwnHeader } from './check-own-header.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

const ENTRY = {
  entryType: '01',
  portOfEntry: '5301',
  portOfUnlading: '5301',
  modeOfTransport: '11',
  carrierCode: 'ZZGT',
  vessel: 'ZZ Gulf Trader of the Southern Seas',
  billNumbers: ['ZZGT26090771', 'ZZGT26090794'],
  stateOfDestination: 'TX',
  bond: { bondType: '8', surety: '998' },
  totals: { enteredValue: usd('175860'), duty: usd('2623.50'), fees: usd('274.91') },
  importedAt: '2026-09-14T06:40:00-05:00',
  enteredAt: '2026-09-14T15:10:00-05:00',
  claimedAt: '2026-09-24T15:05:00Z',
};

function compare(own: object, entry: object = {}) {
  const record = { entryNumber: 'Z9Z-0042617-4', lines: [], ...own };
  const subject = JSON.parse(JSON.stringify({ ...ENTRY, ...entry })) as object;
  return checkOwnHeader(createClaims({ entry: subject, context: { record } }));
}

describe('an entry against its filing', () => {
  test.each<[string, object, object?]>([
    ['the same', { entryType: '01', portOfEntry: '5301', bond: { bondType: '8', surety: '998' } }],
    ['a name that the columns cut', { vessel: 'ZZ GULF TRADER OF TH' }],
    ['another hour of the day', { importedAt: Date.parse('2026-09-14T12:00:00Z') }],
    ['a bill by its house number', { bills: [['ZZGT9', 'ZZGT26090771'], ['ZZGT26090794']] }],
    ['cents', { totals: { enteredValue: '175860.00', duty: '2623.5' } }],
    [
      'what only the record has',
      { carrierCode: 'QQQQ', bills: [['X1']] },
      { carrierCode: undefined, billNumbers: undefined },
    ],
    ['what only the entry has', {}],
    ['another entry, which says nothing', { entryNumber: 'Z9Z-0042618-2', entryType: '06' }],
  ])('agrees in %s', (_, own, ...[entry]) => {
    expect(troublesOf(compare(own, entry))).toEqual([]);
  });

  test.each<[string, string, object, unknown]>([
    ['entry type', 'entryType', { entryType: '06' }, '06'],
    ['port of entry', 'portOfEntry', { portOfEntry: '4601' }, '4601'],
    ['port of unlading', 'portOfUnlading', { portOfUnlading: '4601' }, '4601'],
    ['mode of transport', 'modeOfTransport', { modeOfTransport: '40' }, '40'],
    ['carrier', 'carrierCode', { carrierCode: 'QQQQ' }, 'QQQQ'],
    ['conveyance', 'vessel', { vessel: 'QQ OTHER SHIP' }, 'QQ OTHER SHIP'],
    ['conveyance', 'vessel', { vessel: 'ZZ GULF' }, 'ZZ GULF'],
    ['state of destination', 'stateOfDestination', { stateOfDestination: 'CA' }, 'CA'],
    ['bond type', 'bond/bondType', { bond: { bondType: '9' } }, '9'],
    ['surety', 'bond/surety', { bond: { bondType: '8', surety: '001' } }, '001'],
    ['total duty', 'totals/duty', { totals: { duty: '9999.99' } }, '9999.99'],
    ['total fees', 'totals/fees', { totals: { fees: '0' } }, '0'],
    [
      'date of importation',
      'importedAt',
      { importedAt: Date.parse('2026-09-15T12:00:00Z') },
      '2026-09-15',
    ],
    ['date of entry', 'enteredAt', { enteredAt: Date.parse('2026-09-16T12:00:00Z') }, '2026-09-16'],
    [
      'date of filing',
      'claimedAt',
      { claimedAt: Date.parse('2026-09-23T12:00:00Z') },
      '2026-09-23',
    ],
    ['bills of lading', 'billNumbers', { bills: [['ZZGT26090771']] }, ['ZZGT26090771']],
    [
      'bills of lading',
      'billNumbers',
      { bills: [['ZZGT26090771'], ['ZZGT26090794'], ['X1', 'X2']] },
      ['ZZGT26090771', 'ZZGT26090794', 'X1 or X2'],
    ],
  ])('differs in %s', (item, member, own, expected) => {
    const findings = compare(own);
    expect(troublesOf(findings)).toEqual(['fail documents.conflict']);
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      item,
      axis: 'documents',
      pointer: `/credentialSubject/${member}`,
      expected,
    });
  });

  test('differs in a day beyond the calendar, which is none of the record', () => {
    const importedAt = Date.parse('2026-09-14T12:00:00Z');
    const findings = compare({ importedAt }, { importedAt: '2198-12-30T00:00:00+14:00' });
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      expected: '2026-09-14',
      found: '2198-12-29',
    });
  });

  test('knows the consignee by number only where it is the importer, and shows no number', () => {
    const importer = { id: IMPORTER, name: 'Harbor & Pine', importerNumber: '89-100042000' };
    const of = (consigneeNumber: string, id: string) =>
      compare({ consigneeNumber }, { importer, consignee: { id, name: 'somebody' } });
    expect(troublesOf(of('89-1000420', IMPORTER))).toEqual([]);
    expect(troublesOf(of('89-100043000', 'did:web:other.example'))).toEqual([]);
    const findings = of('89-100043000', IMPORTER);
    expect(troublesOf(findings)).toEqual(['fail documents.conflict']);
    expect(JSON.stringify(findings.map(({ expected, found }) => [expected, found]))).not.toMatch(
      /\d/,
    );
  });
});
