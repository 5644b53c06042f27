import { beforeAll, describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '@originmark/core/node';
import {
  createDemoStory,
  type DemoStoryOptions,
  didOf,
  removeSupport,
} from '@originmark/demo-entry';
import { readBundle } from '../files/read-bundle.ts';
import { createStoryJudge, type StoryJudge } from '../judge/judge-story.ts';
import { createNames } from './names.ts';
import { createPage } from './page.ts';
import type { Report } from './report.ts';
import { printTree } from './tree.ts';

let judge: StoryJudge;
beforeAll(() => {
  judge = createStoryJudge();
});

async function reportOf(options: DemoStoryOptions): Promise<Report> {
  const { story, verdict, policy } = await judge({ story: options });
  const view = await readBundle(new TextEncoder().encode(story.bundleText), 'b', {
    sha256: createNodeCrypto().sha256,
  });
  return { verdict, view, policy, names: createNames(view, verdict, policy), hosts: {} };
}

function treeOf(report: Report): string {
  const page = createPage({ width: 120, color: false });
  printTree(page, report);
  return page.text();
}

describe('the tree', () => {
  it('prints every credential once, and by its number afterwards', async () => {
    const text = treeOf(await reportOf({}));
    const printed = [...text.matchAll(/[✓✗?] (\[\d+\])/g)].map(([, number]) => number);
    expect(new Set(printed).size).toBe(printed.length);
    expect(text).toMatch(/received → \[\d+\] USMCACertificationOfOrigin, above/);
    expect(text).toMatch(/basedOn → \? urn:uuid:\S+ is sealed and was not opened/);
    expect(text).toMatch(/no claim rests on it \(reported, never counted\):\n {2}✓ \[\d+\] Org/);
  });

  it('says by when a credential existed where that is proven, and nothing where it is not', async () => {
    const text = treeOf(
      await reportOf({
        edit: (draft) => {
          draft.credentials.powerOfAttorney.anchoredAt = null;
        },
      }),
    );
    const told = text.replace(/[\s│├└─]+/g, ' ');
    const existed = (type: string) =>
      new RegExp(`${type} by [^[]*, existed by ([0-9TZ:-]+)`).exec(told)?.[1];
    expect(existed('CertificationReceiptCredential')).toBe('2026-01-08T15:00:00Z');
    expect(existed('MakerAuthorizationCredential')).toBe('2026-01-13T15:01:00Z');
    expect(existed('PowerOfAttorneyCredential')).toBeUndefined();
  });

  it('marks what is proven of a name, and what a party calls itself', async () => {
    const text = treeOf(await reportOf({}));
    expect(text).toContain('by Harbor & Pine Trading Co., Inc. ');
    expect(text).toContain('by “Piedmont Ring Spinners, Inc.” ');
  });

  it('does not take a name from an identity that is not valid', async () => {
    const forged = await reportOf({
      edit: (draft) => {
        draft.credentials.harborpineIdentity.signer = draft.credentials.shirtInvoice.signer;
        draft.credentials.harborpineIdentity.checked = false;
      },
    });
    expect(treeOf(forged)).toContain('✗');
    expect(forged.names.party(didOf('harborpine'))).toBe('“Harbor & Pine Trading Co., Inc.”');
  });

  it('says of a parent that is missing, and of one with another digest, what it is', async () => {
    const missing = await reportOf({
      edit: (draft) => {
        draft.presentation.without = ['masterLicence'];
      },
    });
    expect(treeOf(missing)).toMatch(/extendsCredential → \? urn:uuid:\S+ is not in the bundle/);
    const swapped = await reportOf({
      edit: (draft) => {
        const [edge] = draft.credentials.sublicence.edges;
        edge!.credentialDigest = `uEi${'A'.repeat(43)}`;
        draft.presentation.members = Object.keys(draft.credentials).filter(
          (key) => key !== 'suitcaseRecord',
        );
        draft.credentials.sublicence.checked = false;
      },
    });
    expect(treeOf(swapped)).toMatch(/✗ urn:uuid:\S+ is in the bundle with another digest/);
  });

  it('shows a line that nothing supports', async () => {
    const report = await reportOf({
      edit: (draft) => {
        removeSupport(draft, 4, 'tshirtInvoice');
        removeSupport(draft, 4, 'puertoCortesBill');
      },
    });
    expect(treeOf(report)).toMatch(/└─ line 4\n {3}└─ supported by nothing/);
  });

  it('has nothing to show without an entry', async () => {
    const { bundle } = await createDemoStory();
    const text = JSON.stringify({ ...bundle, presentation: 'a.b.c' });
    const report = await reportOf({ tamper: (signed) => void (signed.bundleText = text) });
    expect(treeOf(report)).toContain('there is no chain to show');
  });

  it('does not depend on the order of the bundle', async () => {
    const { bundleText, members } = await createDemoStory();
    const turned = await reportOf({
      tamper: async (signed) => {
        Object.assign(signed, { bundle: JSON.parse(bundleText) as object });
        await signed.present([...members].reverse());
      },
    });
    const straight = await reportOf({
      tamper: async (signed) => {
        Object.assign(signed, { bundle: JSON.parse(bundleText) as object });
        await signed.present(members);
      },
    });
    expect(treeOf(turned)).toBe(treeOf(straight));
  });
});
