import { describe, expect, it, test } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { importVocabularyCredential, type VocabularyImport } from './import-credential.ts';

function imported(type: string, credentialSubject: JsonObject): VocabularyImport {
  return importVocabularyCredential({
    type: ['VerifiableCredential', type],
    id: 'urn:uuid:1',
    issuer: 'did:web:issuer.example',
    credentialSubject,
  });
}
const told = ({ faults }: VocabularyImport) => faults.map(({ code }) => code);

describe('what a form says once', () => {
  const lines = [{ enteredValue: { price: 1, priceCurrency: 'USD' } }, {}];
  const summary = (changes: JsonObject) =>
    imported('CBP7501EntrySummaryCredential', { descriptionOfMerchandise: lines, ...changes });

  it('holds for every line, with the lines numbered', () => {
    const { draft, changed } = summary({ countryOfOrigin: 'Singapore', exportDate: '2026-09-08' });
    expect(draft.credentialSubject).toMatchObject({
      lines: [
        { line: 1, countryOfOrigin: 'SG', exportDate: '2026-09-08' },
        { line: 2, countryOfOrigin: 'SG', exportDate: '2026-09-08' },
      ],
    });
    expect(changed).toEqual([
      expect.objectContaining({
        from: 'Singapore',
        to: 'SG',
        draftPointer: '/credentialSubject/lines/0/countryOfOrigin',
      }),
    ]);
  });

  it('is asked for line by line where the form says MULTI', () => {
    const result = summary({ countryOfOrigin: 'MULTI' });
    expect(told(result)).toEqual(['differs-by-line']);
    expect(result.missing.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/credentialSubject/lines/0/countryOfOrigin',
        '/credentialSubject/lines/1/countryOfOrigin',
      ]),
    );
  });
});

describe('a value that means something only as a whole', () => {
  const line = (enteredValue: JsonObject) =>
    imported('CBP7501EntrySummaryCredential', { descriptionOfMerchandise: [{ enteredValue }] });

  test.each<[string, JsonObject, string[]]>([
    ['without its currency', { price: 5 }, ['value-incomplete']],
    [
      'with an amount that cannot be read',
      { price: '5,00', priceCurrency: 'USD' },
      ['amount-shape', 'value-incomplete'],
    ],
  ])('%s is not drafted, and told', (_, value, codes) => {
    const result = line(value);
    expect(told(result)).toEqual(codes);
    expect(result.draft.credentialSubject).toEqual({ type: 'EntrySummary', lines: [{ line: 1 }] });
  });

  it('leaves nothing of an adjustment whose amount has no currency', () => {
    const { draft } = imported('CommercialInvoiceCredential', {
      freightCost: { price: 5 },
      insuranceCost: { price: 7, priceCurrency: 'USD' },
    });
    expect(draft.credentialSubject).toEqual({
      type: 'CommercialInvoice',
      adjustments: [{ kind: 'insurance', amount: { amount: '7', currency: 'USD' } }],
    });
  });
});

describe('a list of texts', () => {
  const bill = (...references: (string | undefined)[]) =>
    imported('MasterBillOfLadingCredential', {
      utilizedTransportEquipment: references.map((equipmentReference) =>
        equipmentReference === undefined ? {} : { equipmentReference },
      ),
    });

  it('is drafted whole', () => {
    expect(bill('APZU4812090', 'APZU5985096').draft.credentialSubject).toMatchObject({
      containers: ['APZU4812090', 'APZU5985096'],
    });
  });

  it('or not at all, where an element lacks it', () => {
    const result = bill('APZU4812090', undefined);
    expect(result.draft.credentialSubject).not.toHaveProperty('containers');
    expect(told(result)).toEqual(['value-incomplete']);
    expect(bill(undefined, 'APZU4812090').draft.credentialSubject).not.toHaveProperty('containers');
  });
});

describe('a place', () => {
  const port = (portOfLoading: JsonObject) => {
    const result = imported('BillOfLadingCredential', { portOfLoading });
    return [(result.draft.credentialSubject as JsonObject).portOfLoading, told(result)];
  };

  test.each<[JsonObject, JsonObject, string[]]>([
    [{ unLocode: 'ITMIL' }, { code: 'ITMIL', country: 'IT' }, []],
    [{ usPortCode: '5301' }, { code: '5301', country: 'US' }, []],
    [
      { locationName: 'Veracruz', address: { addressCountry: 'Mexico' } },
      { name: 'Veracruz', country: 'MX' },
      [],
    ],
    [
      { unLocode: 'ITMIL', address: { addressCountry: 'CH' } },
      { code: 'ITMIL', country: 'IT' },
      ['values-differ'],
    ],
  ])('%j', (theirs, ours, codes) => {
    expect(port(theirs)).toEqual([ours, codes]);
  });
});

describe('a conveyance', () => {
  test.each([
    ['Ocean', { vessel: 'Gizera' }],
    ['Air', {}],
  ])('by %s is a vessel or none', (transportMode, expected) => {
    const { draft } = imported('CBP3461EntryCredential', {
      transportMode,
      conveyanceName: 'Gizera',
      scac: 'NISC',
    });
    expect(draft.credentialSubject).toEqual({
      type: 'CargoReleaseEntry',
      carrierCode: 'NISC',
      ...expected,
    });
  });
});

describe('goods packed together', () => {
  const packed = (...goods: JsonObject[]) =>
    imported('PackingListCredential', {
      items: [{ packageQuantity: 2, transportPackages: [{ includedTradeLineItems: goods }] }],
    });

  it('are a line where they are of one kind', () => {
    expect(packed({ description: 'Rollators' }).draft.credentialSubject).toMatchObject({
      lines: [{ description: 'Rollators', packages: 2 }],
    });
  });

  it('are not described by the first of several', () => {
    const result = packed({ description: 'Rollators' }, { description: 'Bags' });
    expect(result.draft.credentialSubject).toMatchObject({ lines: [{ packages: 2 }] });
    expect(told(result)).toEqual(['unexpected-shape']);
    expect(result.missing.map(({ pointer }) => pointer)).toContain(
      '/credentialSubject/lines/0/description',
    );
  });
});
