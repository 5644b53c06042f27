import { describe, expect, it } from '@jest/globals';
import type { ExistenceProof } from '@originmark/core';
import { crypto, heldOf, tokenOf } from '../held.test-support.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import type { JudgedArrival } from './judge-arrival.ts';
import { joinArrivals } from './join-arrivals.ts';
import { type Arrival, readArrival } from './read-arrival.ts';

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
/** A verifier that says the same of everything. */
const finding = (outcome: JudgedArrival['outcome']) => ({
  judge: () => Promise.resolve({ outcome, reasons: [], isUnsound: false, isForeign: false }),
});
const VALID = finding('valid');
const holding = (content: Parameters<typeof createMemoryHoldings>[0]) =>
  createMemoryHoldings(content, crypto);

describe('what is held with what arrives', () => {
  it('finds what arrives and what is held by digest', async () => {
    const [here, there, nowhere] = ['urn:here', 'urn:there', 'urn:nowhere'].map((id) =>
      heldOf({ id, type: 'CommercialInvoiceCredential' }),
    ) as [ReturnType<typeof heldOf>, ReturnType<typeof heldOf>, ReturnType<typeof heldOf>];
    const together = await joinArrivals(arrivalsOf(there.token), {
      holdings: holding({ credentials: [here.token] }),
      crypto,
    });
    expect((await together.withDigest(here.credentialDigest))?.id).toBe('urn:here');
    expect((await together.withDigest(there.credentialDigest))?.id).toBe('urn:there');
    expect(await together.withDigest(nowhere.credentialDigest)).toBeUndefined();
  });

  it.each([
    ['a newer list that arrives', 1, 2, 2],
    ['the newer list that is held, which an old one does not hide', 2, 1, 2],
  ])('gives %s', async (_, held, arriving, given) => {
    const together = await joinArrivals(arrivalsOf(list(arriving)), {
      holdings: holding({ statusLists: [list(held)] }),
      crypto,
      ...VALID,
    });
    expect(await together.statusList(LIST, ISSUER)).toBe(list(given));
  });

  it.each([
    ['undecided', finding('indeterminate')],
    ['unjudged', {}],
  ])('gives an %s list of a higher sequence only where none is held', async (_, verifier) => {
    const given = async (...statusLists: string[]) => {
      const context = { holdings: holding({ statusLists }), crypto, ...verifier };
      return (await joinArrivals(arrivalsOf(list(9)), context)).statusList(LIST, ISSUER);
    };
    expect(await given(list(1))).toBe(list(1));
    expect(await given()).toBe(list(9));
  });

  it('gives a list that is shown to be its signer’s before an undecided one of a higher sequence', async () => {
    const judge = ({ token }: { readonly token: string }) =>
      (token === list(1) ? VALID : finding('indeterminate')).judge();
    const context = { holdings: holding({}), crypto, judge };
    const together = await joinArrivals(arrivalsOf(list(9), list(1)), context);
    expect(await together.statusList(LIST, ISSUER)).toBe(list(1));
  });

  it('gives the later of two resolutions, from a file of its own or out of evidence', async () => {
    const [old, late] = [resolution('2026-09-01T00:00:00Z'), resolution('2026-09-24T00:00:00Z')];
    const given = async (held: string, ...arrivals: Arrival[]) => {
      const context = { holdings: holding({ didResolutions: [held] }), crypto, ...VALID };
      return (await joinArrivals(arrivals, context)).didResolution(ISSUER);
    };
    for (const [held, arriving] of [
      [late, old],
      [old, late],
    ] as const) {
      expect(await given(held, ...arrivalsOf(arriving))).toBe(late);
      expect(await given(held, evidence({ didResolutions: [arriving] }))).toBe(late);
    }
  });

  it('gives what stands alone, and nothing where there is nothing', async () => {
    const together = await joinArrivals([], {
      holdings: holding({ statusLists: [list(1)] }),
      crypto,
    });
    expect(await together.statusList(LIST, ISSUER)).toBe(list(1));
    expect(await together.statusList(LIST, 'did:web:stranger.example')).toBeUndefined();
    expect(await together.didResolution(ISSUER)).toBeUndefined();
  });

  it('passes over staples of evidence that cannot be read', async () => {
    const broken = [evidence({ statusLists: ['no token', list(3)] })];
    const together = await joinArrivals(broken, { holdings: holding({}), crypto });
    expect(await together.statusList(LIST, ISSUER)).toBe(list(3));
  });

  it('gives proofs of a token from both', async () => {
    const held = heldOf({ id: 'urn:here', type: 'CommercialInvoiceCredential' });
    const proof = (salt: string): ExistenceProof =>
      ({ salt, credentialDigest: held.credentialDigest }) as unknown as ExistenceProof;
    const together = await joinArrivals(
      [...arrivalsOf(held.token), evidence({ existenceProofs: [proof('arriving')] })],
      {
        holdings: holding({
          credentials: [held.token],
          proofs: new Map([[held.token, [proof('held')]]]),
        }),
        crypto,
      },
    );
    expect(await together.proofsOf(held.token)).toEqual([proof('arriving'), proof('held')]);
  });
});
