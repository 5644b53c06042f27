import {
  canonicalizeJson,
  createCommitment,
  type CryptoPrimitives,
  digestBytes,
  type DidResolver,
  formatDateTime,
  type JsonObject,
  parseJson,
} from '@originmark/core';
import {
  type DidDocumentRow,
  enqueueAnchor,
  listDidDocuments,
  type OpenDatabase,
  recordDidDocument,
} from '@originmark/storage';

/** What a resolver that keeps a record works with. */
export interface RecordContext {
  /** Asks the host itself. */
  readonly resolver: DidResolver;
  readonly database: Pick<OpenDatabase, 'transaction'>;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The tag under which a DID document is anchored. */
const TAG = 'did-document';

type Resolution = Awaited<ReturnType<DidResolver['resolve']>>;

/**
 * Resolves as the host does, and keeps each document that it gives: a new one waits to be anchored. Those
 * that were seen before and are not the host's now go along as `didDocumentMetadata.former`, each with the
 * last time it was seen live. Where the host is `unreachable` the document seen last is answered, and
 * `didDocumentMetadata.recorded` says from when and until when it was seen, and why the host did not answer.
 * What a host decidedly says, that there is no such DID, stands as it is (ADR 19).
 * @throws StorageError where the record cannot be read or written
 */
export function createRecordedResolver(context: RecordContext): DidResolver {
  return {
    async resolve(did) {
      const answer = await context.resolver.resolve(did);
      const { error, message } = answer.didResolutionMetadata as {
        readonly error?: string;
        readonly message?: string;
      };
      if (error === 'unreachable') return answerFromRecord(did, message, answer, context);
      if (error !== undefined || answer.didDocument === null) return answer;
      return recordAnswer(did, answer, context);
    },
  };
}

async function recordAnswer(
  did: string,
  answer: Resolution,
  { clock, crypto, database, randomBytes }: RecordContext,
): Promise<Resolution> {
  const document = canonicalizeJson(answer.didDocument as unknown as JsonObject);
  const bytes = new TextEncoder().encode(document);
  const digest = digestBytes(bytes, crypto.sha256);
  const rows = await database.transaction(async (tx) => {
    const now = clock();
    const isNew = await recordDidDocument(tx, { did, digest, document, seenAt: now });
    if (isNew) {
      const salt = randomBytes(32);
      const commitment = createCommitment({ salt, tag: TAG, bytes }, crypto.sha256);
      await enqueueAnchor(tx, { digest, tag: TAG, salt, commitment, enqueuedAt: now });
    }
    return listDidDocuments(tx, did);
  });
  return withFormer(
    answer,
    rows.filter((row) => row.digest !== digest),
  );
}

async function answerFromRecord(
  did: string,
  why: string | undefined,
  answer: Resolution,
  { database }: RecordContext,
): Promise<Resolution> {
  const rows = await database.transaction('reader', (tx) => listDidDocuments(tx, did));
  const [last, ...former] = rows;
  if (last === undefined) return answer;
  const recorded = {
    digest: last.digest,
    firstSeen: formatDateTime(last.first_seen_at.getTime()),
    lastSeen: formatDateTime(last.last_seen_at.getTime()),
    why: why ?? 'unreachable',
  };
  const fromRecord = {
    didResolutionMetadata: { contentType: 'application/did+json' },
    didDocument: parseJson(last.document) as unknown as Resolution['didDocument'],
    didDocumentMetadata: { recorded },
  };
  return withFormer(fromRecord, former);
}

function withFormer(answer: Resolution, rows: readonly DidDocumentRow[]): Resolution {
  if (rows.length === 0) return answer;
  const former = rows.map(({ document, last_seen_at }) => ({
    document: parseJson(document),
    lastSeen: formatDateTime(last_seen_at.getTime()),
  }));
  return { ...answer, didDocumentMetadata: { ...answer.didDocumentMetadata, former } };
}
