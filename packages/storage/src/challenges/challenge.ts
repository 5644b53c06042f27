import type { StorageTransaction } from '../tables.ts';

/**
 * What became of a challenge: `accepted` by this presentation, `again` by the same one as before, or why not:
 * `spent` by another, `expired`, `unknown` here or for this audience.
 */
export type ChallengeAnswer = 'accepted' | 'again' | 'spent' | 'expired' | 'unknown';

/** Keeps a challenge of the transaction's tenant; the nonce itself is not kept. Role `judge`. */
export async function recordChallenge(
  tx: StorageTransaction,
  challenge: {
    /** SHA-256 of the nonce in hex. */
    readonly nonceDigest: string;
    /** Who is to be presented to. */
    readonly audience: string;
    readonly createdAt: number;
    readonly expiresAt: number;
  },
): Promise<void> {
  await tx
    .insertInto('challenge')
    .values({
      nonce_digest: challenge.nonceDigest,
      audience: challenge.audience,
      created_at: new Date(challenge.createdAt),
      expires_at: new Date(challenge.expiresAt),
    })
    .execute();
}

/**
 * Spends a challenge on one presentation. Of many at once one is accepted; the same one again is no second
 * use, however late it comes. Role `judge`.
 * @param step.by what the presentation is known by: its digest
 */
export async function spendChallenge(
  tx: StorageTransaction,
  step: {
    readonly nonceDigest: string;
    readonly audience: string;
    readonly by: string;
    readonly at: number;
  },
): Promise<ChallengeAnswer> {
  const at = new Date(step.at);
  const taken = await tx
    .updateTable('challenge')
    .set({ spent_at: at, spent_by: step.by })
    .where('nonce_digest', '=', step.nonceDigest)
    .where('audience', '=', step.audience)
    .where('spent_by', 'is', null)
    .where('expires_at', '>', at)
    .returning('nonce_digest')
    .executeTakeFirst();
  if (taken !== undefined) return 'accepted';
  const row = await tx
    .selectFrom('challenge')
    .select('spent_by')
    .where('nonce_digest', '=', step.nonceDigest)
    .where('audience', '=', step.audience)
    .executeTakeFirst();
  if (row === undefined) return 'unknown';
  if (row.spent_by === null) return 'expired';
  return row.spent_by === step.by ? 'again' : 'spent';
}

/** Forgets challenges of the tenant that nobody answered. Those that were spent stay. Role `judge`. */
export async function forgetChallenges(
  tx: StorageTransaction,
  { endedBefore }: { readonly endedBefore: number },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('challenge')
    .where('spent_by', 'is', null)
    .where('expires_at', '<', new Date(endedBefore))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
