import type { StorageTransaction } from '../tables.ts';

/**
 * `lower`: an older policy is being played again. `other`: the same sequence with other content.
 * Only `accepted` may be used.
 */
export type PolicySequenceAnswer = 'accepted' | 'lower' | 'other';

/** Remembers the highest sequence of a trust policy, and refuses every step back. */
export async function rememberPolicySequence(
  tx: StorageTransaction,
  policy: {
    readonly policyId: string;
    readonly sequence: number;
    readonly digest: string;
    readonly seenAt: number;
  },
): Promise<PolicySequenceAnswer> {
  const sequence = BigInt(policy.sequence);
  const { policyId, digest } = policy;
  const seen_at = new Date(policy.seenAt);
  await tx
    .insertInto('policy_sequence')
    .values({ policy_id: policyId, sequence, digest, seen_at })
    .onConflict((conflict) =>
      conflict
        .column('policy_id')
        .doUpdateSet({ sequence, digest, seen_at })
        .where('policy_sequence.sequence', '<', sequence),
    )
    .execute();
  const known = await tx
    .selectFrom('policy_sequence')
    .selectAll()
    .where('policy_id', '=', policyId)
    .executeTakeFirstOrThrow();
  if (known.sequence > sequence) return 'lower';
  return known.digest === digest ? 'accepted' : 'other';
}
