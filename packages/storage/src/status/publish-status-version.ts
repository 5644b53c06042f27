import { sql } from 'kysely';
import { payloadOf } from '../credentials/mark-credential.ts';
import { StorageError } from '../errors.ts';
import type {
  RevocationRow,
  StatusListRow,
  StatusVersionRow,
  StorageTransaction,
} from '../tables.ts';
import { lockStatusLists } from './status-list.ts';

/** What the next version of a list has to say. */
export interface NextStatusVersion {
  readonly list: StatusListRow;
  readonly sequence: number;
  readonly previousDigest: string | undefined;
  /** The newest revocation of each credential with an index in this list, by index. */
  readonly revocations: readonly (RevocationRow & { readonly index: number })[];
  /** A version that was prepared and not published: sign and publish this one first. */
  readonly prepared: StatusVersionRow | undefined;
}

/** Lists of which the last published version does not say what is now so, and those never published. */
export async function listsToPublish(tx: StorageTransaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('status_list')
    .select('id')
    .where('changed', '=', true)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Reads what the next version is made of.
 * @throws StorageError `record.not-found`
 */
export async function readNextVersion(
  tx: StorageTransaction,
  listId: string,
): Promise<NextStatusVersion> {
  const [list] = await lockStatusLists(tx, [listId]);
  if (list === undefined) throw new StorageError('record.not-found', `no status list ${listId}`);
  const sequence = list.sequence + 1;
  const last = await findStatusVersion(tx, listId, list.sequence);
  const revocations = await tx
    .selectFrom('current_revocation')
    .innerJoin('status_index', 'status_index.credential_id', 'current_revocation.credential_id')
    .selectAll('current_revocation')
    .select('status_index.index')
    .where('status_index.list_id', '=', listId)
    .orderBy('status_index.index')
    .execute();
  return {
    list,
    sequence,
    previousDigest: last?.digest,
    revocations: list.purpose === 'revocation' ? revocations : [],
    prepared: await findStatusVersion(tx, listId, sequence),
  };
}

/**
 * Writes down the version that will be signed, before it is signed. If one of this sequence is
 * written already, that one counts: sign the payload of the answer.
 * @param version.bits the bits that the payload encodes
 * @param version.revision the revision of the list whose revocations the payload tells; default the
 * one that it now has, for a payload made in this transaction
 * @throws StorageError `record.not-found` `statuslist.broken-chain`
 */
export async function prepareStatusVersion(
  tx: StorageTransaction,
  version: {
    readonly listId: string;
    readonly sequence: number;
    readonly payload: string;
    readonly digest: string;
    readonly previousDigest?: string;
    readonly bits: Uint8Array;
    readonly revision?: number;
    readonly createdAt: number;
  },
): Promise<StatusVersionRow> {
  const next = await readNextVersion(tx, version.listId);
  const known = await findStatusVersion(tx, version.listId, version.sequence);
  if (known !== undefined) return known;
  if (next.sequence !== version.sequence || next.previousDigest !== version.previousDigest) {
    throw new StorageError(
      'statuslist.broken-chain',
      `version ${version.sequence} of ${version.listId} does not follow version ${next.list.sequence}`,
    );
  }
  return tx
    .insertInto('status_version')
    .values({
      list_id: version.listId,
      sequence: version.sequence,
      payload: version.payload,
      digest: version.digest,
      previous_digest: version.previousDigest ?? null,
      bits: version.bits,
      revision: version.revision ?? next.list.revision,
      created_at: new Date(version.createdAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Keeps the signed version and makes it the list's last. If it is published already, that token
 * counts: serve the token of the answer.
 * @throws StorageError `record.not-found` `record.mismatch`
 */
export async function publishStatusVersion(
  tx: StorageTransaction,
  step: {
    readonly listId: string;
    readonly sequence: number;
    readonly kid: string;
    readonly token: string;
    readonly publishedAt: number;
  },
): Promise<StatusVersionRow> {
  const { listId, sequence, kid, token } = step;
  await lockStatusLists(tx, [listId]);
  const row = await findStatusVersion(tx, listId, sequence);
  if (row === undefined) {
    throw new StorageError('record.not-found', `version ${sequence} of ${listId} was not prepared`);
  }
  if (payloadOf(token) !== row.payload) {
    throw new StorageError('record.mismatch', 'the token signs another payload than was prepared');
  }
  if (row.state === 'published') return row;
  await tx
    .updateTable('status_list')
    .set({ sequence, changed: sql<boolean>`bits <> ${row.bits} or revision <> ${row.revision}` })
    .where('id', '=', listId)
    .execute();
  return tx
    .updateTable('status_version')
    .set({ state: 'published', kid, token, published_at: new Date(step.publishedAt) })
    .where('list_id', '=', listId)
    .where('sequence', '=', sequence)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A version of a list, prepared or published. */
export async function findStatusVersion(
  tx: StorageTransaction,
  listId: string,
  sequence: number,
): Promise<StatusVersionRow | undefined> {
  return tx
    .selectFrom('status_version')
    .selectAll()
    .where('list_id', '=', listId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
}

/** The version to serve: the last published one. */
export async function findPublishedVersion(
  tx: StorageTransaction,
  listId: string,
): Promise<StatusVersionRow | undefined> {
  return tx
    .selectFrom('status_version')
    .selectAll()
    .where('list_id', '=', listId)
    .where('state', '=', 'published')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}
