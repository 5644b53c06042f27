import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { importVocabularyCredential } from './import-credential.ts';

const issuer = 'did:web:issuer.example';

function codes(type: string, changes: JsonObject): string[] {
  const document = { type: ['VerifiableCredential', type], id: 'urn:uuid:1', issuer, ...changes };
  return importVocabularyCredential(document).faults.map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );
}

describe('what a document says that cannot be', () => {
  test.each<[string, string, JsonObject, string[]]>([
    [
      'a credential named as its issuer',
      'PackingListCredential',
      { id: issuer },
      ['id-of-issuer /id'],
    ],
    [
      'one named as its issuer that is an object',
      'PackingListCredential',
      { id: issuer, issuer: { id: issuer } },
      ['id-of-issuer /id'],
    ],
    ['one with a name of its own', 'PackingListCredential', {}, []],
    [
      'evidence of another right',
      'IntellectualPropertyRightsCredential',
      {
        credentialSubject: { intellectualPropertyRightsType: 'Copyright' },
        evidence: { intellectualPropertyRightsType: 'Patent' },
      },
      ['evidence-differs /evidence/intellectualPropertyRightsType'],
    ],
    [
      'evidence of the same',
      'IntellectualPropertyRightsCredential',
      {
        credentialSubject: { intellectualPropertyRightsType: 'Patent' },
        evidence: { intellectualPropertyRightsType: 'Patent' },
      },
      [],
    ],
    [
      'an identifier that is not in force',
      'WebLeiCredential',
      { credentialSubject: { entity: { registration: { status: 'LAPSED' } } } },
      ['lei-not-issued /credentialSubject/entity/registration/status'],
    ],
    [
      'one that is',
      'WebLeiCredential',
      { credentialSubject: { entity: { registration: { status: 'ISSUED' } } } },
      [],
    ],
    [
      'an entry with a number of the Harmonized System',
      'CBP3461EntryCredential',
      {
        credentialSubject: {
          lineItems: [{ commodity: { commodityCode: '9503.00.0073', commodityCodeType: 'HS' } }],
        },
      },
      ['goods-system /credentialSubject/lineItems/0/commodity/commodityCodeType'],
    ],
    [
      'an entry with one of the tariff',
      'CBP3461EntryCredential',
      {
        credentialSubject: {
          lineItems: [{ commodity: { commodityCode: '9503.00.0073', commodityCodeType: 'HTS' } }],
        },
      },
      [],
    ],
  ])('%s', (_, type, changes, expected) => {
    expect(codes(type, changes)).toEqual(expected);
  });
});
