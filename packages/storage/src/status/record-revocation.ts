import { setStatusBit } from '@originmark/core';
import { lockCredential } from '../credentials/credential-record.ts';
import { StorageError } from '../errors.ts';
import type {
  RevocationKind,
  RevocationRow,
  StatusPurpose,
  StorageTransaction,
} from '../tables.ts';
import { isStronger } from './is-stronger.ts';
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
 * it. A stronger revocation may follow (`isStronger`), and is added to what was recorded before it.
 * Repeated with the kind and date that count, it answers the record that counts.
 * @throws StorageError `record.not-found` `statuslist.none` `record.mismatch` (revoked before, and
 * this is no stronger)
 */
export async function recordRevocation(
  tx: StorageTransaction,
  revocation: Revocation,
): Promise<RevocationRow> {
  const { credentialId, kind, effectiveAt } = revocation;
  await lockCredential(tx, credentialId);
  const before = await findRevocation(tx, credentialId);
  if (before === undefined) {
    const first = await insert(tx, revocation, 1);
    await setBits(tx, { credentialId, purpose: 'revocation', value: true });
    return first;
  }
  const counts = { kind: before.kind, effectiveAt: before.effective_at.getTime() };
  if (counts.kind === kind && counts.effectiveAt === effectiveAt) return before;
  if (!isStronger(revocation, counts)) {
    throw new StorageError(
      'record.mismatch',
      `${credentialId} is revoked already, as ${before.kind} from ${before.effective_at.toISOString()}`,
    );
  }
  const next = await insert(tx, revocation, before.number + 1);
  await tx
    .updateTable('status_list')
    .set((eb) => ({ revision: eb('revision', '+', 1), changed: true }))
    .where('purpose', '=', 'revocation')
    .where('id', 'in', (eb) =>
      eb.selectFrom('status_index').select('list_id').where('credential_id', '=', credentialId),
    )
    .execute();
  return next;
}

/** The revocation of a credential that counts: its newest. */
export async function findRevocation(
  tx: StorageTransaction,
  credentialId: string,
): Promise<RevocationRow | undefined> {
  return tx
    .selectFrom('current_revocation')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
}

async function insert(
  tx: StorageTransaction,
  { credentialId, kind, effectiveAt, reason, recordedAt }: Revocation,
  number: number,
): Promise<RevocationRow> {
  return tx
    .insertInto('revocation_record')
    .values({
      credential_id: credentialId,
      number,
      kind,
      effective_at: new Date(effectiveAt),
      reason: reason ?? null,
      recorded_at: new Date(recordedAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
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
