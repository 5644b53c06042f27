import type { DIDDocument, DIDResolutionResult } from 'did-resolver';
import { assertCoreError } from '../errors.ts';
import { isJsonObject } from '../json/json-value.ts';
import { parseJson } from '../json/parse-json.ts';
import { didFailure, type DidResolver, didSuccess } from './did-resolver.ts';
import { MAX_DID_DOCUMENT_BYTES, MAX_VERIFICATION_METHODS } from './did-limits.ts';
import { toDidWebUrl } from './did-web-url.ts';

/** What a guarded fetch brings home. The body of anything but a 200 may be empty. */
export interface FetchedDocument {
  /** HTTP status code. */
  readonly status: number;
  /** Media type in lower case without parameters; '' if the host named none. */
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Where the document really came from, if a host map sent the request elsewhere. */
  readonly via?: string;
}

/**
 * Fetches a document over https. Rejects with a CoreError `fetch.*` that names the host and the
 * cause; `createGuardedFetch` of `@originmark/core/node` is one.
 */
export type FetchDocument = (
  url: string,
  limits: {
    /** Most the body may measure. */
    readonly maxBytes: number;
    /** Accepted media types, comma-separated. */
    readonly accept: string;
  },
) => Promise<FetchedDocument>;

const ACCEPT = 'application/did+json, application/did+ld+json, application/did, application/json';

/**
 * Resolves did:web (the method text) with the fetch it is given. Asks each time: a cache is the
 * caller's. The document must be strict JSON, at most 256 KiB with 100 methods, and its `id` must be
 * the DID to the letter. Where a host map answered, `didResolutionMetadata.via` says so.
 * 404 and 410 are `notFound`; a network that fails or a host that answers otherwise is `unreachable`.
 */
export function createDidWebResolver(options: { readonly fetch: FetchDocument }): DidResolver {
  return {
    async resolve(did) {
      const url = toDidWebUrl(did);
      if (url === undefined) return didFailure('invalidDid', 'not a did:web that may be asked for');
      let fetched: FetchedDocument;
      try {
        fetched = await options.fetch(url, { maxBytes: MAX_DID_DOCUMENT_BYTES, accept: ACCEPT });
      } catch (cause) {
        return failureOf(url, cause);
      }
      return readDocument(did, url, fetched);
    },
  };
}

function failureOf(url: string, cause: unknown): DIDResolutionResult {
  assertCoreError(cause);
  switch (cause.code) {
    case 'fetch.too-large':
    case 'fetch.content-refused':
      return didFailure('representationNotSupported', cause.message);
    default:
      return didFailure('unreachable', `${url}: ${cause.code}: ${cause.message}`);
  }
}

function readDocument(did: string, url: string, fetched: FetchedDocument): DIDResolutionResult {
  if (fetched.status === 404 || fetched.status === 410) {
    return didFailure('notFound', `${url} answered ${fetched.status}`);
  }
  if (fetched.status !== 200) {
    return didFailure('unreachable', `${url} answered ${fetched.status}, not 200`);
  }
  let document: unknown;
  try {
    document = parseJson(fetched.body, { maxLength: MAX_DID_DOCUMENT_BYTES });
  } catch (cause) {
    assertCoreError(cause);
    return didFailure('representationNotSupported', `${url}: ${cause.code}: ${cause.message}`);
  }
  if (!isJsonObject(document)) {
    return didFailure('representationNotSupported', `${url} is not a JSON object`);
  }
  const { id, verificationMethod: methods } = document;
  if (id !== did) return didFailure('notFound', `${url} is not the document of ${did}`);
  if (Array.isArray(methods) && methods.length > MAX_VERIFICATION_METHODS) {
    const why = `${url} has more than ${MAX_VERIFICATION_METHODS} verification methods`;
    return didFailure('representationNotSupported', why);
  }
  return didSuccess(
    document as unknown as DIDDocument,
    fetched.contentType,
    fetched.via === undefined ? {} : { via: fetched.via },
  );
}
