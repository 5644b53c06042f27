import { createKeyImporter, type CryptoPrimitives, type VerificationKey } from '@originmark/core';
import { type ContextCheck, createContextCheck } from './intake/check-context.ts';
import type { DidState } from './secure/did-state.ts';

/**
 * What is the same for every verdict and so is worked out once: native keys, documents of DIDs that
 * carry their own key, terms of the bundled contexts, expanded status lists. Every entry is a pure
 * function of its key, so that a verdict never depends on what was verified before.
 */
export interface VerifierCaches {
  readonly importKey: (jwk: unknown) => VerificationKey;
  readonly checkContext: ContextCheck;
  /** States of did:key and did:jwk, by DID. */
  readonly selfResolved: BoundedMap<Promise<DidState>>;
  /** Expanded lists, by digest of the encoded list. */
  readonly statusBits: BoundedMap<Uint8Array>;
}

/** Makes caches for one platform. Share them between verdicts of the same process. */
export function createVerifierCaches(crypto: CryptoPrimitives): VerifierCaches {
  return {
    importKey: createKeyImporter(crypto),
    checkContext: createContextCheck(),
    selfResolved: createBoundedMap(1024),
    // 16 KiB each at the usual size, at most 16 MiB.
    statusBits: createBoundedMap(64),
  };
}

/** A map that forgets its oldest entry when it is full. */
interface BoundedMap<V> {
  readonly get: (key: string) => V | undefined;
  readonly set: (key: string, value: V) => void;
}

function createBoundedMap<V>(limit: number): BoundedMap<V> {
  const entries = new Map<string, V>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      const [oldest] = entries.keys();
      if (entries.size >= limit && oldest !== undefined && !entries.has(key))
        entries.delete(oldest);
      entries.set(key, value);
    },
  };
}
