import { StorageError } from '../errors.ts';
import type { InformationRequestRow, StorageTransaction } from '../tables.ts';

/**
 * Asks whoever presented a submission. The request belongs to that tenant, whoever asks. Role `officer`.
 * @throws StorageError `record.not-found` `record.duplicate`
 */
export async function recordInformationRequest(
  tx: StorageTransaction,
  request: {
    readonly id: string;
    readonly submissionId: string;
    /** JSON text. */
    readonly content: string;
    readonly createdBy: string;
    readonly createdAt: number;
    /** `YYYY-MM-DD`. */
    readonly answerDue: string;
  },
): Promise<InformationRequestRow> {
  const entry = await tx
    .selectFrom('entry_version')
    .select('tenant_id')
    .where('id', '=', request.submissionId)
    .executeTakeFirst();
  if (entry === undefined)
    throw new StorageError('record.not-found', `no submission ${request.submissionId}`);
  return tx
    .insertInto('information_request')
    .values({
      id: request.id,
      tenant_id: entry.tenant_id,
      submission_id: request.submissionId,
      content: request.content,
      created_by: request.createdBy,
      created_at: new Date(request.createdAt),
      answer_due: request.answerDue,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Keeps the answer, once; the same again changes nothing. Role `judge`, of the tenant that was asked.
 * @throws StorageError `record.not-found` `record.mismatch` (it was answered otherwise)
 */
export async function answerInformationRequest(
  tx: StorageTransaction,
  { answer, at, id }: { readonly id: string; readonly answer: string; readonly at: number },
): Promise<InformationRequestRow> {
  const answered = await tx
    .updateTable('information_request')
    .set({ answer, answered_at: new Date(at) })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (answered !== undefined) return answered;
  const row = await findInformationRequest(tx, id);
  if (row === undefined) throw new StorageError('record.not-found', `no request ${id}`);
  if (row.answer !== answer)
    throw new StorageError('record.mismatch', `request ${id} was answered otherwise`);
  return row;
}

export async function findInformationRequest(
  tx: StorageTransaction,
  id: string,
): Promise<InformationRequestRow | undefined> {
  return tx.selectFrom('information_request').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Of all submissions under a number, in the order of their ids. */
export async function listInformationRequests(
  tx: StorageTransaction,
  query: { readonly number: string; readonly after?: string; readonly limit: number },
): Promise<InformationRequestRow[]> {
  return tx
    .selectFrom('information_request as one')
    .innerJoin('entry_version as entry', 'entry.id', 'one.submission_id')
    .selectAll('one')
    .where('entry.entry_number', '=', query.number)
    .where('one.id', '>', query.after ?? '')
    .orderBy('one.id')
    .limit(query.limit)
    .execute();
}
