import { encodeHexData, type JsonObject, type Sha256 } from '@originmark/core';
import { IssuerError } from '@originmark/issuer';
import {
  type CredentialDraft,
  finishIssuing,
  issue,
  type IssuerContext,
} from '@originmark/issuer/register';
import {
  endBulkJob,
  findCredential,
  listOpenRows,
  type OpenDatabase,
  recordBulkRow,
} from '@originmark/storage';
import { collectBasis } from '../credentials/collect-basis.ts';
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
  const id = idOfRow(work.jobId, one.row, work.issuer.crypto.sha256);
  try {
    return { credentialId: await issueOnce(work, { ...one.draft, id }) };
  } catch (error) {
    if (!(error instanceof IssuerError) || statusOfCode(error.code) >= 500) throw error;
    return { problem: `${error.code}: ${error.message}`.slice(0, 2_000) };
  }
}

async function issueOnce(
  { basis, database, issuer, jobId }: BulkWork,
  draft: JsonObject & { readonly id: string },
): Promise<string> {
  const { id } = draft;
  const before = await database.transaction('reader', (tx) => findCredential(tx, id));
  if (before?.state === 'intended') return (await finishIssuing(issuer, id)).id;
  if (before?.state === 'abandoned')
    throw new IssuerError('issuer.wrong-state', `${id} was given up`);
  if (before !== undefined) return id;
  const all = await collectBasis(database, draft, basis);
  await issue(issuer, draft as unknown as CredentialDraft, {
    basis: all,
    purpose: `bulk job ${jobId}`,
  });
  return id;
}

/** The id of a row's credential: a UUID of its own making (RFC 9562 section 5.8) of job and row. */
export function idOfRow(jobId: string, row: number, sha256: Sha256): string {
  const bytes = sha256(new TextEncoder().encode(`${jobId} ${row}`)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = encodeHexData(bytes).replace(/^0x/, '');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}
