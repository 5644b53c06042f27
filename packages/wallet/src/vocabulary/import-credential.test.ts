import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { WALLET_ERROR_CODES, WalletError } from '../wallet-error.ts';
import { exportVocabularyCredential } from './export-credential.ts';
import { importVocabularyCredential } from './import-credential.ts';
import { VOCABULARY_TYPES } from './select-mapping.ts';

const address = { streetAddress: 'Calle Roble 318', addressLocality: 'León', addressCountry: 'MX' };
const maker = {
  id: 'did:web:maker.example',
  name: 'Maker',
  email: 'office@maker.example',
  phoneNumber: '+52 477 555 0100',
  location: { address },
};

/** A certification of the vocabulary that says all that it can. */
function certification(changes: JsonObject = {}, goods: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/traceability/v1'],
    type: ['VerifiableCredential', 'USMCACertificationOfOrigin'],
    id: 'urn:uuid:6a1cf9e4-8df2-4c1a-a2a9-93d4dca26f0e',
    issuer: {
      ...maker,
      employee: {
        firstName: 'Ana',
        lastName: 'García López',
        jobTitle: 'Foreign trade manager',
        email: 'office@maker.example',
      },
    },
    validFrom: '2026-01-05T00:00:00Z',
    validUntil: '2027-01-04T23:59:59Z',
    credentialSubject: {
      type: ['USMCAClaims'],
      exporterDetails: maker,
      producerDetails: maker,
      importerDetails: [{ name: 'Importer', location: { address: { addressCountry: 'US' } } }],
      goods: [
        {
          description: 'Suitcase',
          commodityCode: '4202.12',
          commodityCodeType: 'HS',
          originCriterion: 'B',
          countryOfOrigin: 'MX',
          ...goods,
        },
      ],
      ...changes,
    },
  };
}

const named = { goodsSystems: { HS: 'HS2022' } } as const;
const codesOf = (document: JsonObject) =>
  importVocabularyCredential(document, named).faults.map(({ code }) => code);

describe('a certification whose edition is named', () => {
  const { draft, missing, faults, kept } = importVocabularyCredential(certification(), named);

  it('has no fault, and lacks what the vocabulary has no member for', () => {
    expect(faults).toEqual([]);
    expect(missing.filter(({ required }) => required).map(({ pointer }) => pointer)).toEqual([
      '/credentialSubject/certifierRole',
      '/credentialSubject/signedAt',
      '/credentialSubject/statement',
    ]);
  });

  it('is ready to be issued once those are filled in, and goes out again with all it brought', () => {
    const subject = draft.credentialSubject as JsonObject;
    const filled = {
      ...draft,
      credentialSubject: {
        ...subject,
        certifierRole: 'producer',
        signedAt: '2026-01-05T16:00:00Z',
        statement: 'I certify …',
      },
    };
    const { document, notRestored } = exportVocabularyCredential(filled, { kept });
    expect(document).toEqual(certification());
    expect(notRestored).toEqual([]);
    const again = importVocabularyCredential(document, {
      kept: exportVocabularyCredential(filled, { kept }).notCarried,
    });
    expect(again.draft).toEqual(filled);
    expect(again.schemaFault).toBeUndefined();
  });

  it('cites the law for what the law asks, and names the case for what it asks in one', () => {
    expect(missing).toContainEqual({
      pointer: '/credentialSubject/statement',
      fact: "the certifier's statement in the words of the regulation",
      why: '19 CFR 182.12(a)(5); USMCA Annex 5-A, element 9',
      by: ['law', 'schema'],
      required: true,
    });
    expect(missing).toContainEqual(
      expect.objectContaining({
        pointer: '/credentialSubject/madeInForeignTradeZone',
        why: '19 USC 4531(c)(3)',
        required: false,
      }),
    );
    expect(missing).toContainEqual(
      expect.objectContaining({
        pointer: '/credentialSubject/importer/telephone',
        why: '19 CFR 182.12(a)(4)(v); USMCA Annex 5-A, element 5',
        onlyIf: 'it is known',
        required: false,
      }),
    );
    expect(missing.map(({ pointer }) => pointer)).not.toContain('/credentialSubject/invoiceNumber');
  });

  it('asks of the certifier once, where exporter and producer are the same', () => {
    const bare = { name: 'Maker', location: { address: { addressCountry: 'MX' } } };
    const other = { ...bare, name: 'Another' };
    const asked = (exporterDetails: JsonObject) =>
      importVocabularyCredential(certification({ exporterDetails }), named)
        .missing.map(({ pointer }) => pointer)
        .filter((pointer) => pointer.includes('/exporter/'));
    expect(asked(bare)).toEqual([]);
    expect(asked({ ...bare, id: 'did:web:another.example' })).toHaveLength(3);
    expect(asked(other)).toEqual([
      '/credentialSubject/exporter/address/streetAddress',
      '/credentialSubject/exporter/telephone',
      '/credentialSubject/exporter/email',
    ]);
  });
});

