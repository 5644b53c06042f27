import { describe, expect, it } from '@jest/globals';
import type { ExistenceProof } from '@originmark/core';
import { crypto, heldOf, tokenOf } from '../held.test-support.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import { type Arrival, readArrival } from './read-arrival.ts';
import { withArrivals } from './with-arrivals.ts';

const ISSUER = 'did:web:issuer.example';
const LIST = 'https://issuer.example/status/1';

const list = (sequence: number): string =>
  tokenOf({
    id: LIST,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: ISSUER,
    sequence,
  });
const resolution = (validFrom: string): string =>
  tokenOf({
    id: `urn:resolution:${validFrom}`,
    type: ['VerifiableCredential', 'DidResolutionCredential'],
    issuer: 'did:web:resolver.example',
    validFrom,
    credentialSubject: { id: ISSUER },
  });
const evidence = (more: object): Arrival => ({
  kind: 'evidence',
  evidence: { existenceProofs: [], statusLists: [], didResolutions: [], ...more },
});
const arrivalsOf = (...tokens: string[]) => tokens.map((token) => readArrival(token, crypto));
const holding = (content: Parameters<typeof createMemoryHoldings>[0]) =>
  createMemoryHoldings(content, crypto);

describe('what is held with what arrives', () => {
  it('finds what arrives and what is held by digest', async () => {
    const [here, there, nowhere] = ['urn:here', 'urn:there', 'urn:nowhere'].map((id) =>
      heldOf({ id, type: 'CommercialInvoiceCredential' }),
    ) as [ReturnType<typeof heldOf>, ReturnType<typeof heldOf>, ReturnType<typeof heldOf>];
    const together = withArrivals(
      holding({ credentials: [here.token] }),
      arrivalsOf(there.token),
      crypto,
    );
    expect((await together.withDigest(here.credentialDigest))?.id).toBe('urn:here');
    expect((await together.withDigest(there.credentialDigest))?.id).toBe('urn:there');
    expect(await together.withDigest(nowhere.credentialDigest)).toBeUndefined();
  });

  it.each([
    ['a newer list that arrives', 1, 2, 2],
    ['the newer list that is held, which an old one does not hide', 2, 1, 2],
  ])('gives %s', async (_, held, arriving, given) => {
    const together = withArrivals(
      holding({ statusLists: [list(held)] }),
      arrivalsOf(list(arriving)),
      crypto,
    );
    expect(await together.statusList(LIST, ISSUER)).toBe(list(given));
  });

  it('gives the later of two resolutions, from a file of its own or out of evidence', async () => {
    const [old, late] = [resolution('2026-09-01T00:00:00Z'), resolution('2026-09-24T00:00:00Z')];
    for (const arrivals of [arrivalsOf(old), [evidence({ didResolutions: [old] })]])
      expect(
        await withArrivals(holding({ didResolutions: [late] }), arrivals, crypto).didResolution(
          ISSUER,
        ),
      ).toBe(late);
    const arrived = withArrivals(holding({}), [evidence({ didResolutions: [late] })], crypto);
    expect(await arrived.didResolution(ISSUER)).toBe(late);
  });

  it('gives what stands alone, and nothing where there is nothing', async () => {
    const together = withArrivals(holding({ statusLists: [list(1)] }), [], crypto);
    expect(await together.statusList(LIST, ISSUER)).toBe(list(1));
    expect(await together.statusList(LIST, 'did:web:stranger.example')).toBeUndefined();
    expect(await together.didResolution(ISSUER)).toBeUndefined();
  });

  it('passes over staples of evidence that cannot be read', async () => {
    const broken = [evidence({ statusLists: ['no token', list(3)] })];
    expect(await withArrivals(holding({}), broken, crypto).statusList(LIST, ISSUER)).toBe(list(3));
  });

  it('gives proofs of a token from both', async () => {
    const held = heldOf({ id: 'urn:here', type: 'CommercialInvoiceCredential' });
    const proof = (salt: string): ExistenceProof =>
      ({ salt, credentialDigest: held.credentialDigest }) as unknown as ExistenceProof;
    const together = withArrivals(
      holding({
        credentials: [held.token],
        proofs: new Map([[held.token, [proof('held')]]]),
      }),
      [...arrivalsOf(held.token), evidence({ existenceProofs: [proof('arriving')] })],
      crypto,
    );
    expect(await together.proofsOf(held.token)).toEqual([proof('arriving'), proof('held')]);
  });
});
