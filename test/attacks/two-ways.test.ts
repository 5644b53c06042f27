import { describe, expect, it } from '@jest/globals';
import {
  addSupport,
  copy,
  type CredentialKey,
  draftOf,
  type StoryDraft,
} from '@originmark/demo-entry';
import { verifyStory } from './verify-story.ts';

/** Adds a second document like one of the story, under another id, changed. */
function addLike(
  draft: StoryDraft,
  key: CredentialKey,
  id: string,
  change: (credential: Record<string, unknown>) => void = () => undefined,
): string {
  const { edges, signer } = draftOf(draft, key);
  const credential = { ...copy(draft.credentials[key].credential), id } as Record<string, unknown>;
  change(credential);
  draft.added[id] = { credential, edges: [...edges], signer, checked: false };
  return id;
}

const ipr = async (edit: (draft: StoryDraft) => void) => {
  const { verdict } = await verifyStory({ edit });
  return verdict.lines.find(({ line }) => line === 2)?.ipr.map(({ outcome }) => outcome);
};

// Digests order what is equal: several names make sure that either of two comes first.
const NAMES = ['urn:example:a', 'urn:example:b', 'urn:example:c', 'urn:example:d'];

describe('of two authorisations of one maker', () => {
  it.each(NAMES)('the one whose status is known supports the line, beside %s', async (name) => {
    const before = await ipr(() => undefined);
    const after = await ipr((draft) => {
      const other = addLike(draft, 'makerAuthorization', name, ({ credentialStatus }) => {
        for (const entry of credentialStatus as { statusListCredential: string }[])
          entry.statusListCredential = 'https://nowhere.example/status/1';
      });
      addSupport(draft, 2, other);
    });
    expect(after).toEqual(before);
  });
});

describe('of two licences that a maker is authorised under', () => {
  const expired = (draft: StoryDraft): string =>
    addLike(draft, 'sublicence', 'urn:example:ended', (credential) => {
      credential['validUntil'] = '2025-06-01T00:00:00Z';
    });

  it('the one in force supports the line, whichever is named first', async () => {
    const before = await ipr(() => undefined);
    for (const isFirst of [true, false]) {
      const after = await ipr((draft) => {
        const edge = { role: 'extendsCredential', to: expired(draft) };
        const { makerAuthorization: maker, sublicence } = draft.credentials;
        maker.checked = false;
        maker.edges = isFirst ? [edge, ...maker.edges] : [...maker.edges, edge];
        Object.assign(maker.credential.credentialSubject, {
          extendsCredential: [edge.to, sublicence.credential.id],
        });
      });
      expect([isFirst, after]).toEqual([isFirst, before]);
    }
  });

  it('one alone that has ended does not', async () => {
    const after = await ipr((draft) => {
      const maker = draft.credentials.makerAuthorization;
      maker.checked = false;
      maker.edges = [{ role: 'extendsCredential', to: expired(draft) }];
      Object.assign(maker.credential.credentialSubject, { extendsCredential: 'urn:example:ended' });
    });
    expect(after).not.toContain('chain-shown');
  });
});
