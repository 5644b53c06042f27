import { describe, expect, it } from '@jest/globals';
import type { SignatureAlgorithm } from '@originmark/core';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { ZERO_ADDRESS } from '../connection/address.ts';
import type { Ledger } from '../connection/ledger.ts';
import { describeNodes, newDigestSigner, newWallet } from '../test-nodes/world.test-support.ts';
import { toEthrDid, writtenAddress } from './ethr-did.ts';
import { openEthrIdentity } from './ethr-identity.ts';
import { type KeyPurpose, toKeyAttribute } from './key-attribute.ts';
import { registryContract } from './registry-controller.ts';

const YEAR = 31_536_000;
const newJwk = (alg: SignatureAlgorithm) => publicJwkOf(generatePrivateJwk(alg));

interface Written {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly time: bigint;
}

/** The registry's own record of an identity, through the bare client. */
async function eventsOf(ledger: Ledger, did: string): Promise<readonly Written[]> {
  const registry = registryContract(ledger);
  const address = writtenAddress(ledger, did);
  const topic = `0x${address.slice(2).padStart(64, '0')}`;
  const logs = await ledger.provider.getLogs({
    address: ledger.registry,
    topics: [null, topic],
    fromBlock: 0,
    toBlock: 'latest',
  });
  return Promise.all(
    logs.map(async (log) => {
      const parsed = registry.interface.parseLog(log);
      const block = await ledger.provider.getBlock(log.blockNumber);
      const args = [...(parsed?.args ?? [])] as unknown[];
      return { name: parsed?.name ?? '', args, time: BigInt(block?.timestamp ?? 0) };
    }),
  );
}

const attributeName = (name: string): string =>
  `0x${Buffer.from(name).toString('hex').padEnd(64, '0')}`;

describeNodes('openEthrIdentity', (world) => {
  it.each<[SignatureAlgorithm, KeyPurpose, string, RegExp]>([
    ['ES256', 'assertionMethod', 'did/pub/Multikey/veriKey', /^0x8024[0-9a-f]{66}$/],
    ['ES256', 'authentication', 'did/pub/Multikey/sigAuth', /^0x8024[0-9a-f]{66}$/],
    ['ES384', 'assertionMethod', 'did/pub/Multikey/veriKey', /^0x8124[0-9a-f]{98}$/],
    ['EdDSA', 'assertionMethod', 'did/pub/Ed25519/veriKey', /^0x[0-9a-f]{64}$/],
    ['EdDSA', 'authentication', 'did/pub/Multikey/sigAuth', /^0xed01[0-9a-f]{64}$/],
    ['ES256K', 'assertionMethod', 'did/pub/Secp256k1/veriKey', /^0x0[23][0-9a-f]{64}$/],
    ['ES256K', 'authentication', 'did/pub/Secp256k1/sigAuth', /^0x0[23][0-9a-f]{64}$/],
  ])('adds and revokes a key of %s for %s as %s', async (alg, purpose, name, value) => {
    const { ledger } = world();
    const identity = await openEthrIdentity({ ledger, signer: newDigestSigner() });
    const jwk = newJwk(alg);
    const added = await identity.addKey({ jwk, purpose, validitySeconds: YEAR });
    const revoked = await identity.revokeKey({ jwk, purpose });
    const [first, second, ...more] = await eventsOf(ledger, identity.did);
    expect(more).toEqual([]);
    expect(first?.args.slice(1)).toEqual([
      attributeName(name),
      expect.stringMatching(value),
      first!.time + BigInt(YEAR),
      0n,
    ]);
    expect(second?.args.slice(1)).toEqual([
      attributeName(name),
      first?.args[2],
      0n,
      BigInt(added.block),
    ]);
    expect(revoked.block).toBeGreaterThan(added.block);
    expect(added.gasUsed).toBeLessThan(60_000n);
  });

  it('hands an identity over, after which only the new owner may write', async () => {
    const { ledger } = world();
    const [old, heir] = [newDigestSigner(), newWallet()];
    const before = await openEthrIdentity({ ledger, signer: old });
    await before.changeOwner(heir.address);
    const key = { jwk: newJwk('ES256'), purpose: 'assertionMethod' } as const;
    await expect(before.addKey({ ...key, validitySeconds: YEAR })).rejects.toMatchObject({
      code: 'signer.not-owner',
    });
    const after = await openEthrIdentity({ ledger, signer: heir, did: before.did });
    await after.addKey({ ...key, validitySeconds: YEAR });
    const events = await eventsOf(ledger, before.did);
    expect(events.map(({ name }) => name)).toEqual(['DIDOwnerChanged', 'DIDAttributeChanged']);
    expect(events[0]?.args[1]).toBe(heir.address);
  });

  it('gives an identity up with owner 0x0, and only when asked by that name', async () => {
    const { ledger } = world();
    const identity = await openEthrIdentity({ ledger, signer: newDigestSigner() });
    await expect(identity.changeOwner(ZERO_ADDRESS)).rejects.toMatchObject({
      code: 'address.malformed',
    });
    await identity.deactivate();
    const [event] = await eventsOf(ledger, identity.did);
    expect(event?.args[1]).toBe(ZERO_ADDRESS);
  });

  it('numbers writes that are made at the same time one after another', async () => {
    const { ledger } = world();
    const identity = await openEthrIdentity({ ledger, signer: newDigestSigner() });
    const keys = Array.from({ length: 8 }, () => newJwk('EdDSA'));
    const receipts = await Promise.all(
      keys.map((jwk) =>
        identity.addKey({ jwk, purpose: 'assertionMethod', validitySeconds: YEAR }),
      ),
    );
    expect(new Set(receipts.map(({ transaction }) => transaction)).size).toBe(keys.length);
    expect(await eventsOf(ledger, identity.did)).toHaveLength(keys.length);
  });

  it('writes a service endpoint of 31 bytes of name, and refuses one that would be cut off', async () => {
    const { ledger } = world();
    const identity = await openEthrIdentity({ ledger, signer: newWallet() });
    const value = '0x68747470733a2f2f612e6578616d706c65';
    const attribute = { name: 'did/svc/StatusListHostingServic', value, validitySeconds: YEAR };
    await identity.setAttribute(attribute);
    await expect(
      identity.setAttribute({ ...attribute, name: 'did/svc/StatusListHostingService1' }),
    ).rejects.toMatchObject({ code: 'attribute.malformed' });
    expect(await eventsOf(ledger, identity.did)).toHaveLength(1);
  });

  it.each([0, -1, 1.5, Number.NaN, 3_155_760_001])(
    'refuses a validity of %s s',
    async (seconds) => {
      const identity = await openEthrIdentity({ ledger: world().ledger, signer: newWallet() });
      const key = { jwk: newJwk('ES256'), purpose: 'assertionMethod' } as const;
      await expect(identity.addKey({ ...key, validitySeconds: seconds })).rejects.toMatchObject({
        code: 'attribute.validity-malformed',
      });
    },
  );

  it('refuses what a signer gives that is not its signature', async () => {
    const { ledger } = world();
    const [one, other] = [newDigestSigner(), newDigestSigner()];
    const identity = await openEthrIdentity({
      ledger,
      signer: { address: one.address, sign: (digest) => other.sign(digest) },
    });
    await expect(identity.deactivate()).rejects.toMatchObject({ code: 'signer.failed' });
    expect(await eventsOf(ledger, identity.did)).toEqual([]);
  });
});

