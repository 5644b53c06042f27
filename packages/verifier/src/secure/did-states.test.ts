import { describe, expect, it } from '@jest/globals';
import type { DidResolver, JsonObject } from '@originmark/core';
import { createVerifierCaches } from '../caches.ts';
import type { VerifierContext } from '../context.ts';
import { createDidStates } from './did-states.ts';
import type { ProvenStaples } from './proven-staples.ts';
import {
  createContext,
  createParty,
  createResolver,
  crypto,
  documentOf,
  type Party,
} from './signed-world.test-support.ts';

const holder = createParty('did:web:horizonte.example');
const other = createParty('did:web:horizonte.example');
const own = createParty();
const NONE: ProvenStaples = { didDocuments: new Map(), findings: [] };

function stapled(party: Party, metadata: JsonObject = {}, document = documentOf(party)) {
  return { didDocuments: new Map([[party.did, { document, metadata }]]), findings: [] };
}

function rootOf({ did, thumbprint, jwk }: Party, { carried = true, keys = [thumbprint] } = {}) {
  const jwks = carried ? { jwks: [{ ...jwk }] } : {};
  return {
    did,
    name: 'Root',
    keys,
    ...jwks,
    recognizedTo: [{ action: 'issue' as const, credentialType: 'OrganizationIdentityCredential' }],
  };
}

/** Counts what is asked, and answers each question in the same way. */
function countingResolver(answer: () => unknown): { resolver: DidResolver; asked: string[] } {
  const asked: string[] = [];
  const resolve = (did: string) => {
    asked.push(did);
    return answer() as ReturnType<DidResolver['resolve']>;
  };
  return { resolver: { resolve }, asked };
}

const refused = (error: string, message?: string): DidResolver =>
  countingResolver(() =>
    Promise.resolve({
      didResolutionMetadata: { error, ...(message !== undefined && { message }) },
      didDocument: null,
      didDocumentMetadata: {},
    }),
  ).resolver;

const stateOf = (did: string, context: VerifierContext, staples = NONE) =>
  createDidStates(context, staples)(did);

describe('where the keys of a DID come from', () => {
  it('are the policy’s own before all else: nothing is resolved, no staple is read', async () => {
    const { resolver, asked } = countingResolver(() => Promise.reject(new Error('asked')));
    const context = createContext({ resolver, policy: { roots: [rootOf(holder)] } });
    const state = await stateOf(holder.did, context, stapled(other));
    expect(state).toMatchObject({ kind: 'policy-keys', keys: [{ thumbprint: holder.thumbprint }] });
    expect(asked).toEqual([]);
  });

  it('are the policy’s own for a resolver too', async () => {
    const { did, thumbprint, jwk } = holder;
    const resolvers = [{ did, keys: [thumbprint], jwks: [{ ...jwk }] }];
    const context = createContext({ policy: { resolvers } });
    expect(await stateOf(did, context)).toMatchObject({ kind: 'policy-keys' });
  });

  it('leave out a key that the policy carries and does not list', async () => {
    const context = createContext({
      policy: { roots: [rootOf(holder, { keys: [other.thumbprint] })] },
    });
    expect(await stateOf(holder.did, context)).toEqual({ kind: 'policy-keys', keys: [] });
  });

  it('are all that the policy lists when it names one DID twice', async () => {
    const context = createContext({ policy: { roots: [rootOf(holder), rootOf(other)] } });
    const state = await stateOf(holder.did, context);
    expect(state.kind === 'policy-keys' && state.keys.map(({ thumbprint }) => thumbprint)).toEqual([
      holder.thumbprint,
      other.thumbprint,
    ]);
  });

  it('are pinned where the policy lists thumbprints and carries no key', async () => {
    const roots = [rootOf(holder, { carried: false }), rootOf(other, { carried: false })];
    const state = await stateOf(holder.did, createContext({ policy: { roots } }), stapled(holder));
    expect(state).toMatchObject({
      kind: 'methods',
      source: 'staple',
      pinned: new Set([holder.thumbprint, other.thumbprint]),
    });
  });

  it.each(['a resolver', 'no resolver'])(
    'are in the DID itself for did:key, with %s and with a staple that says otherwise',
    async (given) => {
      const { resolver, asked } = countingResolver(() => Promise.reject(new Error('asked')));
      const lying = { ...documentOf(holder), id: own.did };
      const context = createContext(given === 'a resolver' ? { resolver } : {});
      const state = await stateOf(own.did, context, stapled(own, { deactivated: true }, lying));
      expect(state).toMatchObject({ kind: 'methods', source: 'self', methods: [{ id: own.kid }] });
      expect(asked).toEqual([]);
    },
  );

  it('are in the DID itself for did:jwk', async () => {
    const did = `did:jwk:${Buffer.from(JSON.stringify(own.jwk)).toString('base64url')}`;
    expect(await stateOf(did, createContext())).toMatchObject({
      kind: 'methods',
      source: 'self',
      methods: [{ id: `${did}#0`, jwk: own.jwk }],
    });
  });

  it('are pinned for a did:key that the policy lists, and the pin is not kept for others', async () => {
    const caches = createVerifierCaches(crypto);
    const roots = [rootOf(own, { carried: false })];
    const pinned = await stateOf(own.did, createContext({ caches, policy: { roots } }));
    expect(pinned).toMatchObject({ source: 'self', pinned: new Set([own.thumbprint]) });
    const free = await stateOf(own.did, createContext({ caches }));
    expect(free).not.toHaveProperty('pinned');
  });

  it('are in a staple that proved itself, before the resolver', async () => {
    const { resolver, asked } = countingResolver(() => Promise.reject(new Error('asked')));
    const state = await stateOf(holder.did, createContext({ resolver }), stapled(holder));
    expect(state).toMatchObject({
      kind: 'methods',
      source: 'staple',
      methods: [{ id: holder.kid }],
      document: documentOf(holder),
    });
    expect(state).not.toHaveProperty('pinned');
    expect(asked).toEqual([]);
  });

  it('are what the resolver answers when nothing else tells, asked once for each DID', async () => {
    const answer = () => createResolver({ [holder.did]: documentOf(holder) }).resolve(holder.did);
    const { resolver, asked } = countingResolver(answer);
    const states = createDidStates(createContext({ resolver }), NONE);
    const [first, second] = await Promise.all([states(holder.did), states(holder.did)]);
    expect(first).toMatchObject({ kind: 'methods', source: 'resolver' });
    expect(second).toBe(first);
    expect(asked).toEqual([holder.did]);
  });

  it('follow from the text of a did:key, so that another verdict does not work them out again', async () => {
    const caches = createVerifierCaches(crypto);
    const first = await stateOf(own.did, createContext({ caches }));
    expect(await stateOf(own.did, createContext({ caches }))).toBe(first);
  });
});

