import type { KeyRow, StorageTransaction } from '@originmark/storage';
import type { IKey } from '@veramo/core';

/** A key as the agent sees it; the private part is never in this table. */
export function toKey(row: KeyRow): IKey {
  return {
    kid: row.kid,
    kms: row.kms,
    type: row.type,
    publicKeyHex: row.public_key_hex,
    meta: JSON.parse(row.meta) as NonNullable<IKey['meta']>,
  };
}

/** Writes a key, for an identifier or before there is one. What is known of it already is kept. */
export async function saveKey(
  tx: StorageTransaction,
  key: Pick<IKey, 'kid' | 'kms' | 'type' | 'publicKeyHex' | 'meta'>,
  owner: { readonly did?: string; readonly now: number },
): Promise<void> {
  const { kid, kms, type, publicKeyHex, meta } = key;
  const { did, now } = owner;
  const text = JSON.stringify(meta ?? {});
  await tx
    .insertInto('key_record')
    .values({
      kid,
      kms,
      type,
      public_key_hex: publicKeyHex,
      meta: text,
      did: did ?? null,
      created_at: new Date(now),
    })
    .onConflict((conflict) =>
      conflict
        .column('kid')
        .doUpdateSet(did === undefined ? { kms, type } : { kms, type, did, meta: text }),
    )
    .execute();
}
