import { describe, expect, it } from '@jest/globals';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import {
  type BaseContract,
  encodeBytes32String,
  hexlify,
  type Overrides,
  toUtf8Bytes,
  type TransactionResponse,
} from 'ethers';
import { toEthersSigner } from '../connection/ledger-signer.ts';
import {
  connectThrough,
  describeNodes,
  newDigestSigner,
  newWallet,
  type TestWorld,
} from '../test-nodes/world.test-support.ts';
import { openEthrIdentity } from './ethr-identity.ts';
import { createEthrIndex } from './ethr-index.ts';
import { createEthrResolver } from './ethr-resolver.ts';
import {
  compareHistory,
  emptyComparison,
  methodResolver,
} from './histories/compare-histories.test-support.ts';
import { createRandom } from './histories/random.test-support.ts';
import { registryContract } from './registry-controller.ts';

const ALGORITHMS = ['ES256', 'EdDSA', 'ES256K'] as const;
const SERVICE = hexlify(toUtf8Bytes('{"uri":"https://hub.example"}'));

async function send(
  registry: BaseContract,
  fees: Overrides,
  method: string,
  ...args: unknown[]
): Promise<void> {
  const overrides = { ...fees, gasLimit: 123_456n };
  const sent = (await registry.getFunction(method)(...args, overrides)) as TransactionResponse;
  await sent.wait();
}

/** A history of additions, renewals, expiries, revocations, delegates and owners. */
async function writeHistory(
  { ledger, node }: TestWorld,
  random: (below: number) => number,
  steps: number,
): Promise<string> {
  let signer = newDigestSigner();
  const { did } = await openEthrIdentity({ ledger, signer });
  const keys = ALGORITHMS.flatMap((alg) =>
    (['assertionMethod', 'authentication'] as const).map((purpose) => ({
      jwk: publicJwkOf(generatePrivateJwk(alg)),
      purpose,
    })),
  );
  const delegates = [newWallet().address, newWallet().address] as const;
  for (let step = 0; step < steps; step += 1) {
    const identity = await openEthrIdentity({ ledger, signer, did });
    const registry = registryContract(ledger).connect(toEthersSigner(ledger, signer));
    const key = keys[random(keys.length)]!;
    const delegate = [
      did.slice(-42),
      encodeBytes32String(random(2) === 0 ? 'veriKey' : 'sigAuth'),
      delegates[random(2)],
    ];
    const validitySeconds = 1 + random(60);
    switch (random(9)) {
      case 0:
      case 1:
      case 2:
        await identity.addKey({ ...key, validitySeconds });
        break;
      case 3:
        await identity.revokeKey(key);
        break;
      case 4:
        await send(registry, ledger.fees, 'addDelegate', ...delegate, validitySeconds);
        break;
      case 5:
        await send(registry, ledger.fees, 'revokeDelegate', ...delegate);
        break;
      case 7: {
        const service = [did.slice(-42), encodeBytes32String('did/svc/Hub'), SERVICE] as const;
        await send(registry, ledger.fees, 'setAttribute', ...service, validitySeconds);
        break;
      }
      case 6: {
        const heir = newDigestSigner();
        await identity.changeOwner(heir.address);
        signer = heir;
        break;
      }
      default:
        await node.advance(random(40));
    }
  }
  return did;
}

