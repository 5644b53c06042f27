import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { seal } from '@originmark/core';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { loadDecryptionKey } from './load-decryption-key.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

const KID = 'did:web:verifier.example#receive';

describe('loadDecryptionKey', () => {
  it.each(['one key', 'a set'])('opens what was sealed to %s', async (form) => {
    const jwk = generatePrivateJwk('ES256');
    const named = { kid: KID, ...jwk };
    await io.file('k', JSON.stringify(form === 'a set' ? { keys: [named] } : named));
    const jwe = await seal(
      Buffer.from('secret'),
      { jwk: publicJwkOf(jwk), kid: KID },
      'text/plain',
    );
    const unseal = await loadDecryptionKey('k', io);
    expect(Buffer.from(await unseal(jwe)).toString()).toBe('secret');
  });

  it('refuses what is no such key, without printing it', async () => {
    const { d, ...open } = generatePrivateJwk('ES256');
    const files = {
      'no private key': open,
      '"kid"': { ...open, d },
      'no key that opens': { ...generatePrivateJwk('EdDSA'), kid: KID },
      'is not a private key': 'junk',
    };
    for (const [words, content] of Object.entries(files)) {
      await io.file('k', typeof content === 'string' ? content : JSON.stringify(content));
      const { exitCode, message } = await faultOf(loadDecryptionKey('k', io));
      expect(exitCode).toBe(65);
      expect(message).toContain(words);
      expect(message).not.toContain(d);
    }
  });
});
