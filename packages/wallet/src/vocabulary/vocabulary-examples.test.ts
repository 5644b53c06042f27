import { describe, expect, it } from '@jest/globals';
import { isJsonObject, type JsonValue } from '@originmark/core';
import { WalletError } from '../wallet-error.ts';
import { exportVocabularyCredential } from './export-credential.ts';
import { importVocabularyCredential, type VocabularyImport } from './import-credential.ts';
import { VOCABULARY_TYPES } from './select-mapping.ts';
import {
  isVocabularyPresent,
  readVocabularyExample,
  readVocabularyFile,
  vocabularyFolder,
  vocabularyNames,
} from './vocabulary-examples.test-support.ts';

const suite = isVocabularyPresent ? describe : describe.skip;

/** The agreement is named for the one type that does not say it, and for no other. */
function importExample(name: string): VocabularyImport {
  const options = name === 'CertificationOfOrigin' ? { agreement: 'CAFTA-DR' as const } : {};
  return importVocabularyCredential(readVocabularyExample(name), options);
}

function required(name: string): string[] {
  return importExample(name)
    .missing.filter((fact) => fact.required)
    .map(({ pointer }) => pointer.replace('/credentialSubject', ''));
}

function faults(name: string): string[] {
  return importExample(name).faults.map(
    ({ pointer, code }) => `${code} ${pointer.replace('/credentialSubject', '')}`,
  );
}

/** Every credential inside a value, whatever it stands in. */
function credentialsIn(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(credentialsIn);
  if (!isJsonObject(value)) return [];
  const { type } = value;
  const isCredential = Array.isArray(type) && type.includes('VerifiableCredential');
  return [...(isCredential ? [value] : []), ...Object.values(value).flatMap(credentialsIn)];
}

it('is not skipped in silence', () => {
  if (!isVocabularyPresent) {
    console.warn(`SKIPPED: the traceability vocabulary is absent: ${vocabularyFolder}`);
  }
  expect(typeof isVocabularyPresent).toBe('boolean');
});

suite('the examples of the vocabulary', () => {
  const names = vocabularyNames('credentials');

  it('are all there, and have every type that is read', () => {
    expect(names).toHaveLength(84);
    expect(VOCABULARY_TYPES.filter((type) => !names.includes(type))).toEqual([]);
  });

  it.each(VOCABULARY_TYPES)('%s is exported again as it was imported', (name) => {
    const { draft, kept } = importExample(name);
    const again = exportVocabularyCredential(draft, { kept });
    expect(again.document).toEqual(readVocabularyExample(name));
    expect(again).toMatchObject({ vocabularyType: name, notRestored: [] });
  });

  it.each(VOCABULARY_TYPES)('%s is exported again from what was stored', (name) => {
    const { draft, kept } = importExample(name);
    const stored = JSON.parse(JSON.stringify({ draft, kept })) as Pick<
      VocabularyImport,
      'draft' | 'kept'
    >;
    const again = exportVocabularyCredential(stored.draft, { kept: stored.kept });
    expect(again.document).toEqual(readVocabularyExample(name));
  });

  it.each(VOCABULARY_TYPES)(
    '%s lacks something that is required, and the report says so',
    (name) => {
      const { missing, schemaFault } = importExample(name);
      const lacks = missing.filter((fact) => fact.required);
      expect(lacks.length).toBeGreaterThan(0);
      expect(lacks.filter(({ fact, why }) => fact === '' || why === '')).toEqual([]);
      expect(schemaFault?.keyword).toBe('required');
      const { missingProperty } = schemaFault?.expected as { missingProperty: string };
      const pointers = lacks.map(({ pointer }) => pointer);
      expect(pointers).toContain(`${schemaFault?.pointer ?? ''}/${missingProperty}`);
    },
  );

  const others = names.filter((name) => !VOCABULARY_TYPES.includes(name));
  it.each(others)('%s has no type of ours, and the error names those that have', (name) => {
    const run = () => importVocabularyCredential(readVocabularyExample(name));
    expect(run).toThrow(WalletError);
    expect(run).toThrow(expect.objectContaining({ code: 'wallet.vocabulary-type-unknown' }));
    expect(run).toThrow(/known: USMCACertificationOfOrigin, /);
  });

  it('has no credentials in its workflows, which only name types', () => {
    const found = vocabularyNames('workflows').flatMap((name) =>
      credentialsIn(readVocabularyFile(`workflows/${name}.yml`) as JsonValue),
    );
    expect(found).toEqual([]);
  });
});

