import { StorageError } from '../errors.ts';
import type { EntryVerdictRow, StorageTransaction } from '../tables.ts';
import { lockSubmission } from './entry-version.ts';

export interface NewVerdict {
  readonly submissionId: string;
  readonly because: EntryVerdictRow['because'];
  readonly outcome: EntryVerdictRow['outcome'];
  /** JSON text. */
  readonly verdict: string;
  readonly verdictDigest: string;
  /** The evidence package. */
  readonly evidence: Uint8Array;
  readonly evidenceDigest: string;
  /** The signed report, where one was made. */
  readonly report?: { readonly id: string; readonly token: string };
  readonly judgedAt: number;
}

/**
 * Keeps a judgement behind those before it; the first makes the submission `judged`. Of the first there is one:
 * whoever comes second with it gets the one that stands. Role `judge`.
 * @throws StorageError `record.not-found` `record.wrong-state` (cancelled before it was judged, or judged again
 * before it was judged at all)
 */
export async function recordVerdict(
  tx: StorageTransaction,
  verdict: NewVerdict,
): Promise<{ readonly row: EntryVerdictRow; readonly isNew: boolean }> {
  const { submissionId: id } = verdict;
  const { state } = await lockSubmission(tx, id);
  const last = await findVerdict(tx, { submissionId: id });
  if (verdict.because === 'presented' && last !== undefined) {
    const row = last.number === 1 ? last : await findVerdict(tx, { submissionId: id, number: 1 });
    if (row !== undefined) return { row, isNew: false };
  }
  if (last === undefined && (state !== 'judging' || verdict.because !== 'presented'))
    throw new StorageError('record.wrong-state', `submission ${id} is ${state}, and never judged`);
  const row = await tx
    .insertInto('entry_verdict')
    .values({
      submission_id: id,
      number: (last?.number ?? 0) + 1,
      because: verdict.because,
      outcome: verdict.outcome,
      verdict: verdict.verdict,
      verdict_digest: verdict.verdictDigest,
      evidence: verdict.evidence,
      evidence_digest: verdict.evidenceDigest,
      report_id: verdict.report?.id ?? null,
      report: verdict.report?.token ?? null,
      judged_at: new Date(verdict.judgedAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (state === 'judging')
    await tx.updateTable('entry_version').set({ state: 'judged' }).where('id', '=', id).execute();
  return { row, isNew: true };
}

/** The judgement with a number, the one that stood at a moment, or else the newest. */
export async function findVerdict(
  tx: StorageTransaction,
  which: { readonly submissionId: string; readonly number?: number; readonly at?: number },
): Promise<EntryVerdictRow | undefined> {
  const { at, number, submissionId } = which;
  return tx
    .selectFrom('entry_verdict')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .$if(at !== undefined, (query) => query.where('judged_at', '<=', new Date(at ?? 0)))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A judgement without its evidence. */
export type VerdictSummary = Omit<EntryVerdictRow, 'evidence'>;

/** Every judgement of a submission, the first one first. */
export async function listVerdicts(
  tx: StorageTransaction,
  submissionId: string,
): Promise<VerdictSummary[]> {
  return tx
    .selectFrom('entry_verdict')
    .select([
      'submission_id',
      'number',
      'because',
      'outcome',
      'verdict',
      'verdict_digest',
      'evidence_digest',
      'report_id',
      'report',
      'judged_at',
    ])
    .where('submission_id', '=', submissionId)
    .orderBy('number')
    .execute();
}
