import { encodeBase64Url, type ExistenceProof } from '@originmark/core';
import { createExistenceProof, type Ledger, openAnchorBatch } from '@originmark/ledger';
import { findAnchor, findStatusVersion } from '@originmark/storage';
import { IssuerError } from '../issuer-error.ts';
import { anchorDigestOf } from '../issuing/enqueue-token.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { ownCredential } from '../issuing/own-credential.ts';

/** The network that the issuer's batches are anchored on. */
export type ProofLedger = Pick<Ledger, 'chainId' | 'eas'>;

/**
 * The proof that a credential's exact token existed: salt, path, checkpoint and where it was stamped.
 * It goes to whoever holds the token, and says nothing to anybody else.
 * @throws IssuerError `issuer.credential-unknown` `issuer.not-anchored` `issuer.anchor-missing`
 */
export async function proveExistence(
  issuer: IssuerContext,
  credentialId: string,
  ledger: ProofLedger,
): Promise<ExistenceProof> {
  const { token, credential_digest } = await issuer.database.transaction('reader', (tx) =>
    ownCredential(tx, issuer, credentialId),
  );
  if (token === null) throw notAnchored(`${credentialId} is not signed`);
  return proveToken(issuer, token, { credentialDigest: credential_digest, ledger });
}

/**
 * The same for one version of a status list.
 * @throws IssuerError `issuer.credential-unknown` `issuer.not-anchored` `issuer.anchor-missing`
 */
export async function proveStatusVersion(
  issuer: IssuerContext,
  version: { readonly listId: string; readonly sequence: number },
  ledger: ProofLedger,
): Promise<ExistenceProof> {
  const { listId, sequence } = version;
  const row = await issuer.database.transaction('reader', (tx) =>
    findStatusVersion(tx, listId, sequence),
  );
  if (row === undefined) {
    throw new IssuerError('issuer.credential-unknown', `no version ${sequence} of ${listId}`);
  }
  if (row.token === null) throw notAnchored(`version ${sequence} of ${listId} is not signed`);
  return proveToken(issuer, row.token, { credentialDigest: row.digest, ledger });
}

async function proveToken(
  issuer: IssuerContext,
  token: string,
  { credentialDigest, ledger }: { readonly credentialDigest: string; readonly ledger: ProofLedger },
): Promise<ExistenceProof> {
  const digest = anchorDigestOf(token, issuer);
  const found = await issuer.database.transaction('reader', (tx) => findAnchor(tx, digest));
  if (found === undefined) throw notAnchored(`${credentialDigest} was never queued`);
  const { item, batch, commitments } = found;
  if (
    batch?.state !== 'confirmed' ||
    batch.checkpoint === null ||
    batch.block_number === null ||
    item.leaf_index === null
  ) {
    throw notAnchored(`${credentialDigest} is ${item.state}`);
  }
  if (batch.missing_since !== null) {
    const found = `batch ${batch.id}, final in block ${batch.block_number}, is gone`;
    throw new IssuerError('issuer.anchor-missing', found);
  }
  const leaves = commitments.map((commitment, index) => ({
    commitment: encodeBase64Url(commitment),
    ...(index === item.leaf_index && { salt: encodeBase64Url(item.salt), credentialDigest }),
  }));
  const opened = openAnchorBatch({ checkpoint: batch.checkpoint, leaves }, issuer.crypto.sha256);
  return createExistenceProof(opened, item.leaf_index, ledger, {
    ...(batch.transaction_hash !== null && { transaction: batch.transaction_hash }),
  });
}

function notAnchored(found: string): IssuerError {
  return new IssuerError('issuer.not-anchored', found);
}
