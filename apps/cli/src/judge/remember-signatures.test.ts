import { describe, expect, it } from '@jest/globals';
import { createKeyImporter, type Signer } from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
} from '@originmark/core/node';
import { createDemoStory } from '@originmark/demo-entry';
import { createSignatureMemory, rememberVerifications } from './remember-signatures.ts';

describe('createSignatureMemory', () => {
  it('shares the tokens of what stories have in common, and of nothing else', async () => {
    const withMemory = createSignatureMemory();
    const first = await createDemoStory(withMemory({}));
    const second = await createDemoStory(
      withMemory({
        edit: (draft) => {
          draft.credentials.toyReceipt.credential.validFrom = '2026-01-08T14:06:00Z';
        },
      }),
    );
    const changed = Object.keys(first.credentials).filter(
      (key) => first.credentials[key]?.token !== second.credentials[key]?.token,
    );
    expect(changed).toEqual(['toyReceipt', 'entry']);
  });

  it('never gives the signature of one key for another of the same name', async () => {
    const withMemory = createSignatureMemory();
    const forge: Signer = createNodeSigner(
      generatePrivateJwk('ES256'),
      'did:web:harborpine.example#issue',
    );
    const honest = await createDemoStory(withMemory({}));
    const forged = await createDemoStory(
      withMemory({
        edit: (draft) => {
          draft.credentials.toyReceipt.signer = forge;
        },
      }),
    );
    const [a, b] = [honest, forged].map(({ credentials }) =>
      credentials.toyReceipt.token.split('.'),
    );
    expect(a!.slice(0, 2)).toEqual(b!.slice(0, 2));
    expect(a![2]).not.toBe(b![2]);
  });
});

describe('rememberVerifications', () => {
  it('answers as the platform does, the second time too', async () => {
    const platform = createNodeCrypto();
    const crypto = rememberVerifications(platform);
    const [own, other] = [generatePrivateJwk('ES256'), generatePrivateJwk('ES256')];
    const importKey = createKeyImporter(platform);
    const [key, wrong] = [own, other].map((jwk) => importKey(publicJwkOf(jwk)).handle);
    const data = Buffer.from('signed');
    const signature = await createNodeSigner(own, 'did:web:a.example#k').sign(data);
    const flipped = Uint8Array.from(signature, (byte, at) => (at === 40 ? byte ^ 1 : byte));
    for (let round = 0; round < 2; round += 1) {
      expect(await crypto.verify('ES256', key, data, signature)).toBe(true);
      expect(await crypto.verify('ES256', wrong, data, signature)).toBe(false);
      expect(await crypto.verify('ES256', key, Buffer.from('other'), signature)).toBe(false);
      expect(await crypto.verify('ES256', key, data, flipped)).toBe(false);
      expect(await crypto.verify('EdDSA', key, data, signature)).toBe(false);
      expect(await crypto.verify('ES256', undefined, data, signature)).toBe(false);
    }
  });
});
