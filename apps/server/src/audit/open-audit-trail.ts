import { canonicalizeJson, createCommitment, digestBytes } from '@originmark/core';
import { createNodeCrypto, randomBytes } from '@originmark/core/node';
import {
  appendAuditRecord,
  type AuditRow,
  enqueueAnchor,
  type OpenDatabase,
  type StorageTransaction,
} from '@originmark/storage';
import type { AuditTrail } from './audit-trail.ts';

/** So often the head of the chain is put into the outbox of what is anchored. */
const ANCHORED_EVERY = 1000n;

/** The audit trail of a database: one chain, whichever process adds to it. */
export function openAuditTrail(
  database: OpenDatabase,
  clock: () => number,
  { anchoredEvery = ANCHORED_EVERY }: { readonly anchoredEvery?: bigint } = {},
): AuditTrail {
  return {
    append: async (entry) =>
      database.transaction(async (tx) => {
        const at = clock();
        const row = await appendAuditRecord(tx, { ...entry, at });
        if (row.position % anchoredEvery === 0n) await enqueueHead(tx, row, at);
      }),
  };
}

/**
 * The bytes of a head that are anchored: canonical JSON (RFC 8785) of position and hash. Whoever holds a proof of
 * them knows that nothing up to there was changed or cut off since.
 */
export function headText({ hash, position }: Pick<AuditRow, 'hash' | 'position'>): string {
  return canonicalizeJson({
    hash: Buffer.from(hash).toString('hex'),
    position: position.toString(),
  });
}

async function enqueueHead(tx: StorageTransaction, row: AuditRow, at: number): Promise<void> {
  const { sha256 } = createNodeCrypto();
  const bytes = new TextEncoder().encode(headText(row));
  const salt = randomBytes(32);
  await enqueueAnchor(tx, {
    digest: digestBytes(bytes, sha256),
    tag: 'document',
    salt,
    commitment: createCommitment({ salt, tag: 'document', bytes }, sha256),
    enqueuedAt: at,
  });
}
