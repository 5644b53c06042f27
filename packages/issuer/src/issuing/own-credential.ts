import { type CredentialRow, findCredential, type StorageTransaction } from '@originmark/storage';
import { IssuerError } from '../issuer-error.ts';
import type { IssuerContext } from './issuer-context.ts';

/**
 * The record of a credential of this issuer.
 * @throws IssuerError `issuer.credential-unknown`
 */
export async function ownCredential(
  tx: StorageTransaction,
  { did }: Pick<IssuerContext, 'did'>,
  credentialId: string,
): Promise<CredentialRow> {
  const row = await findCredential(tx, credentialId);
  if (row?.issuer_did === did) return row;
  throw new IssuerError('issuer.credential-unknown', `${did} has no record of ${credentialId}`);
}