describe('what a USMCA certification says that cannot be', () => {
  it.each([
    [
      'a criterion that the agreement does not know',
      {},
      { originCriterion: 'F' },
      'criterion-unknown',
    ],
    [
      'criterion D for apparel',
      {},
      { originCriterion: 'D', commodityCode: '6205.20' },
      'criterion-not-for-chapter',
    ],
    [
      'criterion A for made goods',
      {},
      { originCriterion: 'A', commodityCode: '7213.20' },
      'criterion-doubtful',
    ],
    [
      'a producer outside the territory',
      { producerDetails: { name: 'P', location: { address: { addressCountry: 'CN' } } } },
      {},
      'party-outside-territory',
    ],
    [
      'an exporter in the United States',
      { exporterDetails: { name: 'E', location: { address: { addressCountry: 'US' } } } },
      {},
      'export-from-us',
    ],
    ['an invoice and a period', { invoiceNumber: 'I-1' }, {}, 'shipment-and-period'],
    ['details and "various"', { variousImporters: true }, {}, 'values-differ'],
  ] as const)('%s', (_, changes, goods, code) => {
    expect(codesOf(certification(changes, goods))).toEqual([code]);
  });

  it.each([
    ['criterion A for what is grown', {}, { originCriterion: 'A', commodityCode: '0702.00' }],
    ['criterion B for apparel', {}, { commodityCode: '6205.20' }],
    [
      'an exporter in Canada',
      { exporterDetails: { name: 'E', location: { address: { addressCountry: 'Canada' } } } },
      {},
    ],
    [
      'a confidential producer',
      { producerDetails: { name: 'Available upon request by the importing authorities.' } },
      {},
    ],
  ] as const)('and %s can be', (_, changes, goods) => {
    expect(codesOf(certification(changes, goods))).toEqual([]);
  });

  it.each([
    ['2027-01-05T00:00:00Z', ['blanket-period']],
    ['2025-01-05T00:00:00Z', ['blanket-period']],
    ['2027-01-04T00:00:00Z', []],
  ])('a period until %s', (validUntil, codes) => {
    expect(codesOf({ ...certification(), validUntil })).toEqual(codes);
  });

  it('a period at the end of the calendar is told, and nothing is thrown', () => {
    const document = {
      ...certification(),
      validFrom: '2199-12-31T00:00:00Z',
      validUntil: '2199-12-31T23:59:59Z',
    };
    expect(codesOf(document)).toEqual(['blanket-period']);
  });
});

describe('lawful words in place of a fact', () => {
  it('stand in the draft as the regulation writes them', () => {
    const { draft } = importVocabularyCredential(
      certification({
        producerDetails: { name: 'Available upon request by the importing authorities.' },
        importerDetails: [],
        variousImporters: true,
      }),
      named,
    );
    expect(draft.credentialSubject).toMatchObject({
      producer: 'Available upon request by the importing authorities',
      importer: 'Various',
    });
  });
});

