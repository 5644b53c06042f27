import { describe, expect, it } from '@jest/globals';
import { type JsonObject, parseCompactJws } from '@originmark/core';
import { createNodeSigner, generatePrivateJwk } from '@originmark/core/node';
import type { EntryBundle } from '@originmark/schemas';
import { heldOf, tokenOf } from '../held.test-support.ts';
import { signPresentation } from '../sign-presentation.ts';
import { presentAgain } from './present-again.ts';

const DID = 'did:web:importer.example';
const key = generatePrivateJwk('ES256');
const holder = createNodeSigner(key, `${DID}#present`);
const tokens = ['urn:entry', 'urn:invoice'].map(
  (id) => heldOf({ id, type: 'CommercialInvoiceCredential' }).token,
);
const again = {
  holder,
  audience: 'did:web:other-verifier.example',
  nonce: 'a-challenge-that-is-long-enough',
  at: Date.UTC(2026, 8, 24, 15, 10, 0, 900),
  expiresAt: Date.UTC(2026, 8, 24, 15, 15, 0, 900),
};

async function bundleOf(presentation?: string): Promise<EntryBundle> {
  return {
    type: 'EntryBundle',
    version: 1,
    presentation:
      presentation ??
      (await signPresentation({
        tokens,
        holder,
        audience: 'did:web:verifier.example',
        nonce: 'Z9Z-0042617-4/1',
        issuedAt: 1_790_000_000,
      })),
    evidence: { statusLists: [tokenOf({ id: 'https://issuer.example/list' })] },
  };
}

const payloadOf = (text: string): JsonObject =>
  parseCompactJws((JSON.parse(text) as EntryBundle).presentation).payload;

describe('presentAgain', () => {
  it('answers a challenge with the same credentials and evidence, for so long as it is told', async () => {
    const bundle = await bundleOf();
    const text = await presentAgain(bundle, again);
    const { evidence } = JSON.parse(text) as EntryBundle;
    expect(evidence).toEqual(bundle.evidence);
    expect(payloadOf(text)).toMatchObject({
      holder: DID,
      aud: 'did:web:other-verifier.example',
      nonce: 'a-challenge-that-is-long-enough',
      iat: Date.UTC(2026, 8, 24, 15, 10) / 1000,
      exp: Date.UTC(2026, 8, 24, 15, 15) / 1000,
      verifiableCredential: tokens.map((token) => ({ id: `data:application/vc+jwt,${token}` })),
    });
  });

  it('takes another key of the same holder', async () => {
    const other = createNodeSigner(generatePrivateJwk('ES256'), `${DID}#second`);
    const text = await presentAgain(await bundleOf(), { ...again, holder: other });
    expect(payloadOf(text)['holder']).toBe(DID);
  });

  it.each([['did:web:stranger.example#present'], ['did:web:importer.example.evil#present']])(
    'is refused with the key %s, which is none of the holder',
    async (kid) => {
      const stranger = createNodeSigner(generatePrivateJwk('ES256'), kid);
      await expect(
        presentAgain(await bundleOf(), { ...again, holder: stranger }),
      ).rejects.toMatchObject({
        code: 'wallet.holder-mismatch',
        message: expect.stringContaining(kid),
      });
    },
  );

  it.each([
    ['is no token', 'presentation'],
    ['names no holder', tokenOf({ type: 'VerifiablePresentation' })],
    [
      'carries something else than credentials',
      tokenOf({ holder: DID, verifiableCredential: [{ id: 'https://issuer.example/1' }] }),
    ],
  ])('is refused where the presentation %s', async (_, presentation) => {
    await expect(presentAgain(await bundleOf(presentation), again)).rejects.toMatchObject({
      code: expect.stringMatching(/^wallet\.(token-unreadable|holder-mismatch)$/),
    });
  });
});
