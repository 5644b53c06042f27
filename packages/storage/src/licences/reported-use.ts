import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { ReportedUseRow, StorageTransaction } from '../tables.ts';

export interface NewReportedUse {
  readonly credentialId: string;
  /** What the reporter knows it by: the same again is the same use. */
  readonly reference: string;
  /** Decimal: up to 18 digits, and 9 behind the point. */
  readonly quantity: string;
  readonly unit: string;
  /** `YYYY-MM-DD`. */
  readonly onDay: string;
  readonly reportedBy: string;
  readonly recordedAt: number;
}

/**
 * Notes what was used of a licence, once for a reference.
 * @throws StorageError `record.not-found` (no such licence) `record.mismatch` (the reference stands for another use)
 */
export async function recordReportedUse(
  tx: StorageTransaction,
  use: NewReportedUse,
): Promise<{ readonly row: ReportedUseRow; readonly isNew: boolean }> {
  const { credentialId, reference } = use;
  const licence = await tx
    .selectFrom('licence')
    .select('credential_id')
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  if (licence === undefined)
    throw new StorageError('record.not-found', `no licence ${credentialId} in the register`);
  const inserted = await tx
    .insertInto('reported_use')
    .values({
      credential_id: credentialId,
      reference,
      quantity: use.quantity,
      unit: use.unit,
      on_day: use.onDay,
      reported_by: use.reportedBy,
      recorded_at: new Date(use.recordedAt),
    })
    .onConflict((on) => on.columns(['tenant_id', 'credential_id', 'reference']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return { row: inserted, isNew: true };
  const row = await tx
    .selectFrom('reported_use')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  if (row.quantity !== use.quantity || row.unit !== use.unit || row.on_day !== use.onDay)
    throw new StorageError('record.mismatch', `${reference} was reported with another quantity`);
  return { row, isNew: false };
}

/** Uses of one licence in the order of their references. */
export async function listReportedUses(
  tx: StorageTransaction,
  query: { readonly credentialId: string; readonly after?: string; readonly limit: number },
): Promise<ReportedUseRow[]> {
  return tx
    .selectFrom('reported_use')
    .selectAll()
    .where('credential_id', '=', query.credentialId)
    .where('reference', '>', query.after ?? '')
    .orderBy('reference')
    .limit(query.limit)
    .execute();
}

/** What is known used of licences, exactly, by licence and unit. */
export async function sumReportedUses(
  tx: StorageTransaction,
  credentialIds: readonly string[],
): Promise<
  readonly {
    readonly credentialId: string;
    readonly unit: string;
    /** Decimal, without zeros at its end. */
    readonly quantity: string;
    readonly uses: number;
  }[]
> {
  if (credentialIds.length === 0) return [];
  return tx
    .selectFrom('reported_use')
    .select([
      'credential_id as credentialId',
      'unit',
      sql<string>`trim_scale(sum(quantity::numeric))::text`.as('quantity'),
      sql<number>`count(*)::int`.as('uses'),
    ])
    .where('credential_id', 'in', credentialIds)
    .groupBy(['credential_id', 'unit'])
    .orderBy('credential_id')
    .orderBy('unit')
    .execute();
}
