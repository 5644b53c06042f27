import { describe, expect, it } from '@jest/globals';
import type { Signer } from '@originmark/core';
import { createNodeSigner, generatePrivateJwk } from '@originmark/core/node';
import { keyOf } from './keys.ts';
import { createDemoStory } from './story/create-demo-story.ts';

describe('rememberSignatures', () => {
  it('shares the tokens of what stories have in common, and of nothing else', async () => {
    const first = await createDemoStory();
    const second = await createDemoStory({
      edit: (draft) => {
        draft.credentials.toyReceipt.credential.validFrom = '2026-01-08T14:06:00Z';
      },
    });
    const changed = Object.keys(first.credentials).filter(
      (key) => first.credentials[key]?.token !== second.credentials[key]?.token,
    );
    expect(changed).toEqual(['toyReceipt', 'entry']);
  });

  it('never gives the signature of one key for another of the same name', async () => {
    const forge: Signer = createNodeSigner(generatePrivateJwk('ES256'), keyOf('harborpine').kid);
    const honest = await createDemoStory();
    const forged = await createDemoStory({
      edit: (draft) => {
        draft.credentials.toyReceipt.signer = forge;
      },
    });
    const [a, b] = [honest, forged].map(({ credentials }) =>
      credentials.toyReceipt.token.split('.'),
    );
    expect(a!.slice(0, 2)).toEqual(b!.slice(0, 2));
    expect(a![2]).not.toBe(b![2]);
  });
});
