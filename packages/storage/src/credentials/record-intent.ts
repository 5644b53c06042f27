import { StorageError } from '../errors.ts';
import type { CredentialRow, StorageTransaction } from '../tables.ts';
import { findCredential } from './credential-record.ts';
import { digestOfPayload } from './payload-digest.ts';

/** What is about to be signed. */
export interface CredentialIntent {
  readonly id: string;
  /** The one type of the chain profile. */
  readonly type: string;
  /** What it is issued for, in the issuer's own words. */
  readonly purpose: string;
  readonly issuerDid: string;
  readonly subjectDid?: string;
  /** JSON text, exactly as it will be signed. */
  readonly payload: string;
  /** `credentialDigest` of the payload. */
  readonly credentialDigest: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly createdAt: number;
}

/**
 * Writes down what will be signed, before it is signed: whatever happens then, every signature that
 * exists can be found and revoked. Repeated with the same content it answers the record as it stands.
 * @throws StorageError `value.refused` (the digest is not the payload's) `record.mismatch` (the id
 * stands for another payload) `record.duplicate` (another id stands for this payload)
 */
export async function recordIntent(
  tx: StorageTransaction,
  intent: CredentialIntent,
): Promise<CredentialRow> {
  if (digestOfPayload(intent.payload) !== intent.credentialDigest) {
    throw new StorageError(
      'value.refused',
      `the digest of ${intent.id} is not that of its payload`,
    );
  }
  const inserted = await tx
    .insertInto('credential_record')
    .values({
      id: intent.id,
      type: intent.type,
      purpose: intent.purpose,
      issuer_did: intent.issuerDid,
      subject_did: intent.subjectDid ?? null,
      payload: intent.payload,
      credential_digest: intent.credentialDigest,
      created_at: new Date(intent.createdAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return inserted;
  const known = await findCredential(tx, intent.id);
  if (known === undefined) {
    throw new StorageError('record.duplicate', 'another id stands for the same payload');
  }
  if (known.payload !== intent.payload || known.purpose !== intent.purpose) {
    throw new StorageError('record.mismatch', `${intent.id} was recorded with other content`);
  }
  return known;
}
