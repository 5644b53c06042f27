import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { Credential } from '../intake/credential.ts';
import { proveDidStaples } from './prove-staples.ts';
import {
  createContext,
  createResolver,
  createParty,
  createPayload,
  createResolutionPayload,
  documentOf,
  fromNow,
  type Party,
  signCredential,
} from './signed-world.test-support.ts';

const resolver = createParty('did:web:resolver.example');
const second = createParty('did:web:resolver.example', 'EdDSA');
const stranger = createParty('did:web:stranger.example');
const holder = createParty('did:web:horizonte.example');

function listing(...parties: readonly Party[]): Partial<TrustPolicy> {
  const [first] = parties;
  const keys = parties.map(({ thumbprint }) => thumbprint);
  const jwks = parties.map(({ jwk }) => ({ ...jwk }));
  return { resolvers: [{ did: first?.did ?? '', keys, jwks }] };
}

interface Drafted {
  readonly by?: Party;
  readonly document?: JsonObject;
  readonly changes?: { subject?: JsonObject } & Record<string, unknown>;
  readonly header?: JsonObject;
}

const staple = ({
  by = resolver,
  document = documentOf(holder),
  changes = {},
  header = {},
}: Drafted = {}): Promise<Credential> =>
  signCredential(createResolutionPayload(by.did, document, changes), by, {
    header,
    carrier: 'staple',
  });

const prove = (staples: readonly Credential[], policy = listing(resolver)) =>
  proveDidStaples(staples, createContext({ policy }));

/** It proved nothing, and one finding says so, with its digest. */
async function expectUnproven(drafted: Drafted, policy?: Partial<TrustPolicy>): Promise<void> {
  const one = await staple(drafted);
  const { didDocuments, findings } = await prove([one], policy);
  expect([...didDocuments.keys()]).toEqual([]);
  expect(findings.map(({ code, outcome }) => `${outcome} ${code}`)).toEqual([
    'fail intake.staple-unproven',
  ]);
  expect(findings[0]).toMatchObject({ pointer: '/evidence/didResolutions' });
  expect(JSON.stringify(findings[0]?.found)).toContain(one.digest);
}

async function expectProven(drafted: Drafted, policy?: Partial<TrustPolicy>): Promise<void> {
  const { didDocuments, findings } = await prove([await staple(drafted)], policy);
  expect([...didDocuments.keys()]).toEqual([holder.did]);
  expect(findings).toEqual([]);
}

describe('a resolver’s key that the policy calls compromised', () => {
  const compromised = (moment: string): Partial<TrustPolicy> => ({
    ...listing(resolver),
    compromised: [{ thumbprint: resolver.thumbprint, since: moment }],
  });

  it('vouches for nobody from then on', async () => {
    await expectUnproven({}, compromised(fromNow(-1)));
  });

  it('vouches as before for what was received earlier', async () => {
    await expectProven({}, compromised(fromNow(1)));
  });
});

describe('a resolver that the policy lists by thumbprint alone', () => {
  const byThumbprint = ({ did }: Party, { thumbprint }: Party): Partial<TrustPolicy> => ({
    resolvers: [{ did, keys: [thumbprint] }] as never,
  });
  // Without a DID of its own it is a did:key.
  const own = createParty();

  it('vouches by the key that its DID resolves to', async () => {
    await expectProven({ by: own }, byThumbprint(own, own));
  });

  it('vouches by no other key than the listed one', async () => {
    await expectUnproven({ by: own }, byThumbprint(own, holder));
  });

  it('is resolved once, however many staples bear its name', async () => {
    let asked = 0;
    const known = createResolver({ [resolver.did]: documentOf(resolver) });
    const resolve = (did: string) => {
      asked += 1;
      return known.resolve(did);
    };
    const staples = await Promise.all([1, 2, 3].map(() => staple()));
    const context = createContext({
      policy: byThumbprint(resolver, resolver),
      resolver: { resolve },
    });
    const { didDocuments, findings } = await proveDidStaples(staples, context);
    expect([[...didDocuments.keys()], findings, asked]).toEqual([[holder.did], [], 1]);
  });

  it('vouches for nobody where it cannot be resolved', async () => {
    await expectUnproven({}, byThumbprint(resolver, resolver));
  });
});

describe('a stapled resolution', () => {
  it('proves the document when a listed resolver signed it', async () => {
    const { didDocuments, findings } = await prove([await staple()]);
    expect(didDocuments.get(holder.did)).toMatchObject({
      document: documentOf(holder),
      metadata: {},
    });
    expect(findings).toEqual([]);
  });

  it('brings its metadata', async () => {
    const changes = { subject: { didDocumentMetadata: { deactivated: true } } };
    const { didDocuments } = await prove([await staple({ changes })]);
    expect(didDocuments.get(holder.did)?.metadata).toEqual({ deactivated: true });
  });

  it('may be signed by any of the keys that the policy lists', async () => {
    await expectProven({ by: second }, listing(resolver, second));
  });

  it('proves nothing without any staple, and says nothing', async () => {
    expect(await prove([])).toMatchObject({ findings: [] });
  });
});