suite('what the examples lack', () => {
  it('a USMCA certification: role, statement, signature day and what the law asks of its parties', () => {
    expect(required('USMCACertificationOfOrigin')).toEqual([
      '/certifierRole',
      '/certifier/telephone',
      '/certifier/email',
      '/producer/address/streetAddress',
      '/producer/email',
      '/goods/0/tariffClassification/system',
      '/signedAt',
      '/statement',
    ]);
  });

  it('a certification under CAFTA-DR: nearly everything', () => {
    expect(required('CertificationOfOrigin')).toEqual([
      '/certifierRole',
      '/certifier',
      '/producer',
      '/importer',
      '/goods/0/tariffClassification/system',
      '/goods/0/originCriterion',
      '/signatory',
      '/signedAt',
      '/statement',
    ]);
  });

  it('a right: its name, its registration, and its recordation', () => {
    const { missing } = importExample('IntellectualPropertyRightsCredential');
    expect(missing.map(({ pointer }) => pointer)).toEqual([
      '/credentialSubject/right',
      '/credentialSubject/intellectualPropertyRightsOwner/address',
      '/credentialSubject/registration',
      '/credentialSubject/registration/office',
      '/credentialSubject/registration/number',
      '/credentialSubject/registration/from',
      '/credentialSubject/recordation',
      '/credentialSubject/recordation/number',
      '/credentialSubject/recordation/from',
      '/credentialSubject/recordation/until',
      '/credentialStatus',
    ]);
  });

  it('a licence: its scope, the digest of its parent, a status', () => {
    const { missing } = importExample('IntellectualPropertyRightsLicenseCredential');
    expect(missing.map(({ pointer }) => pointer)).toEqual([
      '/edge',
      '/credentialSubject/scope',
      '/credentialSubject/scope/rights',
      '/credentialSubject/scope/activities',
      '/credentialSubject/scope/term',
      '/credentialSubject/scope/goods',
      '/credentialStatus',
    ]);
  });

  it('an entry summary: a valid number, its version, its importer, its clock', () => {
    expect(required('CBP7501EntrySummaryCredential')).toEqual([
      '/entryNumber',
      '/entryVersion',
      '/importer/id',
      '/importer/importerNumber',
      '/lines/0/manufacturerId',
      '/importedAt',
    ]);
  });

  it('a power of attorney: kind of principal, authority, ports, signature', () => {
    expect(required('PowerOfAttorneyCredential')).toEqual([
      '/grantorKind',
      '/authority',
      '/ports',
      '/signatory',
    ]);
  });
});

suite('the faults of the examples', () => {
  it.each([
    [
      'USMCACertificationOfOrigin',
      [
        'goods-system-unnamed /goods/0/commodityCodeType',
        'criterion-doubtful /goods/0/originCriterion',
        'export-from-us /exporterDetails/location/address/addressCountry',
        'shipment-and-period /invoiceNumber',
      ],
    ],
    [
      'CBP7501EntrySummaryCredential',
      [
        'entry-number-check-digit /entryNumber',
        'mode-of-transport /transportMode',
        'importer-number-shape /importerNumber/number',
        'time-is-a-day /importDate',
        'category-shape /descriptionOfMerchandise/0/categoryNumber',
        'mid-shape /manufacturerId',
        'goods-system /descriptionOfMerchandise/0/commodity/commodityCodeType',
      ],
    ],
    [
      'CBP3461EntryCredential',
      [
        'entry-number-shape /entryNumber',
        'mode-of-transport /transportMode',
        'importer-number-shape /importerOfRecord/number',
        'time-is-a-day /arrivalDate',
        'unit-missing /lineItems/0/itemCount',
      ],
    ],
    [
      'IntellectualPropertyRightsCredential',
      ['id-of-issuer /id', 'evidence-differs /evidence/intellectualPropertyRightsType'],
    ],
    ['WebLeiCredential', ['lei-check-digits /lei', 'lei-not-issued /entity/registration/status']],
    ['PowerOfAttorneyCredential', []],
  ])('%s', (name, expected) => {
    expect(faults(name)).toEqual(expected);
  });

  it('are told once each, with words', () => {
    for (const name of VOCABULARY_TYPES) {
      const told = importExample(name).faults;
      expect(new Set(told.map(({ pointer, code }) => pointer + code)).size).toBe(told.length);
      expect(told.filter(({ message }) => message.length < 10)).toEqual([]);
    }
  });
});

suite('what is written differently', () => {
  it('is told with both values and why', () => {
    const { changed } = importExample('USMCACertificationOfOrigin');
    expect(changed).toContainEqual({
      pointer: '/credentialSubject/importerDetails/0/location/address/addressCountry',
      draftPointer: '/credentialSubject/importer/address/addressCountry',
      from: 'Mexico',
      to: 'MX',
      why: 'the ISO 3166-1 code of the name',
    });
    expect(changed).toContainEqual({
      pointer: '/validUntil',
      draftPointer: '/credentialSubject/blanketPeriod/until',
      from: '2023-12-31T20:29:37+00:00',
      to: '2023-12-31',
      why: 'the calendar day as written, in the offset it is written in',
    });
  });

  it('never is the end of a blanket period taken for the end of the credential', () => {
    const { draft } = importExample('USMCACertificationOfOrigin');
    expect(draft).not.toHaveProperty('validUntil');
  });
});
