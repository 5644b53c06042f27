import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { exportVocabularyCredential } from './export-credential.ts';
import { importVocabularyCredential } from './import-credential.ts';
import { createKept, restoreKept } from './kept.ts';
import { readKept } from './read-kept.ts';

const invoice = (): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/traceability/v1'],
  type: ['VerifiableCredential', 'CommercialInvoiceCredential'],
  id: 'urn:uuid:0b6b1a3e-3b1c-4a2e-8d8f-9d2f6d1f7a01',
  issuer: { type: ['Organization'], id: 'did:web:seller.example', name: 'Seller' },
  validFrom: '2026-09-04T12:00:00Z',
  credentialSubject: {
    type: ['Invoice'],
    invoiceNumber: 'S-1',
    seller: {
      type: ['Organization'],
      name: 'Seller',
      taxId: '12-3456780',
      location: { address: { addressCountry: 'Mexico', addressRegion: 'NL' } },
    },
    itemsShipped: [
      { itemCount: 5, product: { description: 'Rolls', weight: { value: '1', unitCode: 'kg' } } },
      { itemCount: 6, product: { description: 'Sheets', category: 'steel' } },
    ],
    letterOfCreditNumber: 'LC-9',
  },
});

type Draft = Record<string, Record<string, unknown>>;
const imported = () => {
  const { draft, kept } = importVocabularyCredential(invoice());
  return { draft: structuredClone(draft) as unknown as Draft, kept };
};
const subjectOf = (document: JsonObject) => document.credentialSubject as JsonObject;

