import type { DIDDocument, DIDResolutionResult } from 'did-resolver';

/**
 * Resolves DIDs. A resolver never rejects for what a DID or its host did wrong: it answers with an
 * error string of DID Resolution in `didResolutionMetadata.error` (`invalidDid` `notFound`
 * `methodNotSupported` `representationNotSupported`, and our own `unreachable` when the network
 * failed, so that a verifier can answer "indeterminate") and a `message` for people.
 */
export interface DidResolver {
  resolve(did: string): Promise<DIDResolutionResult>;
}

/** The error strings our resolvers answer with. */
export type DidResolutionError =
  | 'invalidDid'
  | 'notFound'
  | 'methodNotSupported'
  | 'representationNotSupported'
  | 'unreachable';

/** The answer that a DID did not resolve. */
export function didFailure(error: DidResolutionError, message: string): DIDResolutionResult {
  return {
    didResolutionMetadata: { error, message },
    didDocument: null,
    didDocumentMetadata: {},
  };
}

/** The answer with a document. */
export function didSuccess(
  didDocument: DIDDocument,
  contentType: string,
  metadata: Readonly<Record<string, string>> = {},
): DIDResolutionResult {
  return {
    didResolutionMetadata: { contentType, ...metadata },
    didDocument,
    didDocumentMetadata: {},
  };
}
