import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { BulkJobRow, BulkRowRow, StorageTransaction } from '../tables.ts';

/** A job, with what became of its rows so far. */
export type BulkJob = BulkJobRow & { readonly issued: number; readonly refused: number };

/**
 * Begins a job, once a file and identifier: the same file again is the same job.
 */
export async function beginBulkJob(
  tx: StorageTransaction,
  job: {
    readonly id: string;
    readonly fileDigest: string;
    /** Who issues. */
    readonly identifier: string;
    readonly rows: number;
    readonly createdAt: number;
  },
): Promise<{ readonly job: BulkJob; readonly isNew: boolean }> {
  const inserted = await tx
    .insertInto('bulk_job')
    .values({
      id: job.id,
      file_digest: job.fileDigest,
      identifier: job.identifier,
      rows: job.rows,
      created_at: new Date(job.createdAt),
    })
    .onConflict((on) => on.columns(['tenant_id', 'file_digest', 'identifier']).doNothing())
    .returning('id')
    .executeTakeFirst();
  const { id } =
    inserted ??
    (await tx
      .selectFrom('bulk_job')
      .select('id')
      .where('file_digest', '=', job.fileDigest)
      .where('identifier', '=', job.identifier)
      .executeTakeFirstOrThrow());
  const found = await findBulkJob(tx, id);
  if (found === undefined) throw new StorageError('record.not-found', `no job ${id}`);
  return { job: found, isNew: inserted !== undefined };
}

export async function findBulkJob(
  tx: StorageTransaction,
  id: string,
): Promise<BulkJob | undefined> {
  const job = await tx.selectFrom('bulk_job').selectAll().where('id', '=', id).executeTakeFirst();
  if (job === undefined) return undefined;
  const counts = await tx
    .selectFrom('bulk_row')
    .select([
      sql<number>`count(credential_id)::int`.as('issued'),
      sql<number>`count(problem)::int`.as('refused'),
    ])
    .where('job_id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...job, ...counts };
}

/** Jobs of the tenant that a process that died left running. */
export async function listRunningJobs(tx: StorageTransaction): Promise<BulkJobRow[]> {
  return tx
    .selectFrom('bulk_job')
    .selectAll()
    .where('state', '=', 'running')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Rows of a job, from 1, of which nothing is known yet; the first ones. */
export async function listOpenRows(
  tx: StorageTransaction,
  { jobId, limit }: { readonly jobId: string; readonly limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from bulk_job as job
      cross join lateral generate_series(1, job.rows) as of_file (number)
    where job.id = ${jobId} and not exists (select from bulk_row as done
      where done.job_id = job.id and done.row = of_file.number)
    order by number limit ${limit}`.execute(tx);
  return rows.map(({ number }) => number);
}

/** Notes what became of a row; the first word counts. */
export async function recordBulkRow(
  tx: StorageTransaction,
  row: { readonly jobId: string; readonly row: number } & (
    | { readonly credentialId: string }
    | { readonly problem: string }
  ),
): Promise<void> {
  await tx
    .insertInto('bulk_row')
    .values({
      job_id: row.jobId,
      row: row.row,
      ...('problem' in row ? { problem: row.problem } : { credential_id: row.credentialId }),
    })
    .onConflict((on) => on.columns(['job_id', 'row']).doNothing())
    .execute();
}

/** Ends a job that runs; one that has ended stays as it is. */
export async function endBulkJob(
  tx: StorageTransaction,
  {
    at,
    id,
    state,
  }: { readonly id: string; readonly state: 'done' | 'stopped'; readonly at: number },
): Promise<void> {
  await tx
    .updateTable('bulk_job')
    .set({ state, ended_at: new Date(at) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** The report, row by row. */
export async function listBulkRows(
  tx: StorageTransaction,
  query: { readonly jobId: string; readonly after?: number; readonly limit: number },
): Promise<BulkRowRow[]> {
  return tx
    .selectFrom('bulk_row')
    .selectAll()
    .where('job_id', '=', query.jobId)
    .where('row', '>', query.after ?? 0)
    .orderBy('row')
    .limit(query.limit)
    .execute();
}
