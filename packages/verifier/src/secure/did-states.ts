import {
  CoreError,
  createDidJwkResolver,
  createDidKeyResolver,
  type DidResolver,
  type JsonObject,
  normalizeDid,
  parseDateTime,
  parseDid,
  readVerificationMethods,
  type VerificationKey,
} from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { VerifierContext } from '../context.ts';
import type { DidState } from './did-state.ts';
import type { ProvenStaples } from './proven-staples.ts';
import { formerMethods, readRecorded } from './recorded-documents.ts';

/** Answers for each DID once. */
export type DidStates = (did: string) => Promise<DidState>;

/** Methods whose documents follow from the DID itself. */
const SELF_RESOLVING: Readonly<Record<string, () => DidResolver>> = {
  key: createDidKeyResolver,
  jwk: createDidJwkResolver,
};

/**
 * Where keys come from, in this order: the policy's own keys of a root or resolver; the DID itself
 * (did:key, did:jwk); a staple that proved itself; the resolver of the verifier. Nothing else.
 */
export function createDidStates(context: VerifierContext, staples: ProvenStaples): DidStates {
  const known = new Map<string, Promise<DidState>>();
  const pins = pinsOf(context.policy.policy);
  return (did) => {
    let state = known.get(did);
    if (state === undefined) {
      state = resolveState(did, context, staples, pins);
      known.set(did, state);
    }
    return state;
  };
}

interface Pin {
  readonly thumbprints: ReadonlySet<string>;
  readonly jwks: readonly unknown[];
}

function pinsOf(policy: TrustPolicy): ReadonlyMap<string, Pin> {
  const pins = new Map<string, Pin>();
  for (const { did, keys, jwks } of [...policy.roots, ...(policy.resolvers ?? [])]) {
    const before = pins.get(normalizeDid(did));
    pins.set(normalizeDid(did), {
      thumbprints: new Set([...(before?.thumbprints ?? []), ...keys]),
      jwks: [...(before?.jwks ?? []), ...(jwks ?? [])],
    });
  }
  return pins;
}

async function resolveState(
  did: string,
  context: VerifierContext,
  staples: ProvenStaples,
  pins: ReadonlyMap<string, Pin>,
): Promise<DidState> {
  const parsed = parseDid(did);
  if (parsed === undefined)
    return { kind: 'fault', code: 'did.unresolvable', decided: true, found: 'not a DID' };
  const allowed: readonly string[] = context.policy.policy.didMethods;
  if (!allowed.includes(parsed.method))
    return { kind: 'fault', code: 'did.method-not-allowed', decided: true, found: parsed.method };

  const pin = pins.get(did);
  if (pin !== undefined && pin.jwks.length > 0)
    return { kind: 'policy-keys', keys: importPinned(pin, context) };

  const own = SELF_RESOLVING[parsed.method];
  const stapled = staples.didDocuments.get(did);
  if (own !== undefined) return resolveSelf(did, own, pin, context);
  if (stapled !== undefined) return fromDocument(did, stapled, 'staple', pin, context);
  if (context.resolver === undefined)
    return {
      kind: 'fault',
      code: 'did.unresolvable',
      decided: false,
      found: 'no proven staple, and no resolver was given',
    };
  return fromResolver(did, context.resolver, 'resolver', pin, context);
}

/** What a did:key or did:jwk says follows from its text alone, so it is worked out once. */
function resolveSelf(
  did: string,
  create: () => DidResolver,
  pin: Pin | undefined,
  context: VerifierContext,
): Promise<DidState> {
  const { caches } = context;
  if (pin !== undefined) return fromResolver(did, create(), 'self', pin, context);
  const known = caches.selfResolved.get(did);
  if (known !== undefined) return known;
  const state = fromResolver(did, create(), 'self', undefined, context);
  caches.selfResolved.set(did, state);
  return state;
}

/** Keys that the policy carries count only under a thumbprint that the policy lists. */
function importPinned(pin: Pin, context: VerifierContext): VerificationKey[] {
  return pin.jwks
    .map((jwk) => context.caches.importKey(jwk))
    .filter((key) => pin.thumbprints.has(key.thumbprint));
}

async function fromResolver(
  did: string,
  resolver: DidResolver,
  source: 'self' | 'resolver',
  pin: Pin | undefined,
  context: VerifierContext,
): Promise<DidState> {
  let result: Awaited<ReturnType<DidResolver['resolve']>>;
  try {
    result = await resolver.resolve(did);
  } catch (error) {
    // Ours never reject; one that does has decided nothing about the DID.
    const found = error instanceof Error ? error.message : 'the resolver failed';
    return { kind: 'fault', code: 'did.unresolvable', decided: false, found };
  }
  const { error, message } = result.didResolutionMetadata as { error?: string; message?: string };
  if (error !== undefined || result.didDocument === null) {
    const found = [error ?? 'no document', message].filter((text) => text !== undefined).join(': ');
    // Only an answer about the DID decides; a host that cannot be reached, or a method that nobody here resolves, does not.
    return {
      kind: 'fault',
      code: 'did.unresolvable',
      decided: error === 'notFound' || error === 'invalidDid',
      found,
    };
  }
  const document = result.didDocument as unknown as JsonObject;
  return fromDocument(
    did,
    { document, metadata: result.didDocumentMetadata },
    source,
    pin,
    context,
  );
}

function fromDocument(
  did: string,
  { document, metadata }: { readonly document: JsonObject; readonly metadata: JsonObject },
  source: 'self' | 'staple' | 'resolver',
  pin: Pin | undefined,
  { crypto }: VerifierContext,
): DidState {
  // A did:ethr tells when, and keeps its keys: signatures proven to be older stand.
  const deactivatedAt = did.startsWith('did:ethr:')
    ? parseDateTime(metadata['deactivatedAt'])
    : undefined;
  if (metadata['deactivated'] === true && deactivatedAt === undefined)
    return { kind: 'fault', code: 'did.deactivated', decided: true, found: 'deactivated' };
  try {
    const { methods } = readVerificationMethods(document, did);
    // Only the verifier's own resolver keeps a record; what a staple says of one is a stranger's word.
    const record = source === 'resolver' ? metadata : {};
    const recorded = readRecorded(record);
    return {
      kind: 'methods',
      methods: [...methods, ...formerMethods(record, did, methods, crypto.sha256)],
      ...(recorded !== undefined && { recorded }),
      document,
      source,
      ...(metadata['deactivated'] === true && deactivatedAt !== undefined && { deactivatedAt }),
      ...(pin === undefined ? {} : { pinned: pin.thumbprints }),
    };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { kind: 'fault', code: 'did.unresolvable', decided: true, found: error.code };
  }
}
