import { describe, expect, it } from '@jest/globals';
import {
  copy,
  draftCredential,
  type DraftCredential,
  signerOf,
  type StoryDraft,
} from '@originmark/demo-entry';
import { verifyStory } from './verify-story.ts';

/** Most CPU (ms) that any of these may cost; each would take minutes if ways were counted instead of credentials. */
const BOUND = 5000;

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Layers of recognitions, each of which names every one of the next layer. */
function layRecognitions(draft: StoryDraft, layers: number, width: number): void {
  let below: string[] = [];
  for (let layer = 0; layer < layers; layer += 1) {
    const keys: string[] = [];
    for (let index = 0; index < width; index += 1) {
      const key = `layer${layer}x${index}`;
      const { credential } = draftCredential('registryRecognition', 'RecognizedEntityCredential', {
        issuer: 'recordation',
        signedAt: '2026-01-01T00:00:00Z',
        subject: copy(draft.credentials.registryRecognition.credential.credentialSubject),
      });
      const made: DraftCredential<{ id: string }> = {
        credential: {
          ...credential,
          id: `urn:uuid:00000000-0000-8000-8000-${String(layer * 100 + index).padStart(12, '0')}`,
        },
        edges: below.map((to) => ({ role: 'recognizedIn', to })),
        signer: signerOf('recordation'),
        checked: false,
      };
      draft.added[key] = made;
      keys.push(key);
    }
    below = keys;
  }
  draft.credentials.markRight.edges = below.map((to) => ({ role: 'recognizedIn', to }));
}

describe('the effort of a verdict', () => {
  it('counts credentials and not the ways between them, for recognitions in layers', async () => {
    const before = cpuMs();
    const { verdict } = await verifyStory({
      edit: (draft) => {
        layRecognitions(draft, 4, 34);
      },
    });
    expect(cpuMs() - before).toBeLessThan(BOUND);
    expect(verdict.outcome).toBe('exception');
  });

  it('refuses a bundle of more edges than it may have', async () => {
    const { verdict } = await verifyStory({
      edit: (draft) => {
        layRecognitions(draft, 3, 48);
      },
    });
    expect(verdict.outcome).toBe('exception');
    expect(verdict.fragments.map(({ code }) => code)).toContain('intake.too-large');
    expect(verdict.lines).toEqual([]);
  });
});
