import { decodeBase64Url } from '@originmark/core';
import { StorageError } from '../errors.ts';
import type { CredentialRow, CredentialState, StorageTransaction } from '../tables.ts';
import { lockCredential } from './credential-record.ts';

/**
 * Keeps the signed form. If one is kept already, that one counts: hand out the token of the answer,
 * never the one passed in.
 * @param step.token compact JWS whose payload is, byte for byte, the recorded one
 * @throws StorageError `record.not-found` `record.wrong-state` `record.mismatch`
 */
export async function markSigned(
  tx: StorageTransaction,
  step: {
    readonly id: string;
    readonly kid: string;
    readonly token: string;
    readonly signedAt: number;
  },
): Promise<CredentialRow> {
  const row = await lockCredential(tx, step.id);
  if (payloadOf(step.token) !== row.payload) {
    throw new StorageError('record.mismatch', `the token of ${step.id} signs another payload`);
  }
  if (row.state === 'signed' || row.state === 'handed-over') return row;
  assertState(row, 'intended');
  const { kid, token } = step;
  return update(tx, row, { state: 'signed', kid, token, signed_at: new Date(step.signedAt) });
}

/**
 * Notes that the holder has the token. Repeated, it keeps the first time.
 * @throws StorageError `record.not-found` `record.wrong-state`
 */
export async function markHandedOver(
  tx: StorageTransaction,
  step: { readonly id: string; readonly handedOverAt: number },
): Promise<CredentialRow> {
  const row = await lockCredential(tx, step.id);
  if (row.state === 'handed-over') return row;
  assertState(row, 'signed');
  return update(tx, row, { state: 'handed-over', handed_over_at: new Date(step.handedOverAt) });
}

/**
 * Gives up an intent. A signature may exist that a crash kept from being recorded: revoke it in the
 * same transaction (`recordRevocation`).
 * @throws StorageError `record.not-found` `record.wrong-state`
 */
export async function abandonIntent(
  tx: StorageTransaction,
  step: { readonly id: string; readonly abandonedAt: number },
): Promise<CredentialRow> {
  const row = await lockCredential(tx, step.id);
  if (row.state === 'abandoned') return row;
  assertState(row, 'intended');
  return update(tx, row, { state: 'abandoned', abandoned_at: new Date(step.abandonedAt) });
}

/** The payload of a compact JWS, or undefined: whatever it is then, it is not the recorded one. */
export function payloadOf(token: string): string | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      decodeBase64Url(parts[1] as string),
    );
  } catch {
    return undefined;
  }
}

function assertState(row: CredentialRow, state: CredentialState): void {
  if (row.state === state) return;
  throw new StorageError('record.wrong-state', `${row.id} is ${row.state}, it must be ${state}`);
}

async function update(
  tx: StorageTransaction,
  row: CredentialRow,
  change: Partial<CredentialRow>,
): Promise<CredentialRow> {
  return tx
    .updateTable('credential_record')
    .set(change)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
