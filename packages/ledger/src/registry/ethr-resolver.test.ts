import { describe, expect, it } from '@jest/globals';
import {
  buildEthrDocument,
  encodeBase58,
  type EthrEvent,
  jwkThumbprint,
  parseDateTime,
  readVerificationMethods,
} from '@originmark/core';
import { createNodeCrypto, generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { type DIDDocument, Resolver } from 'did-resolver';
import {
  type BaseContract,
  encodeBytes32String,
  type Overrides,
  type TransactionResponse,
} from 'ethers';
import { getResolver } from 'ethr-did-resolver';
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
import { registryContract } from './registry-controller.ts';

const { sha256 } = createNodeCrypto();
const ALGORITHMS = ['ES256', 'EdDSA', 'ES256K'] as const;

/** Numbers that look random and are the same in every run (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

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
    switch (random(8)) {
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

interface Life {
  readonly key: string;
  readonly purposes: readonly string[];
  /** First second, and the second in which it is no longer valid. */
  readonly from: number;
  readonly until: number;
}

const secondOf = (text: unknown): number | undefined =>
  text === undefined ? undefined : (parseDateTime(text) ?? Number.NaN) / 1000;

function livesOf(did: string, document: DIDDocument): readonly Life[] {
  return readVerificationMethods(document, did).methods.map(
    ({ account, created, expires, jwk, purposes, revoked }) => ({
      key: account ?? (jwk === undefined ? 'none' : jwkThumbprint(jwk, sha256)),
      purposes: [...purposes],
      from: secondOf(created) ?? 0,
      until: Math.min(secondOf(expires) ?? Infinity, secondOf(revoked) ?? Infinity),
    }),
  );
}

/** Key and what it is for, of every key that is valid in a second; one text a key. */
function keysAt(did: string, document: DIDDocument, second: number): readonly string[] {
  const keys = new Map<string, readonly string[]>();
  for (const { from, key, purposes, until } of livesOf(did, document)) {
    if (from > second || second >= until) continue;
    keys.set(key, [...(keys.get(key) ?? []), ...purposes]);
  }
  return [...keys].map(([key, all]) => `${key} ${[...new Set(all)].toSorted().join(' ')}`);
}

/** Keys that end in this second, whether they had begun or not. */
function endingAt(
  lives: readonly Life[],
  events: readonly EthrEvent[],
  second: number,
): ReadonlySet<string> {
  const ending = lives.filter(({ until }) => until === second).map(({ key }) => key);
  const revoked = events.flatMap((event) =>
    event.kind === 'delegate' && event.validTo === second ? event.delegate : [],
  );
  return new Set([...ending, ...revoked]);
}

/** The method's resolver writes the bytes of a Multikey as `publicKeyHex`. */
function asMultibase(document: DIDDocument): DIDDocument {
  const verificationMethod = document.verificationMethod?.map((method) => {
    const { publicKeyHex, ...rest } = method;
    return method.type === 'Multikey' && publicKeyHex !== undefined
      ? { ...rest, publicKeyMultibase: `z${encodeBase58(Buffer.from(publicKeyHex, 'hex'))}` }
      : method;
  });
  return { ...document, ...(verificationMethod !== undefined && { verificationMethod }) };
}

describeNodes('createEthrResolver', (world) => {
  it.each([1, 2])(
    'agrees with the resolver of the method at every version, but in the second of an end (%s)',
    async (seed) => {
      const { ledger } = world();
      const did = await writeHistory(world(), createRandom(seed), 12);
      const index = await createEthrIndex({ ledger });
      const { events } = await index.read(did);
      const method = new Resolver(
        getResolver({
          name: `0x${ledger.chainId.toString(16)}`,
          chainId: ledger.chainId,
          registry: ledger.registry,
          provider: ledger.provider as never,
        }) as never,
      );
      let compared = 0;
      for (const { blockNumber, blockTime } of events) {
        const { didDocument } = await method.resolve(`${did}?versionId=${blockNumber}`);
        const ours = buildEthrDocument(
          did,
          events.filter((event) => event.blockNumber <= blockNumber),
        );
        if (!ours.ok || didDocument === null) throw new Error('no document');
        const theirs = keysAt(did, asMultibase(didDocument), blockTime);
        const found = keysAt(did, ours.didDocument, blockTime);
        const differing = [...theirs, ...found].filter(
          (key) => !(theirs.includes(key) && found.includes(key)),
        );
        // The one difference: the other holds a key for valid in the very second in which it ends.
        const ending = endingAt(livesOf(did, ours.didDocument), events, blockTime);
        expect(differing.filter((key) => !ending.has(key.split(' ')[0]!))).toEqual([]);
        compared += found.length;
      }
      expect(compared).toBeGreaterThan(10);
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