describe('toEthrDid', () => {
  const network = { chainId: 660_279 };

  it('writes chain and address in lower-case hexadecimal, and reads that form alone', () => {
    const did = toEthrDid(network, '0xAbCdEf0123456789aBcDeF0123456789AbCdEf01');
    expect(did).toBe('did:ethr:0xa1337:0xabcdef0123456789abcdef0123456789abcdef01');
    expect(writtenAddress(network, did)).toBe('0xabcdef0123456789abcdef0123456789abcdef01');
  });

  it.each([
    ['did.malformed', 'did:ethr:0xabcdef0123456789abcdef0123456789abcdef01'],
    ['did.malformed', 'did:ethr:0xA1337:0xabcdef0123456789abcdef0123456789abcdef01'],
    ['did.malformed', 'did:ethr:0xa1337:0xABcdef0123456789abcdef0123456789abcdef01'],
    ['did.malformed', 'did:ethr:0x0a1337:0xabcdef0123456789abcdef0123456789abcdef01'],
    ['did.malformed', 'did:ethr:sepolia:0xabcdef0123456789abcdef0123456789abcdef01'],
    ['did.other-network', 'did:ethr:0x1:0xabcdef0123456789abcdef0123456789abcdef01'],
  ])('refuses, %s: %s', (code, did) => {
    expect(() => writtenAddress(network, did)).toThrow(expect.objectContaining({ code }));
  });
});

describe('toKeyAttribute', () => {
  it.each([
    { kty: 'OKP', crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' } as const,
    { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } as const,
  ])('refuses a key that signs nothing or is none: %j', (jwk) => {
    expect(() => toKeyAttribute(jwk, 'assertionMethod')).toThrow(
      expect.objectContaining({ code: 'key.unsupported' }),
    );
  });
});