describe('a staple that does not prove itself', () => {
  it('is of another type', async () => {
    const one = await signCredential(createPayload(resolver.did), resolver, { carrier: 'staple' });
    const { didDocuments, findings } = await prove([one]);
    expect(didDocuments.size).toBe(0);
    expect(findings.map(({ code }) => code)).toEqual(['intake.staple-unproven']);
  });

  it.each<[string, Drafted]>([
    ['has no document', { changes: { subject: { didDocument: null } } }],
    ['has its document as text', { changes: { subject: { didDocument: '{}' } } }],
    ['has no moment', { changes: { subject: { resolvedAt: 'today' } } }],
    ['has a subject that is a list', { changes: { credentialSubject: [] } }],
    ['has no validity', { changes: { validFrom: undefined } }],
    ['is by a resolver that is not listed', { by: stranger }],
    ['is by a listed resolver with a key that is not', { by: second }],
    ['says alg none', { header: { alg: 'none' } }],
    ['has a key in its header', { header: { jwk: { ...resolver.jwk } } }],
    ['is signed in another name', { header: { kid: stranger.kid } }],
    ['has a kid that is no DID URL', { header: { kid: 'key-1' } }],
    ['has another algorithm in its header than its key', { header: { alg: 'ES256K' } }],
    [
      'holds the document of another DID',
      { document: documentOf(stranger), changes: { subject: { id: holder.did } } },
    ],
    ['holds a document without an id', { document: {}, changes: { subject: { id: holder.did } } }],
    [
      'holds a document whose id is no text',
      { document: { id: 7 }, changes: { subject: { id: holder.did } } },
    ],
  ])('%s', async (_, drafted) => {
    await expectUnproven(drafted);
  });

  it('was signed by somebody else', async () => {
    await expectUnproven({ by: { ...resolver, signer: stranger.signer } });
  });

  it('has a policy that lists no resolver', async () => {
    await expectUnproven({}, {});
    await expectUnproven({}, { resolvers: [] });
  });

  it('has a policy that lists its resolver without a key to check with', async () => {
    const { did, thumbprint } = resolver;
    await expectUnproven({}, { resolvers: [{ did, keys: [thumbprint] }] });
  });

  it('has a policy that carries its key and does not list it', async () => {
    const { did, jwk } = resolver;
    const resolvers = [{ did, keys: [stranger.thumbprint], jwks: [{ ...jwk }] }];
    await expectUnproven({}, { resolvers });
  });
});

describe('the validity of a staple', () => {
  it.each([
    ['from that millisecond', { validFrom: fromNow(0) }],
    ['until the next millisecond', { validUntil: fromNow(1) }],
  ])('counts when it is presented %s', async (_, changes) => {
    await expectProven({ changes });
  });

  it.each([
    ['begins a millisecond later', { validFrom: fromNow(1) }],
    ['ends at that millisecond', { validUntil: fromNow(0) }],
    ['has no end', { validUntil: undefined }],
  ])('does not count when it %s', async (_, changes) => {
    await expectUnproven({ changes });
  });
});

describe('of two staples for one DID', () => {
  const older = { changes: { subject: { resolvedAt: fromNow(-700_000) } } };
  const renewed = documentOf(createParty(holder.did));

  it.each([
    ['first', (staples: Credential[]) => staples],
    ['last', (staples: Credential[]) => staples.toReversed()],
  ])('the later resolution counts, when it comes %s', async (_, order) => {
    const later = await staple({ document: renewed });
    const { didDocuments, findings } = await prove(order([later, await staple(older)]));
    expect(didDocuments.get(holder.did)?.document).toEqual(renewed);
    expect(findings).toEqual([]);
  });

  it('of one moment, the same counts in either order', async () => {
    const both = [await staple(), await staple({ document: renewed })];
    const [one, other] = await Promise.all([prove(both), prove(both.toReversed())]);
    expect(one.didDocuments.get(holder.did)).toEqual(other.didDocuments.get(holder.did));
  });

  it('one that proves nothing does not spoil the other', async () => {
    const { didDocuments, findings } = await prove([
      await staple(),
      await staple({ by: stranger, document: renewed }),
    ]);
    expect(didDocuments.get(holder.did)?.document).toEqual(documentOf(holder));
    expect(findings).toHaveLength(1);
  });

  it('both spellings of a did:ethr are one', async () => {
    const account = 'b9c5714089478a327f09197987f16f9e5d936e8a';
    const upper = createParty(`did:ethr:0x6f6d:0x${account.toUpperCase()}`);
    const { didDocuments } = await prove([await staple({ document: documentOf(upper) })]);
    expect([...didDocuments.keys()]).toEqual([`did:ethr:0x6f6d:0x${account}`]);
  });
});