describeNodes('createEthrResolver', (world) => {
  it.each([1, 2])(
    'agrees with the resolver of the method at every version, but for its written faults (%s)',
    async (seed) => {
      const { ledger } = world();
      const random = createRandom(seed);
      const did = await writeHistory(world(), random, 14);
      const index = await createEthrIndex({ ledger });
      await index.sync();
      const comparison = emptyComparison();
      const theirs = methodResolver(ledger);
      await compareHistory(comparison, { did, index, theirs, random });
      expect(comparison.unexplained).toEqual([]);
      expect(comparison.events).toBeGreaterThan(8);
    },
  );

  it('resolves an identity that was never written to its default document', async () => {
    const { ledger } = world();
    const resolver = createEthrResolver(await createEthrIndex({ ledger }));
    const { did } = await openEthrIdentity({ ledger, signer: newDigestSigner() });
    const { didDocument, didDocumentMetadata, didResolutionMetadata } = await resolver.resolve(did);
    expect(didResolutionMetadata).toEqual({ contentType: 'application/did+json' });
    expect(didDocumentMetadata).toEqual({});
    expect(didDocument).toMatchObject({
      id: did,
      verificationMethod: [{ id: `${did}#controller`, type: 'EcdsaSecp256k1RecoveryMethod2020' }],
      assertionMethod: [`${did}#controller`],
    });
  });

  it('holds that owner 0x0 is the end, though the contract lets the first key come back', async () => {
    const { ledger } = world();
    const signer = newDigestSigner();
    const identity = await openEthrIdentity({ ledger, signer });
    const key = {
      jwk: publicJwkOf(generatePrivateJwk('ES256')),
      purpose: 'assertionMethod',
    } as const;
    await identity.deactivate();
    await identity.addKey({ ...key, validitySeconds: 1000 });
    const resolver = createEthrResolver(await createEthrIndex({ ledger }));
    const { didDocument, didDocumentMetadata } = await resolver.resolve(identity.did);
    expect(didDocumentMetadata.deactivated).toBe(true);
    expect(didDocument?.verificationMethod).toEqual([
      expect.objectContaining({ revoked: expect.any(String) }),
    ]);
  });

  it('answers unreachable, never notFound, while the node is down, and resolves afterwards', async () => {
    let down = false;
    const ledger = await connectThrough(world(), (question) =>
      down ? Promise.reject(new Error('socket hang up')) : world().node.request(question),
    );
    const resolver = createEthrResolver(await createEthrIndex({ ledger }));
    const { did } = await openEthrIdentity({ ledger, signer: newDigestSigner() });
    down = true;
    expect(await resolver.resolve(did)).toMatchObject({
      didDocument: null,
      didResolutionMetadata: {
        error: 'unreachable',
        message: expect.stringContaining('rpc.unreachable'),
      },
    });
    down = false;
    expect((await resolver.resolve(did)).didDocument?.id).toBe(did);
  });

  it('answers unreachable when the node leaves logs out', async () => {
    const ledger = await connectThrough(world(), (question) =>
      question.method === 'eth_getLogs' ? Promise.resolve([]) : world().node.request(question),
    );
    const identity = await openEthrIdentity({ ledger, signer: newDigestSigner() });
    await identity.changeOwner(newWallet().address);
    const resolver = createEthrResolver(await createEthrIndex({ ledger }));
    expect((await resolver.resolve(identity.did)).didResolutionMetadata).toEqual({
      error: 'unreachable',
      message: expect.stringContaining('incomplete-history'),
    });
  });

  it('asks the node again once an answer is older than allowed', async () => {
    let now = 1000;
    const { ledger } = world();
    const index = await createEthrIndex({ ledger });
    const resolver = createEthrResolver(index, { clock: () => now, maxAgeMs: 500 });
    const identity = await openEthrIdentity({ ledger, signer: newDigestSigner() });
    const keys = async (): Promise<number | undefined> =>
      (await resolver.resolve(identity.did)).didDocument?.verificationMethod?.length;
    expect(await keys()).toBe(1);
    const jwk = publicJwkOf(generatePrivateJwk('ES256'));
    await identity.addKey({ jwk, purpose: 'assertionMethod', validitySeconds: 1000 });
    now = 1499;
    expect(await keys()).toBe(1);
    now = 1500;
    expect(await keys()).toBe(2);
  });

  it.each([
    ['invalidDid', 'did:web:a.example'],
    ['invalidDid', 'did:ethr:0x1234'],
    ['invalidDid', `did:ethr:0x${'1'.repeat(40)}`],
    ['methodNotSupported', `did:ethr:0x1:0x${'1'.repeat(40)}`],
    ['invalidDid', 'x'],
  ])('answers %s for %s', async (error, did) => {
    const resolver = createEthrResolver(await createEthrIndex({ ledger: world().ledger }));
    expect(await resolver.resolve(did)).toMatchObject({
      didDocument: null,
      didResolutionMetadata: { error },
    });
  });
});

describe('a failure that is no answer of a ledger', () => {
  it('flies on', async () => {
    const broken = {
      ledger: undefined as never,
      size: 0,
      sync: () => Promise.reject(new TypeError('a bug')),
      read: () => Promise.reject(new TypeError('a bug')),
      timeOf: () => Promise.reject(new TypeError('a bug')),
    };
    const did = `did:ethr:0xa1336:0x${'1'.repeat(40)}`;
    await expect(createEthrResolver(broken).resolve(did)).rejects.toThrow(TypeError);
  });
});
