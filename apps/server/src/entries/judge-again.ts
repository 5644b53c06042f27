import type { EntryVerdict } from '@originmark/schemas';
import {
  findSubmission,
  findVerdict,
  listEntryInputs,
  listEntryVersions,
  type NewVerdict,
} from '@originmark/storage';
import { HttpError } from '../http/http-error.ts';
import { judgeBundle } from '../judging/judge-bundle.ts';
import { policyOf } from '../judging/ways-of.ts';
import { compareVerdicts, type VerdictChanges } from './compare-verdicts.ts';
import type { EntryDesk } from './entry-desk.ts';
import { toInputs } from './entry-inputs.ts';
import { finishSubmission } from './finish-submission.ts';
import { readPresented } from './read-presented.ts';
import { reserveUses } from './reserve-uses.ts';
import { challengeOf } from './submit-entry.ts';

/** A new verdict about what was presented before, and what changed since the last. */
export interface JudgedAgain {
  readonly number: number;
  readonly verdict: EntryVerdict;
  readonly changes: VerdictChanges;
}

/**
 * Judges a submission again, now: as it was presented, in the world as it stands, with what is on record of
 * it by now. What it used up keeps its place among the uses of others. An importer's data goes nowhere with it.
 */
export async function judgeAgain(
  desk: EntryDesk,
  {
    because,
    submissionId,
  }: { readonly submissionId: string; readonly because: NewVerdict['because'] },
): Promise<JudgedAgain> {
  const { resources } = desk;
  const row = await resources.database.transaction('officer', (tx) =>
    findSubmission(tx, submissionId),
  );
  if (row === undefined) throw new HttpError('submission.unknown', 'no such submission');
  if (row.state === 'cancelled')
    throw new HttpError('submission.cancelled', `entry ${row.entry_number} was cancelled`);
  const tenant = row.tenant_id;
  const own = resources.database.forTenant(tenant);
  const before = await own.transaction('judge', (tx) => findVerdict(tx, { submissionId }));
  if (because !== 'presented' && before === undefined)
    throw new HttpError('submission.in-progress', `entry ${row.entry_number} is being judged`, {
      retryAfterSeconds: 2,
    });
  const presentedAt = row.presented_at.getTime();
  const { policy } = await policyOf(resources);
  const challenge = challengeOf(readPresented(row.bundle, resources.crypto), policy.audience);
  const known = await own.transaction('judge', async (tx) => ({
    ...toInputs(await listEntryInputs(tx, row.entry_number)),
    entries: new Map(
      (await listEntryVersions(tx, row.entry_number))
        .filter((one) => one.holder_did === row.holder_did && one.kind === row.kind)
        .map((one) => [`${one.entry_number}/${one.entry_version}`, one.entry_digest] as const),
    ),
  }));
  const first = await judgeBundle(
    {
      bundle: row.bundle,
      clocks: {
        presentedAt,
        verifiedAt: because === 'presented' ? presentedAt : resources.clock(),
      },
      ...(challenge !== undefined && { challenge }),
      ...known,
    },
    resources,
    desk.memory,
  );
  const pseudonymOf = await desk.pseudonymOf();
  const submission = {
    id: submissionId,
    number: row.entry_number,
    version: row.entry_version,
  };
  const at = resources.clock();
  const others = await own.transaction('judge', (tx) =>
    reserveUses(tx, { submission, verdict: first.verdict, pseudonymOf, at }),
  );
  const kept = await finishSubmission(desk, { tenant, submissionId, because, first, others });
  const last = before === undefined ? kept.verdict : (JSON.parse(before.verdict) as EntryVerdict);
  return { ...kept, changes: compareVerdicts(last, kept.verdict) };
}
