import { type CryptoPrimitives, digestBytes } from '@originmark/core';
import type { OpenDatabase, SecretBox } from '@originmark/storage';
import { StorageError } from '@originmark/storage';
import { WalletError } from '../wallet-error.ts';

/** Most that a document may measure, in bytes. */
export const MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;

/** A document that is kept: never its content. */
export interface KeptDocument {
  /** `u…` multihash of its bytes: what credentials name it by. */
  readonly digest: string;
  readonly mediaType: string;
  readonly name: string;
  readonly size: number;
}

/** Documents of a trader, encrypted at rest, by digest. */
export interface Documents {
  /** @throws WalletError `wallet.document-unfit` */
  keep(
    bytes: Uint8Array,
    about: { readonly mediaType: string; readonly name: string },
  ): Promise<KeptDocument>;
  /** @throws WalletError `wallet.document-unknown` `wallet.document-damaged` */
  read(digest: string): Promise<KeptDocument & { readonly bytes: Uint8Array }>;
  list(): Promise<readonly KeptDocument[]>;
  /** In the order of their digests: those behind the one named, or from the first. */
  page(after: string | undefined, limit: number): Promise<readonly KeptDocument[]>;
  /** False where there was none. */
  forget(digest: string): Promise<boolean>;
}

/** What keeping needs. */
export interface DocumentsContext {
  readonly clock: () => number;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
  readonly secretBox: SecretBox;
  /** Default {@link MAX_DOCUMENT_BYTES}. */
  readonly maxBytes?: number;
}

/** Keeps documents in a database under the key of its secret box. The same bytes are kept once. */
export function openDocuments(
  database: OpenDatabase,
  { clock, crypto, maxBytes = MAX_DOCUMENT_BYTES, secretBox }: DocumentsContext,
): Documents {
  const { sha256 } = crypto;
  return {
    async keep(bytes, { mediaType, name }) {
      const size = bytes.length;
      if (size === 0 || size > maxBytes)
        throw new WalletError(
          'wallet.document-unfit',
          `the document ${name} has ${size} bytes, and from 1 to ${maxBytes} are kept`,
        );
      const digest = digestBytes(bytes, sha256);
      const associated = nameOfDocument(digest);
      await database.transaction((tx) =>
        tx
          .insertInto('held_document')
          .values({
            digest,
            media_type: mediaType,
            name,
            size,
            sealed: secretBox.sealSecret(bytes, associated),
            associated_data: associated,
            kept_at: new Date(clock()),
          })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'digest']).doNothing())
          .execute(),
      );
      return { digest, mediaType, name, size };
    },
    async read(digest) {
      const row = await database.transaction('reader', (tx) =>
        tx.selectFrom('held_document').selectAll().where('digest', '=', digest).executeTakeFirst(),
      );
      if (row === undefined)
        throw new WalletError('wallet.document-unknown', `no document ${digest} is held`);
      const bytes = open(secretBox, row.sealed, digest);
      if (digestBytes(bytes, sha256) !== digest) throw damaged(digest);
      return { digest, mediaType: row.media_type, name: row.name, size: row.size, bytes };
    },
    async list() {
      const rows = await database.transaction('reader', (tx) =>
        tx
          .selectFrom('held_document')
          .select(['digest', 'media_type', 'name', 'size'])
          .orderBy('kept_at')
          .orderBy('digest')
          .execute(),
      );
      return rows.map(toKept);
    },
    async page(after, limit) {
      const rows = await database.transaction('reader', (tx) =>
        tx
          .selectFrom('held_document')
          .select(['digest', 'media_type', 'name', 'size'])
          .$if(after !== undefined, (query) => query.where('digest', '>', after ?? ''))
          .orderBy('digest')
          .limit(limit)
          .execute(),
      );
      return rows.map(toKept);
    },
    async forget(digest) {
      const { numDeletedRows } = await database.transaction((tx) =>
        tx.deleteFrom('held_document').where('digest', '=', digest).executeTakeFirst(),
      );
      return numDeletedRows > 0n;
    },
  };
}

function toKept(row: {
  readonly digest: string;
  readonly media_type: string;
  readonly name: string;
  readonly size: number;
}): KeptDocument {
  const { digest, media_type: mediaType, name, size } = row;
  return { digest, mediaType, name, size };
}

function open(secretBox: SecretBox, sealed: Uint8Array, digest: string): Uint8Array {
  try {
    // What the row itself says it belongs to would open a row that was moved.
    return secretBox.openSecret(sealed, nameOfDocument(digest));
  } catch (cause) {
    if (!(cause instanceof StorageError)) throw cause;
    throw damaged(digest, cause);
  }
}

function damaged(digest: string, cause?: unknown): WalletError {
  return new WalletError(
    'wallet.document-damaged',
    `what is kept as the document ${digest} is not that document any more`,
    { cause },
  );
}

/** @internal What a document is sealed to. */
export function nameOfDocument(digest: string): string {
  return `originmark/document\n${digest}`;
}
