import {
  checkJoseHeader,
  createKeyImporter,
  type CryptoPrimitives,
  type JoseHeaderCheck,
  type JsonObject,
  type ReadHeader,
  readJoseHeader,
  type TokenType,
  type VerificationKey,
} from '@originmark/core';
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
  /** Headers by their encoded text: an issuer's tokens all begin with the same one. */
  readonly readHeader: ReadHeader;
  readonly checkHeader: (header: JsonObject, typ: TokenType) => JoseHeaderCheck;
  /** States of did:key and did:jwk, by DID. */
  readonly selfResolved: BoundedMap<Promise<DidState>>;
  /** Expanded lists, by digest of the encoded list. */
  readonly statusBits: BoundedMap<Uint8Array>;
}

/** Most that expanded lists may take between verdicts, in bytes: 1,024 of the usual size. */
const MAX_KEPT_BITS = 16 * 1024 * 1024;

/** Makes caches for one platform. Share them between verdicts of the same process. */
export function createVerifierCaches(crypto: CryptoPrimitives): VerifierCaches {
  return {
    importKey: createKeyImporter(crypto),
    checkContext: createContextCheck(),
    readHeader: createHeaderReader(),
    checkHeader: createHeaderCheck(),
    selfResolved: createBoundedMap(1024),
    statusBits: createBoundedMap(MAX_KEPT_BITS, (bits) => bits.length),
  };
}

/** Longer texts are no header that anybody repeats; they are read and not kept. */
const MAX_KEPT_HEADER = 1024;

function createHeaderReader(): ReadHeader {
  const known = createBoundedMap<JsonObject>(1024);
  return (encoded) => {
    const kept = known.get(encoded);
    if (kept !== undefined) return kept;
    const header = readJoseHeader(encoded);
    if (encoded.length <= MAX_KEPT_HEADER) known.set(encoded, header);
    return header;
  };
}

function createHeaderCheck(): VerifierCaches['checkHeader'] {
  const known = {
    'vc+jwt': new WeakMap<JsonObject, JoseHeaderCheck>(),
    'vp+jwt': new WeakMap<JsonObject, JoseHeaderCheck>(),
  };
  return (header, typ) => {
    const kept = known[typ].get(header);
    if (kept !== undefined) return kept;
    const check = checkJoseHeader(header, typ);
    known[typ].set(header, check);
    return check;
  };
}

/** A map that forgets its oldest entries when it is full. */
interface BoundedMap<V> {
  readonly get: (key: string) => V | undefined;
  readonly set: (key: string, value: V) => void;
}

/** @param sizeOf what an entry counts towards the limit; one that is larger than all of it is not kept */
function createBoundedMap<V>(limit: number, sizeOf: (value: V) => number = () => 1): BoundedMap<V> {
  const entries = new Map<string, V>();
  let total = 0;
  const forget = (key: string): void => {
    const value = entries.get(key);
    if (value === undefined) return;
    entries.delete(key);
    total -= sizeOf(value);
  };
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      forget(key);
      const size = sizeOf(value);
      if (size > limit) return;
      for (const oldest of entries.keys()) {
        if (total + size <= limit) break;
        forget(oldest);
      }
      entries.set(key, value);
      total += size;
    },
  };
}
