import { createKeyImporter, type CryptoPrimitives, type VerificationKey } from '@originmark/core';
import type { StorageTransaction } from '@originmark/storage';
import { isIssuerKeyType, toPublicJwk } from '../agent/managed-keys.ts';

/** A key of the agent that can check signatures. */
export interface KnownKey {
  /** Whose it is; null once it was taken out of its identifier. */
  readonly did: string | null;
  readonly key: VerificationKey;
}

/** The keys on record that can be read; what cannot is found by the check of keys. */
export async function readKnownKeys(
  tx: StorageTransaction,
  crypto: CryptoPrimitives,
): Promise<readonly KnownKey[]> {
  const importKey = createKeyImporter(crypto);
  const rows = await tx.selectFrom('key_record').selectAll().orderBy('kid').execute();
  return rows.flatMap(({ did, public_key_hex: hex, type }) => {
    if (!isIssuerKeyType(type)) return [];
    try {
      return [{ did, key: importKey(toPublicJwk(type, hex)) }];
    } catch {
      return [];
    }
  });
}
