import { createStatusBits } from '@originmark/core';
import { StorageError } from '../errors.ts';
import type { StatusListRow, StatusPurpose, StorageTransaction } from '../tables.ts';

/** Fewest entries (Bitstring Status List 1.0 section 2.2). */
const DEFAULT_LENGTH = 131_072;

/** A list to begin. */
export interface NewStatusList {
  /** The https URL at which it will be served. */
  readonly id: string;
  readonly issuerDid: string;
  readonly purpose: StatusPurpose;
  /** Entries; default, and fewest, 131,072. */
  readonly length?: number;
  /** How many may be given out; default three quarters, so that a random free one is soon found. */
  readonly capacity?: number;
  readonly createdAt: number;
}

/**
 * Begins a list of clear bits. Repeated, it answers the list as it stands.
 * @throws StorageError `record.mismatch`: the id stands for a list of another issuer or purpose
 */
export async function createStatusList(
  tx: StorageTransaction,
  list: NewStatusList,
): Promise<StatusListRow> {
  const length = list.length ?? DEFAULT_LENGTH;
  await tx
    .insertInto('status_list')
    .values({
      id: list.id,
      issuer_did: list.issuerDid,
      purpose: list.purpose,
      length,
      capacity: list.capacity ?? Math.floor((length * 3) / 4),
      bits: createStatusBits(length),
      created_at: new Date(list.createdAt),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const [row] = await lockStatusLists(tx, [list.id]);
  if (row?.issuer_did !== list.issuerDid || row.purpose !== list.purpose) {
    throw new StorageError(
      'record.mismatch',
      `${list.id} is another issuer's, or for another purpose`,
    );
  }
  return row;
}

/**
 * Lists, locked until the transaction ends, always in the same order, so that nobody waits in a ring.
 * @throws StorageError `record.not-found`
 */
export async function lockStatusLists(
  tx: StorageTransaction,
  ids: readonly string[],
): Promise<StatusListRow[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) throw new StorageError('record.not-found', 'no status list is named');
  const rows = await tx
    .selectFrom('status_list')
    .selectAll()
    .where('id', 'in', wanted)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const missing = wanted.find((id) => !rows.some((row) => row.id === id));
  if (missing === undefined) return rows;
  throw new StorageError('record.not-found', `no status list ${missing}`);
}
