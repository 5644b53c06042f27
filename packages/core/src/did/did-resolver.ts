import type { DIDDocument, DIDResolutionOptions, DIDResolutionResult } from 'did-resolver';

/**
 * Resolves DIDs. A resolver never rejects for what a DID or its host did wrong: it answers with an
 * error string of DID Resolution in `didResolutionMetadata.error` (`invalidDid` `notFound`
 * `methodNotSupported` `representationNotSupported`, and our own `unreachable` when the network
 * failed, so that a verifier can answer "indeterminate") and a `message` for people.
 */
export interface DidResolver {
  resolve(did: string): Promise<DIDResolutionResult>;
}

/** Resolution options of DID Resolution: which representation, and which version. */
export type DidResolutionOptions = DIDResolutionOptions & {
  readonly versionId?: unknown;
  readonly versionTime?: unknown;
};

/**
 * Resolves a DID, or a DID URL that asks for a version (`?versionId=…` or `?versionTime=…`), which
 * options may ask for as well. A version that cannot be given is an error, never the latest document:
 * `invalidDidUrl` or `invalidOptions` for what is written wrong, and our own `versionNotSettled` for
 * a moment that the method's register has not passed for good.
 */
export interface VersionedDidResolver extends DidResolver {
  /** Told apart by this from a resolver that would take no notice of a version. */
  readonly honoursVersions: true;
  resolve(didUrl: string, options?: DidResolutionOptions): Promise<DIDResolutionResult>;
}

/** The error strings our resolvers answer with. */
export type DidResolutionError =
  | 'invalidDid'
  | 'invalidDidUrl'
  | 'invalidOptions'
  | 'notFound'
  | 'methodNotSupported'
  | 'representationNotSupported'
  | 'versionNotSettled'
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
