import { digestBytes } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';
import { type NewVerdict, recordVerdict } from '@originmark/storage';
import { drawsOf, formatEvidencePackage } from '@originmark/verifier';
import type { FirstJudgement, Judgement, UsesOfOthers } from '../judging/judge-bundle.ts';
import { policyOf } from '../judging/ways-of.ts';
import type { EntryDesk } from './entry-desk.ts';
import { issueReport } from './issue-report.ts';

/** A verdict that is durable. */
export interface KeptVerdict {
  readonly number: number;
  readonly verdict: EntryVerdict;
}

/**
 * Judges among the uses of others, keeps the evidence, has the report signed, and keeps all of it in one
 * transaction. May be repeated after a crash at any of its steps: of a first verdict there is one.
 */
export async function finishSubmission(
  desk: EntryDesk,
  {
    because,
    first,
    others,
    submissionId,
    tenant,
  }: {
    readonly tenant: string;
    readonly submissionId: string;
    readonly because: NewVerdict['because'];
    readonly first: FirstJudgement;
    readonly others: UsesOfOthers;
  },
): Promise<KeptVerdict> {
  const { resources, step } = desk;
  const judged = await first.among(others);
  assertSameDraws(first.verdict, judged.verdict);
  await step('judged');
  const { policy } = await policyOf(resources);
  const report = await issueReport(desk, judged.evidence, policy.audience);
  await step('reported');
  const kept = await resources.database.forTenant(tenant).transaction('judge', (tx) =>
    recordVerdict(tx, {
      ...toRow(judged, resources),
      submissionId,
      because,
      report: { id: report.id, token: report.token },
    }),
  );
  if (kept.isNew) await report.handedOver();
  const { number, verdict } = kept.row;
  return { number, verdict: JSON.parse(verdict) as EntryVerdict };
}

function toRow({ evidence, text, verdict }: Judgement, { clock, crypto }: EntryDesk['resources']) {
  const formatted = new TextEncoder().encode(formatEvidencePackage(evidence));
  const digest = (bytes: Uint8Array): string => digestBytes(bytes, crypto.sha256);
  return {
    outcome: verdict.outcome,
    verdict: text,
    verdictDigest: digest(new TextEncoder().encode(text)),
    evidence: formatted,
    evidenceDigest: digest(formatted),
    judgedAt: clock(),
  };
}

/** What an entry draws does not depend on what others drew: it was counted by the first verdict. */
function assertSameDraws(first: EntryVerdict, final: EntryVerdict): void {
  const [drawn, stated] = [drawsOf(first).draws, drawsOf(final).draws];
  const stays = stated.every(({ credential, quantity }) =>
    drawn.some((one) => one.credential === credential && one.quantity === quantity),
  );
  if (!stays) throw new Error('an entry draws otherwise than was counted');
}