describe('a DID whose keys are not known', () => {
  const unresolvable = (decided: boolean, found: unknown = expect.any(String)) => ({
    kind: 'fault',
    code: 'did.unresolvable',
    decided,
    found,
  });

  it.each([
    '',
    'horizonte.example',
    'did:',
    'did:web:',
    'DID:web:horizonte.example',
    'did:web:a#b',
  ])('is refused when it is none: %j', async (did) => {
    expect(await stateOf(did, createContext())).toEqual(unresolvable(true));
  });

  it('is refused when the policy does not allow its method, and said so by name', async () => {
    const context = createContext({ policy: { didMethods: ['web'] } });
    expect(await stateOf(own.did, context, stapled(own))).toEqual({
      kind: 'fault',
      code: 'did.method-not-allowed',
      decided: true,
      found: 'key',
    });
  });

  it('stays open without a staple and without a resolver', async () => {
    expect(await stateOf(holder.did, createContext())).toEqual(unresolvable(false));
  });

  it.each([
    ['notFound', true],
    ['invalidDid', true],
    ['unreachable', false],
    ['methodNotSupported', false],
    ['representationNotSupported', false],
    ['internalError', false],
  ])('after the answer %s is decided: %s', async (error, decided) => {
    const state = await stateOf(holder.did, createContext({ resolver: refused(error) }));
    expect(state).toEqual(unresolvable(decided, expect.stringContaining(error)));
  });

  it('says what the resolver said', async () => {
    const resolver = refused('unreachable', 'connection reset');
    const state = await stateOf(holder.did, createContext({ resolver }));
    expect(state).toEqual(unresolvable(false, expect.stringContaining('connection reset')));
  });

  it('stays open when the resolver answers neither document nor error', async () => {
    const resolver = countingResolver(() =>
      Promise.resolve({ didResolutionMetadata: {}, didDocument: null, didDocumentMetadata: {} }),
    ).resolver;
    expect(await stateOf(holder.did, createContext({ resolver }))).toEqual(unresolvable(false));
  });

  it.each<[string, unknown]>([
    ['an error', new Error('ECONNRESET')],
    ['what is no error', 'gone'],
    ['nothing', undefined],
  ])('stays open when the resolver rejects with %s', async (_, reason) => {
    const { resolver } = countingResolver(() => ({
      then: (_resolve: unknown, reject: (why: unknown) => void) => reject(reason),
    }));
    expect(await stateOf(holder.did, createContext({ resolver }))).toEqual(unresolvable(false));
  });

  it('stays open when the resolver throws before it answers', async () => {
    const { resolver } = countingResolver(() => {
      throw new Error('broken');
    });
    expect(await stateOf(holder.did, createContext({ resolver }))).toEqual(unresolvable(false));
  });

  it('is refused when a staple says that it was deactivated', async () => {
    const state = await stateOf(
      holder.did,
      createContext(),
      stapled(holder, { deactivated: true }),
    );
    expect(state).toMatchObject({ kind: 'fault', code: 'did.deactivated', decided: true });
  });

  it('is refused when the resolver says that it was deactivated', async () => {
    const { resolver } = countingResolver(() =>
      Promise.resolve({
        didResolutionMetadata: {},
        didDocument: documentOf(holder),
        didDocumentMetadata: { deactivated: true },
      }),
    );
    expect(await stateOf(holder.did, createContext({ resolver }))).toMatchObject({
      code: 'did.deactivated',
    });
  });

  it('is not refused for a deactivation that is said to be none', async () => {
    const state = await stateOf(
      holder.did,
      createContext(),
      stapled(holder, { deactivated: false }),
    );
    expect(state.kind).toBe('methods');
  });

  it.each<[string, JsonObject]>([
    ['of another DID', documentOf(createParty('did:web:stranger.example'))],
    ['without an id', { verificationMethod: [] }],
    ['whose methods are no list', { id: holder.did, verificationMethod: 'none' }],
    ['whose method has no id', { id: holder.did, verificationMethod: [{}] }],
  ])('is refused with a document %s', async (_, document) => {
    const staples = stapled(holder, {}, document);
    expect(await stateOf(holder.did, createContext(), staples)).toEqual(
      unresolvable(true, 'did.document-malformed'),
    );
  });

  it('is refused as a did:key that is no key', async () => {
    expect(await stateOf('did:key:zNoKey', createContext())).toEqual(unresolvable(true));
  });
});
