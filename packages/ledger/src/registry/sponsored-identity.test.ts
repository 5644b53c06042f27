import { expect, it } from '@jest/globals';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { describeNodes, newDigestSigner, newWallet } from '../test-nodes/world.test-support.ts';
import { createEthrIndex } from './ethr-index.ts';
import { openSponsoredIdentity } from './sponsored-identity.ts';

const newKey = () =>
  ({ jwk: publicJwkOf(generatePrivateJwk('ES256')), purpose: 'assertionMethod' }) as const;

describeNodes('openSponsoredIdentity', (world) => {
  it('adds, revokes and hands over by signature; the owner sends nothing itself', async () => {
    const { ledger } = world();
    const [owner, relayer, heir] = [newDigestSigner(), newWallet(), newDigestSigner()];
    const identity = await openSponsoredIdentity({ ledger, owner, relayer });
    const key = newKey();
    await identity.addKey({ ...key, validitySeconds: 1000 });
    await identity.revokeKey(key);
    await identity.changeOwner(heir.address);
    const { did } = identity;
    const after = await openSponsoredIdentity({ ledger, owner: heir, relayer, did });
    await after.deactivate();
    const { events } = await (await createEthrIndex({ ledger })).read(did);
    expect(events.map(({ kind }) => kind)).toEqual(['attribute', 'attribute', 'owner', 'owner']);
    const sent = ({ address }: { address: string }) => ledger.provider.getTransactionCount(address);
    expect(await Promise.all([owner, heir, relayer].map(sent))).toEqual([0, 0, 4]);
  });

  it('counts calls that are made at the same time one after another', async () => {
    const { ledger } = world();
    const [owner, relayer] = [newDigestSigner(), newWallet()];
    const identity = await openSponsoredIdentity({ ledger, owner, relayer });
    await Promise.all(
      Array.from({ length: 4 }, () => identity.addKey({ ...newKey(), validitySeconds: 1000 })),
    );
    const { events } = await (await createEthrIndex({ ledger })).read(identity.did);
    expect(events).toHaveLength(4);
  });

  it('refuses an owner that is none, and a signature that is not its own', async () => {
    const { ledger } = world();
    const [owner, other, relayer] = [newDigestSigner(), newDigestSigner(), newWallet()];
    const { did } = await openSponsoredIdentity({ ledger, owner, relayer });
    const thief = await openSponsoredIdentity({ ledger, owner: other, relayer, did });
    await expect(thief.deactivate()).rejects.toMatchObject({ code: 'signer.not-owner' });
    const forger = { address: owner.address, sign: (digest: Uint8Array) => other.sign(digest) };
    const forged = await openSponsoredIdentity({ ledger, owner: forger, relayer });
    await expect(forged.deactivate()).rejects.toMatchObject({ code: 'signer.failed' });
  });
});
