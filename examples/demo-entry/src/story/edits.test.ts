import { describe, expect, test } from '@jest/globals';
import { decodeStatusList, getStatusBit, type JsonObject, parseCompactJws } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { draftCredential } from '../credentials/draft-credential.ts';
import { urnOf } from '../derive.ts';
import { didOf, signerOf } from '../keys.ts';
import { createDemoStory } from './create-demo-story.ts';
import type { DemoStory } from './demo-story.ts';
import { addSupport, lineOf, removeSupport, revoke, suspend } from './edits.ts';

const plain = await createDemoStory();
const membersOf = (story: DemoStory): string[] => {
  const keys = new Map(Object.entries(story.credentials).map(([key, { token }]) => [token, key]));
  return story.members.map((token) => keys.get(token) ?? 'unknown');
};

describe('an edit', () => {
  test('changes the digests of what it touches and of all that rests on it, and nothing else', async () => {
    const story = await createDemoStory({
      edit: ({ credentials }) => {
        credentials.toyMakerCertification.credential.credentialSubject.signatory.title = 'Director';
      },
    });
    const changed = Object.keys(plain.credentials).filter(
      (key) =>
        story.credentials[key]?.credentialDigest !== plain.credentials[key]?.credentialDigest,
    );

    expect(changed.sort()).toEqual([
      'entry',
      'toyExporterCertification',
      'toyMakerCertification',
      'toyReceipt',
    ]);
  });

  test('that leaves something unfit is refused by the issuer, unless it is signed unchecked', async () => {
    const edit =
      (checked: boolean) =>
      ({
        credentials,
      }: Parameters<NonNullable<Parameters<typeof createDemoStory>[0]>['edit'] & object>[0]) => {
        credentials.toyReceipt.checked = checked;
        credentials.toyReceipt.signer = signerOf('gulfline');
      };

    await expect(createDemoStory({ edit: edit(true) })).rejects.toMatchObject({
      code: 'issuer.key-of-another',
    });
    const story = await createDemoStory({ edit: edit(false) });
    const { header, payload } = parseCompactJws(story.credentials.toyReceipt.token);
    expect(header.kid).toMatch(didOf('gulfline'));
    expect((payload.issuer as JsonObject).id).toBe(didOf('harborpine'));
  });

  test('may forge a header', async () => {
    const story = await createDemoStory({
      edit: ({ credentials }) => {
        credentials.toyReceipt.header = { alg: 'none', cty: undefined };
      },
    });
    const { header } = parseCompactJws(story.credentials.toyReceipt.token);

    expect(header).toEqual({ alg: 'none', kid: signerOf('harborpine').kid, typ: 'vc+jwt' });
  });

  test('may pin an edge to a wrong digest, and the target is still presented', async () => {
    const wrong = `uEi${'A'.repeat(44)}`;
    const story = await createDemoStory({
      edit: ({ credentials }) => {
        const edge = credentials.sublicence.edges[0];
        if (edge !== undefined) edge.credentialDigest = wrong;
      },
    });

    expect(story.credentials.sublicence.credential.edge).toMatchObject([
      { role: 'extendsCredential', credentialDigest: wrong },
    ]);
    expect(membersOf(story)).toContain('masterLicence');
  });

  test('may take a credential out of the wallet', async () => {
    const story = await createDemoStory({
      edit: ({ presentation }) => {
        presentation.without.push('masterLicence');
      },
    });

    expect(membersOf(plain)).toContain('markRight');
    expect(membersOf(story)).not.toContain('masterLicence');
    expect(membersOf(story)).not.toContain('markRight');
  });

  test('may add a credential and let it support a line', async () => {
    const story = await createDemoStory({
      edit: (draft) => {
        draft.added.secondReceipt = {
          ...draftCredential('toyReceipt', 'CertificationReceiptCredential', {
            issuer: 'harborpine',
            signedAt: '2026-10-02T15:00:00Z',
            subject: { receivedAt: '2026-10-02T15:00:00Z' },
            edges: [{ role: 'received', to: 'toyExporterCertification' }],
          }),
        };
        Object.assign(draft.added.secondReceipt.credential, { id: urnOf('secondReceipt') });
        addSupport(draft, 2, 'secondReceipt');
        removeSupport(draft, 2, 'toyReceipt');
        expect(lineOf(draft, 2).supportedBy).toContain(urnOf('secondReceipt'));
      },
    });

    expect(membersOf(story)).toContain('secondReceipt');
    expect(membersOf(story)).not.toContain('toyReceipt');
    expect(membersOf(story)).toHaveLength(plain.members.length);
  });

  test('keeps an edge that another line still needs', async () => {
    const story = await createDemoStory({
      edit: (draft) => {
        removeSupport(draft, 2, 'veracruzBill');
      },
    });

    expect(membersOf(story)).toContain('veracruzBill');
  });

  test('revokes on the issuer’s list, with its record, and suspends on the other', async () => {
    const effectiveFrom = '2026-06-01T00:00:00Z';
    const story = await createDemoStory({
      edit: (draft) => {
        revoke(draft, 'toyExporterCertification', { kind: 'false-from-the-start', effectiveFrom });
        suspend(draft, 'powerOfAttorney');
      },
    });
    const statusOf = async (key: string, url: string): Promise<[boolean, JsonObject]> => {
      const { payload } = parseCompactJws(story.documents[url]?.body ?? '');
      const { encodedList } = payload.credentialSubject as JsonObject;
      const bits = await decodeStatusList(encodedList, createNodeCrypto());
      const [entry] = story.credentials[key]?.credential.credentialStatus as unknown as [
        { statusListIndex: string },
      ];
      return [getStatusBit(bits, Number(entry.statusListIndex)), payload];
    };

    const [revoked, list] = await statusOf(
      'toyExporterCertification',
      'https://horizonte.example/status/revocation',
    );
    const [suspended] = await statusOf(
      'powerOfAttorney',
      'https://harborpine.example/status/suspension',
    );
    expect([revoked, suspended]).toEqual([true, true]);
    expect(list.revocations).toMatchObject([{ kind: 'false-from-the-start', effectiveFrom }]);
  });

  test('may put anything into the presentation', async () => {
    const story = await createDemoStory({
      edit: ({ presentation }) => {
        presentation.members = ['toyInvoice', 'entry'];
        presentation.nonce = 'another';
        presentation.payload = { holder: didOf('harborpine') };
      },
    });
    const { payload } = parseCompactJws(story.bundle.presentation);

    expect(membersOf(story)).toEqual(['toyInvoice', 'entry']);
    expect(payload).toMatchObject({ nonce: 'another', holder: didOf('harborpine') });
  });

  test.each([
    ['an edge to nowhere', { role: 'basedOn', to: 'nowhere' }, /"nowhere"/],
    ['a cycle that no digest breaks', { role: 'basedOn', to: 'entry' }, /rests on itself/],
  ])('that leaves %s is said aloud', async (_, edge, message) => {
    await expect(
      createDemoStory({ edit: ({ credentials }) => void credentials.toyInvoice.edges.push(edge) }),
    ).rejects.toThrow(message);
  });
});

