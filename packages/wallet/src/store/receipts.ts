import { type CryptoPrimitives, encodeHexData, normalizeDid } from '@originmark/core';
import type { OpenDatabase } from '@originmark/storage';

/** A receipt that was begun: it will have this id, whoever finishes it. */
export interface ReceiptClaim {
  readonly importer: string;
  readonly credentialDigest: string;
  readonly receiptId: string;
}

/** What claiming needs. */
export interface ReceiptContext {
  readonly clock: () => number;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
}

/**
 * Claims the receipt of a certification for an importer, before it is issued. The id follows from both, so
 * that a run that was cut short is finished under the same id, and no certification gets two receipts.
 * @returns undefined where it is issued already
 */
export async function claimReceipt(
  database: OpenDatabase,
  importer: string,
  credentialDigest: string,
  { clock, crypto }: ReceiptContext,
): Promise<ReceiptClaim | undefined> {
  const did = normalizeDid(importer);
  const receiptId = receiptIdOf(did, credentialDigest, crypto);
  return database.transaction(async (tx) => {
    await tx
      .insertInto('wallet_receipt')
      .values({
        importer: did,
        credential_digest: credentialDigest,
        receipt_id: receiptId,
        claimed_at: new Date(clock()),
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'importer', 'credential_digest']).doNothing(),
      )
      .execute();
    const row = await tx
      .selectFrom('wallet_receipt')
      .select(['receipt_id', 'issued_at'])
      .where('importer', '=', did)
      .where('credential_digest', '=', credentialDigest)
      .executeTakeFirstOrThrow();
    return row.issued_at === null
      ? { importer: did, credentialDigest, receiptId: row.receipt_id }
      : undefined;
  });
}

/** Notes that a receipt is issued and held. */
export async function markReceiptIssued(
  database: OpenDatabase,
  { credentialDigest, importer }: ReceiptClaim,
  now: number,
): Promise<void> {
  await database.transaction((tx) =>
    tx
      .updateTable('wallet_receipt')
      .set({ issued_at: new Date(now) })
      .where('importer', '=', importer)
      .where('credential_digest', '=', credentialDigest)
      .execute(),
  );
}

/** @internal A UUID of version 8 (RFC 9562) from the SHA-256 of importer and certification. */
export function receiptIdOf(
  importer: string,
  credentialDigest: string,
  { sha256 }: ReceiptContext['crypto'],
): string {
  const text = `receipt\n${importer}\n${credentialDigest}`;
  const hash = Uint8Array.from(sha256(new TextEncoder().encode(text)));
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = encodeHexData(hash).slice(2);
  return `urn:uuid:${[0, 8, 12, 16, 20].map((at, n) => hex.slice(at, [8, 12, 16, 20, 32][n])).join('-')}`;
}
