import { sql } from 'kysely';
import type { DidDocumentRow, StorageTransaction } from '../tables.ts';

/** So many documents of one DID are kept, those seen last: a host that changes its own at each look fills no disk. */
export const MAX_DOCUMENTS_OF_A_DID = 64;

/**
 * Notes that a document was seen live. One that was seen before keeps its row, and the time it was last
 * seen moves on, never back.
 * @param seen.document its JSON text (RFC 8785), at most 1 MiB; `digest` is of these bytes
 * @returns whether this DID was never seen with this document
 * @throws StorageError `value.refused` for one that is too large
 */
export async function recordDidDocument(
  tx: StorageTransaction,
  seen: {
    readonly did: string;
    readonly digest: string;
    readonly document: string;
    readonly seenAt: number;
  },
): Promise<boolean> {
  const { did, digest, document } = seen;
  const at = new Date(seen.seenAt);
  const inserted = await tx
    .insertInto('did_document')
    .values({ did, digest, document, first_seen_at: at, last_seen_at: at })
    .onConflict((conflict) => conflict.columns(['did', 'digest']).doNothing())
    .returning('digest')
    .executeTakeFirst();
  if (inserted !== undefined) {
    await forgetOldest(tx, did);
    return true;
  }
  await tx
    .updateTable('did_document')
    .set({
      first_seen_at: sql<Date>`least(first_seen_at, ${at}::timestamptz)`,
      last_seen_at: sql<Date>`greatest(last_seen_at, ${at}::timestamptz)`,
    })
    .where('did', '=', did)
    .where('digest', '=', digest)
    .execute();
  return false;
}

/** The documents of a DID that were seen, the one seen last first. */
export async function listDidDocuments(
  tx: StorageTransaction,
  did: string,
): Promise<DidDocumentRow[]> {
  return tx
    .selectFrom('did_document')
    .selectAll()
    .where('did', '=', did)
    .orderBy('last_seen_at', 'desc')
    .orderBy('first_seen_at', 'desc')
    .orderBy('digest')
    .execute();
}

async function forgetOldest(tx: StorageTransaction, did: string): Promise<void> {
  const rows = await listDidDocuments(tx, did);
  const old = rows.slice(MAX_DOCUMENTS_OF_A_DID).map(({ digest }) => digest);
  if (old.length === 0) return;
  await tx.deleteFrom('did_document').where('did', '=', did).where('digest', 'in', old).execute();
}
