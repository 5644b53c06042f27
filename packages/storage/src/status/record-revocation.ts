import { setStatusBit } from '@originmark/core';
import { lockCredential } from '../credentials/credential-record.ts';
import { StorageError } from '../errors.ts';
import type {
  RevocationKind,
  RevocationRow,
  StatusPurpose,
  StorageTransaction,
} from '../tables.ts';
import { lockStatusLists } from './status-list.ts';

/** Why and from when. */
export interface Revocation {
  readonly credentialId: string;
  readonly kind: RevocationKind;
  /** From when the credential counts for nothing, in ms; may lie before the record. */
  readonly effectiveAt: number;
  readonly reason?: string;
  readonly recordedAt: number;
}

/**
 * Revokes for ever: the record and the bit, in one transaction; the next version of the list shows
 * it. Repeated with the same kind and date, it answers the first record.
 * @throws StorageError `record.not-found` `statuslist.none` `record.mismatch`
 */
export async function recordRevocation(
  tx: StorageTransaction,
  revocation: Revocation,
): Promise<RevocationRow> {
  const { credentialId } = revocation;
  await lockCredential(tx, credentialId);
  const effectiveAt = new Date(revocation.effectiveAt);
  await tx
    .insertInto('revocation_record')
    .values({
      credential_id: credentialId,
      kind: revocation.kind,
      effective_at: effectiveAt,
      reason: revocation.reason ?? null,
      recorded_at: new Date(revocation.recordedAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('revocation_record')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirstOrThrow();
  if (row.kind !== revocation.kind || row.effective_at.getTime() !== effectiveAt.getTime()) {
    throw new StorageError(
      'record.mismatch',
      `${credentialId} is revoked already, as ${row.kind} from ${row.effective_at.toISOString()}`,
    );
  }
  await setBits(tx, { credentialId, purpose: 'revocation', value: true });
  return row;
}

/**
 * Suspends a credential, or ends its suspension.
 * @throws StorageError `record.not-found` `statuslist.none`
 */
export async function setSuspended(
  tx: StorageTransaction,
  change: { readonly credentialId: string; readonly suspended: boolean },
): Promise<void> {
  await lockCredential(tx, change.credentialId);
  await setBits(tx, {
    credentialId: change.credentialId,
    purpose: 'suspension',
    value: change.suspended,
  });
}

async function setBits(
  tx: StorageTransaction,
  change: {
    readonly credentialId: string;
    readonly purpose: StatusPurpose;
    readonly value: boolean;
  },
): Promise<void> {
  const entries = await tx
    .selectFrom('status_index')
    .innerJoin('status_list', 'status_list.id', 'status_index.list_id')
    .select(['status_index.list_id', 'status_index.index'])
    .where('status_index.credential_id', '=', change.credentialId)
    .where('status_list.purpose', '=', change.purpose)
    .execute();
  if (entries.length === 0) {
    throw new StorageError(
      'statuslist.none',
      `${change.credentialId} has no index in a list for ${change.purpose}`,
    );
  }
  const lists = await lockStatusLists(
    tx,
    entries.map((entry) => entry.list_id),
  );
  for (const { list_id, index } of entries) {
    const list = lists.find((row) => row.id === list_id);
    if (list === undefined) continue;
    const bits = Uint8Array.from(list.bits);
    setStatusBit(bits, index, change.value);
    if (bits.every((byte, at) => byte === list.bits[at])) continue;
    await tx
      .updateTable('status_list')
      .set({ bits, changed: true })
      .where('id', '=', list_id)
      .execute();
  }
}
