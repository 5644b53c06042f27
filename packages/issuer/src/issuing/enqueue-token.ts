import { createCommitment, digestBytes } from '@originmark/core';
import { enqueueAnchor, type StorageTransaction } from '@originmark/storage';
import type { IssuerContext } from './issuer-context.ts';

/** The digest under which a token is anchored: of its exact text, signature included. */
export function anchorDigestOf(token: string, { crypto }: Pick<IssuerContext, 'crypto'>): string {
  return digestBytes(new TextEncoder().encode(token), crypto.sha256);
}

/**
 * Puts a token into the outbox of proofs of existence, in the transaction that keeps the token: no
 * token is kept without it, and none waits that is not kept.
 */
export async function enqueueToken(
  tx: StorageTransaction,
  token: string,
  issuer: Pick<IssuerContext, 'crypto' | 'randomBytes' | 'clock'>,
): Promise<void> {
  const salt = issuer.randomBytes(32);
  const bytes = new TextEncoder().encode(token);
  await enqueueAnchor(tx, {
    digest: anchorDigestOf(token, issuer),
    tag: 'credential',
    salt,
    commitment: createCommitment({ salt, tag: 'credential', bytes }, issuer.crypto.sha256),
    enqueuedAt: issuer.clock(),
  });
}
