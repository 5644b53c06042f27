import type { JsonObject } from '@originmark/core';
import type { Edge } from '@originmark/schemas';
import type { StorageTransaction } from '@originmark/storage';
import { IssuerError } from '../issuer-error.ts';

/**
 * Refuses to rest a credential on one that was revoked here.
 * @throws IssuerError `issuer.refused`
 */
export async function refuseRevokedBasis(
  tx: StorageTransaction,
  credential: JsonObject,
): Promise<void> {
  const edges = (credential['edge'] ?? []) as unknown as readonly Edge[];
  const digests = edges.map(({ credentialDigest }) => credentialDigest);
  if (digests.length === 0) return;
  const revoked = await tx
    .selectFrom('revocation_record')
    .innerJoin('credential_record', 'credential_record.id', 'revocation_record.credential_id')
    .select(['credential_record.id', 'revocation_record.kind'])
    .where('credential_record.credential_digest', 'in', digests)
    .orderBy('credential_record.id')
    .limit(1)
    .executeTakeFirst();
  if (revoked === undefined) return;
  throw new IssuerError('issuer.refused', `${revoked.id} was revoked (${revoked.kind})`, {
    pointer: '/edge',
  });
}
