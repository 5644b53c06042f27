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
  /**
   * The name under which the documents of a DID are kept and looked up: the DID, but where somebody stands in
   * for its host, whose word is never that of the host.
   */
  readonly recordedAs: (did: string) => string;
  readonly database: Pick<OpenDatabase, 'transaction'>;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * Bytes of former documents of one DID that go along with an answer: 64 of the usual size, several times over,
 * and no more, so that one host cannot make what a verdict rests on too large to be kept.
 */
export const MAX_FORMER_BYTES = 512 * 1024;

/** The tag under which a DID document is anchored. */
const TAG = 'did-document';

type Resolution = Awaited<ReturnType<DidResolver['resolve']>>;

/**
 * Resolves as the host does, and keeps each document that it gives: a new one waits to be anchored. Those
 * that were seen before and are not the host's now go along as `didDocumentMetadata.former`, each with the
 * last time it was seen live, as many as {@link MAX_FORMER_BYTES} hold. Where the host is `unreachable` the document seen last is answered, and
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
      const name = context.recordedAs(did);
      if (error === 'unreachable') return answerFromRecord(name, message, answer, context);
      if (error !== undefined || answer.didDocument === null) return answer;
      return recordAnswer(name, answer, context);
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
  const former = longestSeen(rows).map(({ document, last_seen_at }) => ({
    document: parseJson(document),
    lastSeen: formatDateTime(last_seen_at.getTime()),
  }));
  return { ...answer, didDocumentMetadata: { ...answer.didDocumentMetadata, former } };
}

/**
 * Those that fit into {@link MAX_FORMER_BYTES}, in their order. As when the record itself is full, those seen
 * over the longest time come first: whoever holds a host for a day displaces nothing by what is large. Up to
 * half of it goes to those that take a key back before: without one, the key would stand as it did before.
 */
function longestSeen(rows: readonly DidDocumentRow[]): readonly DidDocumentRow[] {
  const bySpan = rows.toSorted((a, b) => spanOf(b) - spanOf(a));
  const chosen = new Set<DidDocumentRow>();
  let left = MAX_FORMER_BYTES;
  const choose = (from: readonly DidDocumentRow[], leave: number): void => {
    for (const row of from) {
      const size = new TextEncoder().encode(row.document).length;
      if (chosen.has(row) || left - size < leave) continue;
      chosen.add(row);
      left -= size;
    }
  };
  choose(bySpan.filter(takesBack), MAX_FORMER_BYTES / 2);
  choose(bySpan, 0);
  return rows.filter((row) => chosen.has(row));
}

const spanOf = ({ first_seen_at, last_seen_at }: DidDocumentRow): number =>
  last_seen_at.getTime() - first_seen_at.getTime();

/** Whether it has a member `revoked`; inside a text the quotation marks would be escaped (RFC 8785). */
const takesBack = ({ document }: DidDocumentRow): boolean => document.includes('"revoked":');
