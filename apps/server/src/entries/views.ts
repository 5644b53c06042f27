import { formatDateTime } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';
import {
  type EntryListRow,
  type EntryVersionSummary,
  findVerdict,
  listVerdicts,
  type StorageTransaction,
  type VerdictSummary,
} from '@originmark/storage';
import { compareVerdicts } from './compare-verdicts.ts';

/** A submission as it is answered, each time the same while its verdict stands. */
export async function viewSubmission(
  tx: StorageTransaction,
  row: EntryVersionSummary,
  which: { readonly number?: number; readonly at?: number | undefined } = {},
) {
  const { at, number } = which;
  const kept = await findVerdict(tx, {
    submissionId: row.id,
    ...(number !== undefined && { number }),
    ...(at !== undefined && { at }),
  });
  if (kept === undefined) return null;
  return {
    submission: row.id,
    number: row.entry_number,
    version: row.entry_version,
    kind: row.kind,
    state: row.state,
    verdict: JSON.parse(kept.verdict) as EntryVerdict,
    report: kept.report,
    evidence: kept.evidence_digest,
  };
}

/** Every judgement of a submission, with what changed since the one before. */
export async function viewVerdicts(tx: StorageTransaction, submissionId: string) {
  const rows = await listVerdicts(tx, submissionId);
  return rows.map((row, index) => {
    const before = rows[index - 1];
    return {
      number: row.number,
      because: row.because,
      outcome: row.outcome,
      verdictDigest: row.verdict_digest,
      judged: formatDateTime(row.judged_at.getTime()),
      changes: before === undefined ? null : compareVerdicts(verdictOf(before), verdictOf(row)),
    };
  });
}

function verdictOf({ verdict }: VerdictSummary): EntryVerdict {
  return JSON.parse(verdict) as EntryVerdict;
}

export function viewRow(row: EntryListRow) {
  return {
    submission: row.id,
    number: row.number,
    version: row.version,
    kind: row.kind,
    holder: row.holderDid,
    importer: row.importer,
    state: row.state,
    outcome: row.outcome,
    verdicts: row.verdicts,
    presented: formatDateTime(row.presentedAt.getTime()),
  };
}