describe('a certification that does not name its agreement', () => {
  const document: JsonObject = {
    type: ['VerifiableCredential', 'CertificationOfOrigin'],
    id: 'urn:uuid:0e3f3a83-58ee-4f8e-a8f0-0f9b7c9bd3a1',
    issuer: 'did:web:issuer.example',
    credentialSubject: { items: [{ description: 'Shirts', freeTradeAgreement: 'CAFTA-DR' }] },
  };

  it.each([
    ['USMCA', 'USMCACertificationOfOrigin', ['agreement-differs']],
    ['CAFTA-DR', 'CAFTADRCertificationOfOrigin', []],
    ['NAFTA', 'NAFTACertificateOfOrigin', ['agreement-differs']],
  ] as const)('is one under %s when that is named', (agreement, type, codes) => {
    const imported = importVocabularyCredential(document, { agreement });
    expect(imported.type).toBe(type);
    expect(imported.draft.credentialSubject).toMatchObject({ agreement });
    expect(imported.faults.map(({ code }) => code)).toEqual(codes);
  });

  it('is refused when none is, though its lines seem to name one', () => {
    expect(() => importVocabularyCredential(document)).toThrow(
      expect.objectContaining({
        code: 'wallet.vocabulary-agreement',
        message: expect.stringContaining('CAFTA-DR, NAFTA, USMCA'),
      }),
    );
  });

  it('and a USMCA certification is refused under another agreement', () => {
    expect(() => importVocabularyCredential(certification(), { agreement: 'NAFTA' })).toThrow(
      expect.objectContaining({ code: 'wallet.vocabulary-agreement' }),
    );
  });
});

