import { createCheckpoint, createMerkleTree, digestCheckpoint } from '@originmark/core';
import { type ClaimedBatch, recordCheckpoint } from '@originmark/storage';
import { hexlify } from 'ethers';
import { createKeySigner } from '../agent/key-signer.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { chooseSigningKey } from '../issuing/signing-key.ts';

/**
 * Fixes tree and signed checkpoint of a batch, and gives the digest that the ledger is to hold. If
 * another run fixed them in the meantime, those count.
 * @param keyRef a key of the issuer; default the newest
 * @throws StorageError; IssuerError `issuer.key-unknown`
 */
export async function prepareBatch(
  issuer: IssuerContext,
  { batch, items }: ClaimedBatch,
  keyRef: string | undefined,
): Promise<string> {
  if (batch.digest !== null) return batch.digest;
  const { sha256 } = issuer.crypto;
  const tree = createMerkleTree(
    items.map(({ commitment }) => commitment),
    sha256,
  );
  const head = { origin: batch.origin, size: tree.size, root: tree.root };
  const key = await chooseSigningKey(issuer, keyRef);
  const checkpoint = await createCheckpoint(head, await createKeySigner(issuer.agent, key), sha256);
  const { digest } = await issuer.database.transaction((tx) =>
    recordCheckpoint(tx, {
      batchId: batch.id,
      root: tree.root,
      checkpoint,
      digest: hexlify(digestCheckpoint({ text: checkpoint }, sha256)),
      preparedAt: issuer.clock(),
    }),
  );
  return digest ?? '';
}
