import { describe, expect, it, test } from '@jest/globals';
import { exportVocabularyCredential } from './export-credential.ts';
import { readOurExample } from './our-examples.test-support.ts';

describe('a credential of ours in the words of the vocabulary', () => {
  it('has its context, its type and its issuer as an object', () => {
    const { document, vocabularyType } = exportVocabularyCredential(
      readOurExample('PowerOfAttorneyCredential'),
    );
    expect(vocabularyType).toBe('PowerOfAttorneyCredential');
    expect(document).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/traceability/v1'],
      type: ['VerifiableCredential', 'PowerOfAttorneyCredential'],
      issuer: { type: ['Organization'], id: 'did:web:harborpine.example' },
      credentialSubject: { type: ['Organization'], id: 'did:web:gulfline.example' },
    });
  });

  it('shows an importer number only where the form has it', () => {
    const { document } = exportVocabularyCredential(readOurExample('CBP3461EntryCredential'));
    expect(document.credentialSubject).toMatchObject({
      importerOfRecord: { type: ['CBPImporterOfRecord'], number: '89-100042000' },
    });
    expect(JSON.stringify(document)).not.toContain('importerNumberSalt');
  });

  test.each([
    ['a type of ours that the vocabulary has not', 'MakerAuthorizationCredential', undefined],
    ['a type of theirs that this is not', 'PackingListCredential', 'WebLeiCredential'],
    ['a type of theirs that nobody knows', 'PackingListCredential', 'constructor'],
  ])('%s is refused, with those that are known', (_, name, vocabularyType) => {
    const run = () =>
      exportVocabularyCredential(
        readOurExample(name),
        vocabularyType === undefined ? {} : { vocabularyType },
      );
    expect(run).toThrow(expect.objectContaining({ code: 'wallet.vocabulary-type-unknown' }));
    expect(run).toThrow(/known: .*PackingListCredential/);
  });

  it('is refused where it is no JSON', () => {
    expect(() => exportVocabularyCredential(undefined)).toThrow(
      expect.objectContaining({ code: 'wallet.vocabulary-unreadable' }),
    );
  });
});