describe('a document that is not what it should be', () => {
  const deep = (levels: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level++) value = [value];
    return value;
  };
  const withMember = (name: string, value: unknown) => ({ ...certification(), [name]: value });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', '{"type":[]}'],
    ['a list', [certification()]],
    ['a function', () => certification()],
    ['a date', new Date(0)],
    ['a date in it', withMember('x', new Date(0))],
    ['a map', new Map([['type', 1]])],
    ['no finite number', withMember('x', Number.NaN)],
    ['a bigint', withMember('x', 1n)],
    ['a member that is undefined', withMember('x', undefined)],
    ['a hole in a list', withMember('x', new Array<unknown>(3))],
    ['65 levels', withMember('x', deep(64))],
    ['a text of more than 1 MiB', withMember('x', 'x'.repeat(1024 * 1024 + 1))],
    ['a name of more than 1 MiB', withMember('x'.repeat(1024 * 1024 + 1), 1)],
    ['too many values', withMember('x', new Array<number>(200_001).fill(0))],
    [
      'too many members',
      withMember('x', Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [i, 0]))),
    ],
  ])('%s is refused as unreadable', (_, document) => {
    expect(() => importVocabularyCredential(document)).toThrow(
      expect.objectContaining({ code: 'wallet.vocabulary-unreadable' }),
    );
  });

  it('64 levels are read', () => {
    const document = withMember('x', deep(63));
    const { draft, kept } = importVocabularyCredential(document, named);
    expect(exportVocabularyCredential(draft, { kept }).document).toEqual(document);
  });

  it('a circle is refused, and so is an object that throws', () => {
    const circle: Record<string, unknown> = { ...certification() };
    circle.self = circle;
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    );
    for (const document of [circle, trap]) {
      expect(() => importVocabularyCredential(document)).toThrow(WalletError);
    }
  });

  it('a getter is not run', () => {
    let ran = false;
    const document = Object.defineProperty({ ...certification() }, 'name', {
      enumerable: true,
      get: () => (ran = true),
    });
    expect(() => importVocabularyCredential(document)).toThrow(
      expect.objectContaining({ code: 'wallet.vocabulary-unreadable' }),
    );
    expect(ran).toBe(false);
  });

  it.each([
    ['no type', undefined],
    ['a type that is no list', 5],
    ['a type of another vocabulary', ['VerifiableCredential', 'OpenBadgeCredential']],
    ['two types that are known', ['WebLeiCredential', 'PackingListCredential']],
    ['the name of a member of every object', ['constructor', '__proto__']],
    ['control characters', ['\u001b[2J']],
  ])('%s is refused, with the types that are known', (_, type) => {
    const run = () => importVocabularyCredential({ ...certification(), type: type ?? null });
    expect(run).toThrow(expect.objectContaining({ code: 'wallet.vocabulary-type-unknown' }));
    expect(run).toThrow(new RegExp(VOCABULARY_TYPES.join(', ')));
    expect(run).not.toThrow(/[\u0000-\u001f]/);
  });

  it.each<[string, JsonObject, string]>([
    ['a list for an object', { exporterDetails: [maker] }, 'not-an-object'],
    ['an object for a list', { goods: {} }, 'not-a-list'],
    ['text for an object', { importerDetails: ['Importer'] }, 'unexpected-shape'],
    ['a number for text', { invoiceNumber: 5 }, 'not-text'],
    ['empty text', { invoiceNumber: '' }, 'text-length'],
    ['text that is too long', { invoiceNumber: 'x'.repeat(61) }, 'text-length'],
    ['text for yes or no', { variousImporters: 'yes' }, 'not-boolean'],
    ['a list that is too long', { goods: new Array<JsonObject>(1000).fill({}) }, 'list-too-long'],
  ])('%s is told, and kept', (_, changes, code) => {
    const document = certification(changes);
    const { draft, faults, kept } = importVocabularyCredential(document, named);
    expect(faults.map((fault) => fault.code)).toContain(code);
    expect(exportVocabularyCredential(draft, { kept }).document).toEqual(document);
  });

  it('a subject that is a list, or is not there, leaves a draft that lacks everything', () => {
    for (const credentialSubject of [[], 'x', null]) {
      const document = { ...certification(), credentialSubject };
      const { draft, kept, missing } = importVocabularyCredential(document);
      expect(exportVocabularyCredential(draft, { kept }).document).toEqual(document);
      const lacks = missing.map(({ pointer }) => pointer);
      expect(lacks).toContain('/credentialSubject/statement');
      expect(lacks).toContain('/credentialSubject/goods');
    }
  });

  it('__proto__ is a name like any other', () => {
    const text = JSON.stringify(certification())
      .replace('"credentialSubject":{', '"credentialSubject":{"__proto__":{"goods":[]},')
      .replace('"goods":[{', '"goods":[{"__proto__":{"originCriterion":"A"},');
    const document = JSON.parse(text) as JsonObject;
    const { draft, kept } = importVocabularyCredential(document, named);
    expect(draft.credentialSubject).toMatchObject({ goods: [{ originCriterion: 'B' }] });
    const again = exportVocabularyCredential(draft, { kept }).document;
    expect(again).toEqual(document);
    expect(JSON.stringify(again)).toContain('"__proto__":{"originCriterion":"A"}');
    expect(({} as Record<string, unknown>).originCriterion).toBeUndefined();
  });

  it('the document is not changed, and later changes to it change nothing', () => {
    const document = certification();
    const before = JSON.stringify(document);
    const { draft } = importVocabularyCredential(document, named);
    expect(JSON.stringify(document)).toBe(before);
    (document.credentialSubject as { goods: unknown[] }).goods.length = 0;
    expect(draft.credentialSubject).toMatchObject({ goods: [{ originCriterion: 'B' }] });
  });

  it('every code says what to do', () => {
    const codes = Object.keys(WALLET_ERROR_CODES).filter((code) => code.includes('vocabulary'));
    expect(codes).toHaveLength(4);
  });
});
