import { describe, expect, it } from '@jest/globals';
import type { ExistenceProof } from '@originmark/core';
import { crypto, heldOf, tokenOf } from '../held.test-support.ts';
import type { HeldSealedPart } from '../hold/holdings.ts';
import { createMemoryHoldings, type MemoryHoldingsContent } from '../hold/memory-holdings.ts';
import { collectStaples } from './collect-staples.ts';

const ISSUER = 'did:web:issuer.example';
const HOLDER = 'did:web:holder.example';
const LIST = 'https://issuer.example/status/1';

const statusOf = (...urls: string[]) => ({
  credentialStatus: urls.map((url) => ({
    type: 'BitstringStatusListEntry',
    statusListCredential: url,
  })),
});
const member = heldOf({
  id: 'urn:invoice',
  type: 'CommercialInvoiceCredential',
  more: statusOf(LIST, `${LIST}-suspension`),
});

function list(url: string, issuer = ISSUER, signer = issuer): string {
  const type = ['VerifiableCredential', 'BitstringStatusListCredential'];
  return tokenOf({ id: url, type, issuer, sequence: 1 }, `${signer}#key`);
}
function resolution(did: string): string {
  return tokenOf({
    id: `urn:resolution:${did}`,
    type: ['VerifiableCredential', 'DidResolutionCredential'],
    issuer: 'did:web:resolver.example',
    validFrom: '2026-09-24T00:00:00Z',
    credentialSubject: { id: did },
  });
}
const proof = (of: string): ExistenceProof =>
  ({ type: 'ExistenceProof', credentialDigest: of }) as unknown as ExistenceProof;

const collect = (
  content: MemoryHoldingsContent,
  more: Partial<Parameters<typeof collectStaples>[0]> = {},
) =>
  collectStaples(
    { members: [member], sealed: [], holder: HOLDER, ...more },
    createMemoryHoldings(content, crypto),
  );

describe('collectStaples', () => {
  it('takes both status lists of a member, in the order of their URLs', async () => {
    const lists = [list(`${LIST}-suspension`), list(LIST)];
    expect((await collect({ statusLists: lists })).statusLists).toEqual([lists[1], lists[0]]);
  });

  it('leaves out a list of that URL that another issuer names its own', async () => {
    expect(await collect({ statusLists: [list(LIST, 'did:web:stranger.example')] })).toEqual({});
  });

  it('takes the documents of holder, issuers and signers of lists, each once, in order', async () => {
    const dids = [HOLDER, ISSUER, 'did:web:lists.example', 'did:web:nobody.example'];
    const { didResolutions } = await collect(
      {
        statusLists: [list(LIST, ISSUER, 'did:web:lists.example')],
        didResolutions: dids.map(resolution),
      },
      { members: [member, member] },
    );
    expect(didResolutions).toEqual(
      [HOLDER, ISSUER, 'did:web:lists.example'].sort().map(resolution),
    );
  });

  it.each(['did:key:z6Mk', 'did:jwk:eyJ9'])('needs no document of %s', async (did) => {
    const own = heldOf({ id: 'urn:own', type: 'CommercialInvoiceCredential', issuer: did });
    expect(
      await collect({ didResolutions: [resolution(did)] }, { members: [own], holder: did }),
    ).toEqual({});
  });

  it('takes proofs of the very tokens and of sealed parts, and of nothing else', async () => {
    const sealed = {
      credential: 'urn:record',
      credentialDigest: 'uSealed',
      jwe: 'a.b.c.d.e',
      proofs: [proof('uSealed')],
    } as unknown as HeldSealedPart;
    const other = heldOf({ id: 'urn:other', type: 'CommercialInvoiceCredential' });
    const proofs = new Map([
      [member.token, [proof(member.credentialDigest)]],
      [other.token, [proof(other.credentialDigest)]],
    ]);
    expect((await collect({ proofs }, { sealed: [sealed] })).existenceProofs).toEqual([
      proof('uSealed'),
      proof(member.credentialDigest),
    ]);
  });

  it('names nothing of which nothing is held', async () => {
    expect(await collect({})).toEqual({});
  });
});