describe('what is kept', () => {
  it('is all that ours has no place for, by pointer, and what was written differently', () => {
    const { kept } = imported();
    expect(kept.type).toBe('CommercialInvoiceCredential');
    expect(kept.members).toMatchObject({
      '/credentialSubject/letterOfCreditNumber': { value: 'LC-9' },
      '/credentialSubject/seller/taxId': { value: '12-3456780' },
      '/credentialSubject/seller/location/address/addressCountry': {
        value: 'Mexico',
        insteadOf: 'MX',
      },
      '/credentialSubject/itemsShipped/0/itemCount': { value: 5 },
      '/credentialSubject/itemsShipped/0/product/description': {
        value: 'Rolls',
        readAs: { pointer: '/credentialSubject/lines/0/description', value: 'Rolls' },
      },
    });
    expect(kept.lists).toEqual({ '/credentialSubject/itemsShipped': 2 });
  });

  it('yields to a fact that is changed in the draft, and the place is told', () => {
    const { draft, kept } = imported();
    const seller = draft.credentialSubject?.seller as { address: object };
    seller.address = { ...seller.address, addressCountry: 'US' };
    const { document, notRestored } = exportVocabularyCredential(draft, { kept });
    expect(subjectOf(document).seller).toMatchObject({
      taxId: '12-3456780',
      location: { address: { addressCountry: 'US', addressRegion: 'NL' } },
    });
    expect(notRestored).toEqual(['/credentialSubject/seller/location/address/addressCountry']);
  });

  it('yields to a description that is changed, where it stood in another place', () => {
    const { draft, kept } = imported();
    const [line] = draft.credentialSubject?.lines as [Record<string, unknown>];
    line.description = 'Steel rolls';
    const { document, notRestored } = exportVocabularyCredential(draft, { kept });
    const [item] = subjectOf(document).itemsShipped as unknown as [JsonObject];
    expect(item.description).toBe('Steel rolls');
    expect(item.product).toEqual({ weight: { value: '1', unitCode: 'kg' } });
    expect(notRestored).toEqual([
      '/credentialSubject/itemsShipped/0/product/description',
      '/credentialSubject/itemsShipped/0/description',
    ]);
  });

  it('costs nothing else when a fact is added', () => {
    const { draft, kept } = imported();
    const [line] = draft.credentialSubject?.lines as [Record<string, unknown>];
    line.quantity = { value: '7', unit: 'C62' };
    line.item = 'SKU-1';
    const { document, notRestored } = exportVocabularyCredential(draft, { kept });
    const [item] = subjectOf(document).itemsShipped as unknown as [JsonObject];
    expect(item).toMatchObject({
      itemCount: 7,
      product: { description: 'Rolls', sku: 'SKU-1', weight: { value: '1', unitCode: 'kg' } },
    });
    expect(notRestored).toEqual(['/credentialSubject/itemsShipped/0/itemCount']);
  });

  it('goes to nobody else when a line is taken out', () => {
    const { draft, kept } = imported();
    (draft.credentialSubject?.lines as unknown[]).shift();
    const { document, notRestored } = exportVocabularyCredential(draft, { kept });
    expect(subjectOf(document).itemsShipped).toEqual([
      { type: ['TradeLineItem'], description: 'Sheets' },
    ]);
    expect(subjectOf(document).letterOfCreditNumber).toBe('LC-9');
    expect(notRestored).toContain('/credentialSubject/itemsShipped/0/product/weight/value');
  });

  it('does not bring back a party that is taken out', () => {
    const { draft, kept } = imported();
    Reflect.deleteProperty(draft.credentialSubject ?? {}, 'seller');
    const { document, notRestored } = exportVocabularyCredential(draft, { kept });
    expect(subjectOf(document)).not.toHaveProperty('seller');
    expect(notRestored).toContain('/credentialSubject/seller/taxId');
  });

  it('is the difference of two documents, both ways', () => {
    const made = { a: 1, b: { c: [1, 2], d: 'x' }, e: [1], f: { g: true } };
    const original = { a: 1, b: { c: [1, 3], d: null }, e: [], h: { i: { j: [] } } };
    const kept = createKept('T', made, original);
    expect(restoreKept(made, kept, {})).toEqual({ document: original, notRestored: [] });
    expect(createKept('T', original, original)).toEqual({
      type: 'T',
      members: {},
      lists: {},
      objects: [],
    });
  });

  it('keeps a member called __proto__ as a member', () => {
    const original = JSON.parse('{"x":{"__proto__":{"polluted":1}},"__proto__":[2]}') as JsonObject;
    const kept = createKept('T', {}, original);
    const { document } = restoreKept({}, kept, {});
    expect(JSON.stringify(document)).toBe(JSON.stringify(original));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is kept whole where its names are long, so that pointers do not repeat them', () => {
    const name = 'n'.repeat(400);
    const original = { [name]: { [name]: { a: 1, b: 2 } } };
    const { members } = createKept('T', {}, original);
    expect(members).toEqual({ [`/${name}`]: { value: { [name]: { a: 1, b: 2 } } } });
  });
});

describe('what comes back from where it was stored', () => {
  it.each([
    ['nothing', null],
    ['a list', []],
    ['no members', { type: 'T', lists: {}, objects: [] }],
    ['no type', { members: {}, lists: {}, objects: [] }],
    ['a member that is no object', { type: 'T', members: { '/a': 1 }, lists: {}, objects: [] }],
    ['a place that is no pointer', { type: 'T', members: { a: {} }, lists: {}, objects: [] }],
    ['a length that is no number', { type: 'T', members: {}, lists: { '/a': '1' }, objects: [] }],
    [
      'a source without a place',
      { type: 'T', members: { '/a': { readAs: {} } }, lists: {}, objects: [] },
    ],
  ])('%s is refused', (_, stored) => {
    expect(() => readKept(stored)).toThrow(
      expect.objectContaining({ code: 'wallet.vocabulary-kept-unfit' }),
    );
  });

  it('is refused by an export before anything is written', () => {
    const { draft } = imported();
    expect(() => exportVocabularyCredential(draft, { kept: { type: 1 } as never })).toThrow(
      expect.objectContaining({ code: 'wallet.vocabulary-kept-unfit' }),
    );
  });
});
