import type { StorageTransaction } from '../tables.ts';

/**
 * Lets go of certifications of a single shipment that the tenant used before under the same number, and that
 * the submission which takes the place of those does not use any more. Role `judge`.
 */
export async function releaseShipments(
  tx: StorageTransaction,
  step: {
    readonly submissionId: string;
    readonly number: string;
    /** Certifications that are still used. */
    readonly keeps: readonly string[];
    readonly at: number;
  },
): Promise<void> {
  await tx
    .updateTable('single_shipment_use')
    .set({ released_at: new Date(step.at) })
    .where('submission_id', 'in', (of) =>
      of
        .selectFrom('entry_version')
        .select('id')
        .where('entry_number', '=', step.number)
        .where('id', '<>', step.submissionId),
    )
    .where('released_at', 'is', null)
    .$if(step.keeps.length > 0, (query) => query.where('credential', 'not in', step.keeps))
    .execute();
}
