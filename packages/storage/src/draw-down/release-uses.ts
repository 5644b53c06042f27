import { sql } from 'kysely';
import type { StorageTransaction } from '../tables.ts';

/**
 * Gives back what submissions drew, each counter under its lock and at a revision of its own. Role `judge`.
 * @returns the credentials, in the order of their ids
 */
export async function releaseUses(
  tx: StorageTransaction,
  step: {
    readonly submissions: readonly string[];
    readonly because: 'cancelled' | 'replaced';
    readonly at: number;
  },
): Promise<readonly string[]> {
  if (step.submissions.length === 0) return [];
  const drawn = await tx
    .selectFrom('draw_down_use')
    .select('credential')
    .distinct()
    .where('submission_id', 'in', step.submissions)
    .where('released_at', 'is', null)
    .execute();
  const credentials = drawn.map(({ credential }) => credential).sort();
  for (const credential of credentials) await releaseAt(tx, { ...step, credential });
  await tx
    .updateTable('single_shipment_use')
    .set({ released_at: new Date(step.at) })
    .where('submission_id', 'in', step.submissions)
    .where('released_at', 'is', null)
    .execute();
  return credentials;
}

/** @returns the revision that this made */
export async function releaseAt(
  tx: StorageTransaction,
  step: {
    readonly credential: string;
    readonly submissions: readonly string[];
    readonly because: 'cancelled' | 'replaced';
    readonly at: number;
  },
): Promise<bigint> {
  const revision = await nextRevision(tx, step.credential);
  if (step.submissions.length > 0)
    await tx
      .updateTable('draw_down_use')
      .set({
        released_at: new Date(step.at),
        released_because: step.because,
        released_revision: revision,
      })
      .where('credential', '=', step.credential)
      .where('submission_id', 'in', step.submissions)
      .where('released_at', 'is', null)
      .execute();
  return revision;
}

/** The row is locked until the transaction ends: one counts at a time. */
async function nextRevision(tx: StorageTransaction, credential: string): Promise<bigint> {
  await tx
    .insertInto('draw_down_counter')
    .values({ credential })
    .onConflict((on) => on.doNothing())
    .execute();
  const { revision } = await tx
    .updateTable('draw_down_counter')
    .set({ revision: sql`revision + 1` })
    .where('credential', '=', credential)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}
