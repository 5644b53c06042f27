import { describe, expect, it } from '@jest/globals';
import { createKeyImporter } from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
} from '@originmark/core/node';
import { rememberVerifications } from './remember-verifications.ts';

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
