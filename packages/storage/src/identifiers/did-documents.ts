import { sql } from 'kysely';
import type { DidDocumentRow, StorageTransaction } from '../tables.ts';

/**
 * So many documents of one DID are kept: a host that changes its own at each look fills no disk. Those seen
 * over the longest time stay, so that whoever takes a host over does not push out what it served before.
 */
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
    await forgetBriefest(tx, did, digest);
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

/** Forgets what was seen over the shortest time, and of those the oldest; never what was seen just now. */
async function forgetBriefest(
  tx: StorageTransaction,
  did: string,
  justSeen: string,
): Promise<void> {
  const rows = await tx
    .selectFrom('did_document')
    .select('digest')
    .where('did', '=', did)
    .where('digest', '<>', justSeen)
    .orderBy(sql`last_seen_at - first_seen_at`, 'desc')
    .orderBy('last_seen_at', 'desc')
    .orderBy('digest')
    .offset(MAX_DOCUMENTS_OF_A_DID - 1)
    .execute();
  const brief = rows.map(({ digest }) => digest);
  if (brief.length === 0) return;
  await tx.deleteFrom('did_document').where('did', '=', did).where('digest', 'in', brief).execute();
}
