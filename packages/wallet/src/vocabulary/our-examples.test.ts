import { describe, expect, it } from '@jest/globals';
import type { AgreementId } from '@originmark/customs';
import { type CredentialType, validateCredential } from '@originmark/schemas';
import { exportVocabularyCredential, type VocabularyExport } from './export-credential.ts';
import { FACTS, listMissing } from './facts/list-missing.ts';
import { importVocabularyCredential, type VocabularyImport } from './import-credential.ts';
import { OUR_EXAMPLES, readOurExample } from './our-examples.test-support.ts';
import { valueAt } from './places.ts';
import { VOCABULARY_TYPES, withIssuerObject } from './select-mapping.ts';

function importAgain(written: VocabularyExport, withKept = true): VocabularyImport {
  const agreement = valueAt(
    readOurExample(EXAMPLE_OF.get(written) ?? ''),
    '/credentialSubject/agreement',
  );
  return importVocabularyCredential(written.document, {
    ...(withKept && { kept: written.notCarried }),
    ...(typeof agreement === 'string' && { agreement: agreement as AgreementId }),
  });
}

const EXAMPLE_OF = new Map<VocabularyExport, string>();
function exportExample(name: string, vocabularyType?: string): VocabularyExport {
  const written = exportVocabularyCredential(
    readOurExample(name),
    vocabularyType === undefined ? {} : { vocabularyType },
  );
  EXAMPLE_OF.set(written, name);
  return written;
}

describe('our examples in the words of the vocabulary', () => {
  it('are of every type that is mapped', () => {
    expect(OUR_EXAMPLES.length).toBeGreaterThanOrEqual(40);
    const written = new Set(OUR_EXAMPLES.map((name) => exportExample(name).vocabularyType));
    const onlyWhenNamed = [
      'MasterBillOfLadingCredential',
      'HouseBillOfLadingCredential',
      'BillOfLadingCredential',
    ];
    expect(VOCABULARY_TYPES.filter((type) => !written.has(type))).toEqual(onlyWhenNamed);
  });

  it.each(OUR_EXAMPLES)('%s comes back whole with what could not be carried', (name) => {
    const again = importAgain(exportExample(name));
    expect(again.draft).toEqual(readOurExample(name));
    expect(again.notRestored).toEqual([]);
    expect(again.schemaFault).toBeUndefined();
  });

  it.each(OUR_EXAMPLES)('%s loses by itself only what is told', (name) => {
    const written = exportExample(name);
    const alone = importAgain(written, false).draft;
    const ours = readOurExample(name);
    for (const pointer of Object.keys(written.notCarried.members)) {
      expect(valueAt(alone, pointer)).not.toEqual(valueAt(ours, pointer));
    }
  });

  it.each([
    'MasterBillOfLadingCredential',
    'HouseBillOfLadingCredential',
    'BillOfLadingCredential',
  ])('a bill comes back whole from a %s, too', (type) => {
    const written = exportExample('BillOfLadingCredential', type);
    expect(written.vocabularyType).toBe(type);
    expect(importAgain(written).draft).toEqual(readOurExample('BillOfLadingCredential'));
  });

  it('tell that a licence loses its term and scope, and its status', () => {
    const { notCarried } = exportExample('IntellectualPropertyRightsLicenseCredential');
    const lost = Object.keys(notCarried.members);
    expect(lost).toContain('/credentialSubject/scope/term/until');
    expect(lost).toContain('/credentialSubject/scope/sublicensing');
    expect(lost).toContain('/credentialStatus/statusListIndex');
    expect(lost).toContain('/edge');
  });

  it('tell that a certification loses role, statement and day of signature', () => {
    const { notCarried } = exportExample('USMCACertificationOfOrigin');
    expect(Object.keys(notCarried.members)).toEqual(
      expect.arrayContaining([
        '/credentialSubject/certifierRole',
        '/credentialSubject/statement',
        '/credentialSubject/signedAt',
        '/credentialSubject/goods/0/tariffClassification/system',
      ]),
    );
  });

  it('write a blanket period so that its last day is in it', () => {
    const { document } = exportExample('USMCACertificationOfOrigin.various');
    expect(document).toMatchObject({
      validFrom: '2026-01-06T00:00:00Z',
      validUntil: '2027-01-04T23:59:59Z',
      credentialSubject: { variousImporters: true, variousProducers: true },
    });
  });

  it('write a confidential producer in the words of the regulation', () => {
    const { document } = exportExample('USMCACertificationOfOrigin.hidden-producer');
    expect(valueAt(document, '/credentialSubject/producerDetails/name')).toBe(
      'Available upon request by the importing authorities',
    );
  });

  it('write MULTI where the lines of an entry have several origins', () => {
    const { document } = exportExample('CBP7501EntrySummaryCredential');
    expect(document.credentialSubject).toMatchObject({
      entryNumber: 'Z9Z00426174',
      countryOfOrigin: 'MULTI',
      exportingCountry: 'MULTI',
      manufacturerId: 'MULTI',
      transportMode: 'Ocean',
      portCode: { type: ['Place'], usPortCode: '5301' },
    });
    expect(document.credentialSubject).not.toHaveProperty('exportDate');
  });
});

/** Pointers to every member of an object inside a document. */
function membersOf(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...(Array.isArray(value) ? [] : [`${pointer}/${name}`]),
    ...membersOf(member, `${pointer}/${name}`),
  ]);
}

function without(document: unknown, pointer: string): unknown {
  const copy = structuredClone(document) as Record<string, unknown>;
  const steps = pointer.slice(1).split('/');
  const last = steps.pop() ?? '';
  let parent = copy;
  for (const step of steps) parent = parent[step] as Record<string, unknown>;
  Reflect.deleteProperty(parent, last);
  return copy;
}

describe('the table of facts', () => {
  it.each(OUR_EXAMPLES)('asks for what the schema requires of %s', (name) => {
    const ours = withIssuerObject(readOurExample(name));
    const type = name.split('.')[0] as CredentialType;
    const mapped = importAgain(exportExample(name), false).draft;
    const untold = membersOf(mapped).filter((pointer) => {
      const lacking = without(ours, pointer) as VocabularyImport['draft'];
      const fault = validateCredential(type, lacking);
      if (fault?.keyword !== 'required' && fault?.keyword !== 'oneOf') return false;
      return !listMissing(type, lacking).some(
        (fact) => fact.pointer === pointer && fact.by.includes('schema'),
      );
    });
    // What stands in every draft is never missing; amounts and their like are there whole or not.
    const fixed = [
      /^\/(?:@context|type)$/,
      /^\/credentialSubject\/(?:agreement|lines\/\d+\/line)$/,
      /\/(?:value|unit|currency|scheme|kind|incoterm|place)$/,
      /\/(?:enteredValue|charges|unitPrice|total|amount|duty|adjustments\/\d+)\/amount$/,
    ];
    expect(untold.filter((pointer) => !fixed.some((place) => place.test(pointer)))).toEqual([]);
  });

  it('finds nothing required missing in what is valid', () => {
    const found = OUR_EXAMPLES.flatMap((name) =>
      listMissing(name.split('.')[0] as CredentialType, readOurExample(name))
        .filter(({ required, by }) => required && by.includes('schema'))
        .map(({ pointer }) => `${name} ${pointer}`),
    );
    expect(found).toEqual([]);
  });

  it('has facts of every type that is mapped', () => {
    const types = new Set(OUR_EXAMPLES.map((name) => name.split('.')[0]));
    expect(Object.keys(FACTS).sort()).toEqual([...types].sort());
  });
});
