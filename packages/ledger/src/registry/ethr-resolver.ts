import { type DidResolver, parseDid } from '@originmark/core';
import type { DIDResolutionResult } from 'did-resolver';
import { LedgerError } from '../errors.ts';
import type { EthrIndex } from './ethr-index.ts';

/** How fresh an answer must be. */
export interface EthrResolverOptions {
  /** An index that was brought up to date within so many ms is not asked to again; default 0. */
  readonly maxAgeMs?: number;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/**
 * Resolves did:ethr from an index of its network. The document carries the whole history of keys, each
 * with `created`, `expires`, `revoked`: what was added counts when it is final, what was revoked as soon
 * as it is seen. An identity that the registry never heard of has the default document.
 *
 * Whatever keeps the history from being read answers `unreachable`: a node that fails or leaves logs
 * out must not pass for a DID that does not exist, or for an older owner.
 */
export function createEthrResolver(
  index: EthrIndex,
  { clock = Date.now, maxAgeMs = 0 }: EthrResolverOptions = {},
): DidResolver {
  let syncedAt = Number.NEGATIVE_INFINITY;
  const bringUpToDate = async (): Promise<void> => {
    const now = clock();
    // A clock that went back makes nothing fresh.
    if (now >= syncedAt && now - syncedAt < maxAgeMs) return;
    await index.sync();
    syncedAt = now;
  };
  return {
    async resolve(did) {
      if (parseDid(did)?.method !== 'ethr') return failure('invalidDid', 'not a did:ethr');
      try {
        await bringUpToDate();
        const { document } = await index.read(did);
        if (document.ok) {
          const { didDocument, didDocumentMetadata } = document;
          const didResolutionMetadata = { contentType: 'application/did+json' };
          return { didResolutionMetadata, didDocument, didDocumentMetadata };
        }
        const { found, problem } = document;
        return failure(REFUSALS[problem], `${problem}: ${found}`);
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

type Failure = 'invalidDid' | 'methodNotSupported' | 'representationNotSupported' | 'unreachable';

const REFUSALS = {
  'invalid-did': 'invalidDid',
  'too-many-events': 'representationNotSupported',
  'foreign-event': 'unreachable',
  'contradictory-history': 'unreachable',
  'incomplete-history': 'unreachable',
} as const satisfies Record<string, Failure>;

function failureOf(error: unknown): DIDResolutionResult {
  if (!(error instanceof LedgerError)) throw error;
  switch (error.code) {
    case 'did.malformed':
      return failure('invalidDid', error.message);
    case 'did.other-network':
      return failure('methodNotSupported', error.message);
    default:
      return failure('unreachable', `${error.code}: ${error.message}`);
  }
}

function failure(error: Failure, message: string): DIDResolutionResult {
  return {
    didResolutionMetadata: { error, message },
    didDocument: null,
    didDocumentMetadata: {},
  };
}
