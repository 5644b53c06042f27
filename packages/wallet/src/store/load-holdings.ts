import type { ExistenceProof } from '@originmark/core';
import type { StorageTransaction } from '@originmark/storage';
import type { MemoryHoldings } from '../hold/memory-holdings.ts';
import { WalletError } from '../wallet-error.ts';
import { sealedName } from './keep-rows.ts';

/**
 * @internal Reads all that a database holds into memory.
 * @throws StorageError; WalletError `wallet.store-damaged` for a row that cannot be read
 */
export async function loadHoldings(tx: StorageTransaction, memory: MemoryHoldings): Promise<void> {
  await loadCredentials(tx, memory);
  await loadEvidence(tx, memory);
}

async function loadCredentials(tx: StorageTransaction, memory: MemoryHoldings): Promise<void> {
  const rows = await tx
    .selectFrom('held_credential')
    .select(['id', 'outcome', 'token', 'token_digest'])
    .orderBy('position')
    .execute();
  const tokens = new Map<string, string>();
  for (const { id, outcome, token, token_digest } of rows) {
    tokens.set(token_digest, token);
    whole(id, () => memory.addCredential(token, outcome === 'valid'));
  }
  const proofs = await tx.selectFrom('held_proof').selectAll().orderBy('proof_digest').execute();
  for (const { proof, token_digest } of proofs) {
    const token = tokens.get(token_digest);
    if (token === undefined) continue;
    whole(`a proof of ${token_digest}`, () => {
      memory.addProof(token, JSON.parse(proof) as ExistenceProof);
    });
  }
  const parts = await tx.selectFrom('held_sealed_part').selectAll().execute();
  for (const { credential, credential_digest: credentialDigest, jwe } of parts) {
    const own = proofs.filter(({ token_digest }) => token_digest === sealedName(credentialDigest));
    whole(credential, () => {
      memory.addSealedPart({
        credential,
        credentialDigest,
        jwe,
        proofs: own.map(({ proof }) => JSON.parse(proof) as ExistenceProof),
      });
    });
  }
}

async function loadEvidence(tx: StorageTransaction, memory: MemoryHoldings): Promise<void> {
  for (const { token, url } of await tx.selectFrom('held_status_list').selectAll().execute())
    whole(url, () => {
      memory.addStatusList(token);
    });
  for (const { did, token } of await tx.selectFrom('held_did_resolution').selectAll().execute())
    whole(did, () => {
      memory.addDidResolution(token);
    });
  for (const { credentials, importer, part } of await tx
    .selectFrom('part_match')
    .selectAll()
    .execute())
    await memory.rememberPart(
      { importer, part },
      whole(part, () => JSON.parse(credentials) as string[]),
    );
}

/** What was kept could be read then: if it cannot now, the row was changed. */
function whole<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new WalletError('wallet.store-damaged', `what is held as ${what} cannot be read`, {
      cause,
    });
  }
}
