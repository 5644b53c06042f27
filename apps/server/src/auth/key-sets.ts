import { CoreError, type FetchDocument, type JsonObject, parseJson } from '@originmark/core';
import {
  createLocalJWKSet,
  errors,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { HttpError } from '../http/http-error.ts';

/** Brings the key set of an authorization server, as it stands now. */
export type LoadKeySet = () => Promise<JsonObject>;

const KEEP_MS = 600_000;
const ASK_AGAIN_MS = 60_000;
const MAX_BYTES = 64 * 1024;
const MAX_KEYS = 50;

/** Through the one guarded fetch. Rejects with CoreError `fetch.*` or `json.*`. */
export function fetchKeySet(fetch: () => FetchDocument, url: string): LoadKeySet {
  return async () => {
    const accept = 'application/jwk-set+json, application/json';
    const { body, status } = await fetch()(url, { maxBytes: MAX_BYTES, accept });
    if (status !== 200) throw new CoreError('fetch.connect-failed', `${url} answered ${status}`);
    return parseJson(body) as JsonObject;
  };
}

/**
 * The keys of an authorization server. They are asked for every ten minutes, and for a key that is not
 * known at most once a minute, however many tokens name one. Keys that cannot be had are 503: a token
 * is never believed for want of its key, nor by keys that are too old.
 */
export function createKeySet({
  clock,
  load,
}: {
  readonly clock: () => number;
  readonly load: LoadKeySet;
}): JWTVerifyGetKey {
  let kept: { readonly find: JWTVerifyGetKey; readonly loadedAt: number } | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<JWTVerifyGetKey> | undefined;

  /** One request at a time, whoever waits for it. */
  async function loadOnce(): Promise<JWTVerifyGetKey> {
    loading ??= (async () => {
      try {
        askedAt = clock();
        const find = createLocalJWKSet(readKeySet(await load()));
        kept = { find, loadedAt: askedAt };
        return find;
      } finally {
        loading = undefined;
      }
    })();
    try {
      return await loading;
    } catch (cause) {
      throw new HttpError('http.busy', 'the keys of the authorization server cannot be had', {
        cause,
        retryAfterSeconds: 5,
      });
    }
  }

  return async (header, token) => {
    const fresh = kept !== undefined && clock() - kept.loadedAt <= KEEP_MS ? kept : undefined;
    const find = fresh?.find ?? (await loadOnce());
    try {
      return await find(header, token);
    } catch (cause) {
      if (!(cause instanceof errors.JWKSNoMatchingKey)) throw cause;
      if (fresh === undefined || clock() - askedAt < ASK_AGAIN_MS) throw cause;
      return (await loadOnce())(header, token);
    }
  };
}

function readKeySet(document: JsonObject): JSONWebKeySet {
  const keys: unknown = document['keys'];
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MAX_KEYS)
    throw new TypeError(`no set of 1 to ${MAX_KEYS} keys`);
  return { keys: (keys as readonly JWK[]).filter((key) => !isSymmetric(key)) };
}

/** A shared secret in a public place would let anybody sign. */
function isSymmetric(key: unknown): boolean {
  return typeof key !== 'object' || key === null || ('kty' in key && key.kty === 'oct');
}
