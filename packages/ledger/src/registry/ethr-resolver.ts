import {
  buildEthrVersion,
  createEthrKeyReader,
  type DidVersion,
  didFailure,
  type DidResolutionError,
  type DidResolutionOptions,
  type EthrDocument,
  type EthrRefusal,
  parseDidVersion,
  type VersionedDidResolver,
} from '@originmark/core';
import type { DIDResolutionResult } from 'did-resolver';
import { LedgerError } from '../errors.ts';
import type { EthrIndex } from './ethr-index.ts';
import { isSettled, momentOf, parseEthrVersion, whyOpen } from './ethr-version.ts';

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
 * With `versionId` (a block) or `versionTime`, in the DID URL or the options, it gives the plain
 * document at the end of that block or in that second. A moment that may still change is
 * `versionNotSettled`: the chain has not passed it (then the metadata name the `newestBlock`), or an
 * addition before it is not final.
 *
 * Whatever keeps the history from being read answers `unreachable`: a node that fails or leaves logs
 * out must not pass for a DID that does not exist, or for an older owner.
 */
export function createEthrResolver(
  index: EthrIndex,
  { clock = Date.now, maxAgeMs = 0 }: EthrResolverOptions = {},
): VersionedDidResolver {
  let syncedAt = Number.NEGATIVE_INFINITY;
  const readKey = createEthrKeyReader();
  const bringUpToDate = async (now: number): Promise<boolean> => {
    // A clock that went back makes nothing fresh.
    if (now >= syncedAt && now - syncedAt < maxAgeMs) return false;
    await index.sync();
    syncedAt = now;
    return true;
  };

  /** The document at a moment; the index may read on meanwhile, then once more. */
  const readVersion = async (
    did: string,
    version: DidVersion,
  ): Promise<EthrDocument | EthrRefusal | Unanswered> => {
    const asked = parseEthrVersion(version);
    if (typeof asked === 'string') return { error: version.error, message: asked };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { changed, events, head } = await index.read(did);
      if (!isSettled(asked, head)) {
        const message = whyOpen(asked, head);
        return { error: 'versionNotSettled', message, newestBlock: head.headBlock };
      }
      const moment = await momentOf(index, asked, head);
      if (moment === 'moved') continue;
      if (moment === 'none') return { error: 'notFound', message: 'the chain began later' };
      return buildEthrVersion(did, events, moment, { final: head, changed, readKey });
    }
    throw new LedgerError('index.unsettled', `${did} could not be read at one block`);
  };

  const answer = async (
    did: string,
    version: DidVersion | undefined,
  ): Promise<EthrDocument | EthrRefusal | Unanswered> => {
    const isFresh = await bringUpToDate(clock());
    if (version === undefined) return (await index.read(did)).document;
    const document = await readVersion(did, version);
    if (isFresh || !('error' in document) || document.error !== 'versionNotSettled') {
      return document;
    }
    // The chain may have come there since it was read.
    await index.sync();
    return readVersion(did, version);
  };

  return {
    honoursVersions: true,
    async resolve(didUrl, options) {
      const asked = parseDidVersion(didUrl, options);
      if (!asked.ok) return didFailure(asked.error, asked.message);
      if (asked.did.method !== 'ethr') return didFailure('invalidDid', 'not a did:ethr');
      const contentType = readAccept(options);
      if (contentType === undefined) {
        return didFailure('representationNotSupported', 'given is application/did+json');
      }
      try {
        const document = await answer(asked.did.did, asked.version);
        if ('error' in document) return unanswered(document);
        if (document.ok) {
          const { didDocument, didDocumentMetadata } = document;
          return { didResolutionMetadata: { contentType }, didDocument, didDocumentMetadata };
        }
        const { found, problem } = document;
        return didFailure(REFUSALS[problem], `${problem}: ${found}`);
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

/** How often a version is begun again because the index has read on. */
const ATTEMPTS = 5;

interface Unanswered {
  readonly error: DidResolutionError;
  readonly message: string;
  /** Where the chain has not passed the moment: the block that it has come to. */
  readonly newestBlock?: number;
}

function unanswered({ error, message, newestBlock }: Unanswered): DIDResolutionResult {
  const failure = didFailure(error, message);
  if (newestBlock === undefined) return failure;
  const didResolutionMetadata = { ...failure.didResolutionMetadata, newestBlock };
  return { ...failure, didResolutionMetadata };
}

const REFUSALS = {
  'invalid-did': 'invalidDid',
  'too-many-events': 'representationNotSupported',
  'foreign-event': 'unreachable',
  'contradictory-history': 'unreachable',
  'incomplete-history': 'unreachable',
  'version-not-settled': 'versionNotSettled',
} as const satisfies Record<EthrRefusal['problem'], DidResolutionError>;

/** The document is the same in each of these: its context says what its words mean. */
const CONTENT_TYPES = ['application/did+json', 'application/did', 'application/did+ld+json'];

function readAccept(options: DidResolutionOptions | undefined): string | undefined {
  const accept: unknown = options?.accept ?? 'application/did+json';
  return CONTENT_TYPES.find((type) => type === accept);
}

function failureOf(error: unknown): DIDResolutionResult {
  if (!(error instanceof LedgerError)) throw error;
  switch (error.code) {
    case 'did.malformed':
      return didFailure('invalidDid', error.message);
    case 'did.other-network':
      return didFailure('methodNotSupported', error.message);
    default:
      return didFailure('unreachable', `${error.code}: ${error.message}`);
  }
}