describe('tampering', () => {
  test('puts another token in the place of a credential and signs the presentation again', async () => {
    const story = await createDemoStory({
      tamper: async ({ credentials, replaceMember }) => {
        const { token } = credentials.toyInvoice;
        await replaceMember(
          'toyInvoice',
          `${token.slice(0, -2)}${token.endsWith('AA') ? 'AQ' : 'AA'}`,
        );
      },
    });
    const { payload } = parseCompactJws(story.bundle.presentation);

    expect(membersOf(story).filter((key) => key === 'unknown')).toHaveLength(1);
    expect(JSON.stringify(payload.verifiableCredential)).not.toContain(
      story.credentials.toyInvoice.token,
    );
  });

  test('of the bundle shows in its text; text that is set stays as it is', async () => {
    const unstapled = await createDemoStory({
      tamper: ({ bundle }) => {
        delete bundle.evidence;
      },
    });
    const broken = await createDemoStory({
      tamper: (signed) => {
        signed.bundleText = '{"type":"EntryBundle"';
      },
    });

    expect(unstapled.bundleText).not.toContain('statusLists');
    expect(broken.bundleText).toBe('{"type":"EntryBundle"');
  });

  test('with what is not presented is said aloud', async () => {
    await expect(
      createDemoStory({ tamper: ({ replaceMember }) => replaceMember('toyRecord', 'x') }),
    ).rejects.toThrow(/"toyRecord" is not in the presentation/);
  });
});
