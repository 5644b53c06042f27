import { IssuerError } from '@originmark/issuer';
import type { CredentialDraft, IssuerContext } from '@originmark/issuer/register';
import { endBulkJob, listOpenRows, type OpenDatabase, recordBulkRow } from '@originmark/storage';
import { fixedId, issueOnce } from '../credentials/issue-once.ts';
import { statusOfCode } from '../http/status-of-code.ts';
import type { RowDraft } from './read-drafts.ts';

/** A job whose rows are read. */
export interface BulkWork {
  readonly jobId: string;
  readonly drafts: readonly RowDraft[];
  readonly basis: readonly string[];
  readonly issuer: IssuerContext;
  readonly database: OpenDatabase;
  /** True once no further row is to be begun. */
  readonly isStopped: () => boolean;
}

const ROWS_AT_ONCE = 100;

/**
 * Issues what is open of a job, row by row, and ends it. Each row has its id before it is issued, so one that
 * a crash cut short is finished and not issued again. What refuses a row is noted with it; what is no fault
 * of a row ends the run, and the next takes up what is open.
 * @throws whatever broke
 */
export async function issueRows(work: BulkWork): Promise<void> {
  const { database, drafts, issuer, jobId } = work;
  const byRow = new Map(drafts.map((draft) => [draft.row, draft]));
  for (;;) {
    const open = await database.transaction('reader', (tx) =>
      listOpenRows(tx, { jobId, limit: ROWS_AT_ONCE }),
    );
    if (open.length === 0) break;
    for (const row of open) {
      if (work.isStopped()) return;
      const outcome = await issueRow(work, byRow.get(row) ?? { row, problem: 'no such row' });
      await database.transaction((tx) => recordBulkRow(tx, { jobId, row, ...outcome }));
    }
  }
  const at = issuer.clock();
  await database.transaction((tx) => endBulkJob(tx, { id: jobId, state: 'done', at }));
}

type Outcome = { readonly credentialId: string } | { readonly problem: string };

async function issueRow(work: BulkWork, one: RowDraft): Promise<Outcome> {
  if ('problem' in one) return one;
  const { basis, issuer, jobId } = work;
  const id = fixedId([jobId, one.row], issuer.crypto.sha256);
  try {
    const draft = { ...one.draft, id } as unknown as CredentialDraft & { readonly id: string };
    await issueOnce(issuer, draft, { basis, purpose: `bulk job ${jobId}` });
    return { credentialId: id };
  } catch (error) {
    if (!(error instanceof IssuerError) || statusOfCode(error.code) >= 500) throw error;
    return { problem: `${error.code}: ${error.message}`.slice(0, 2_000) };
  }
}
