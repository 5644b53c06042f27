import { createHash, randomUUID } from 'node:crypto';
import { digestBytes } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';
import {
  claimEntryNumber,
  type EntryVersionSummary,
  findEntryVersion,
  listEntryInputs,
  listEntryVersions,
  recordEntryVersion,
  spendChallenge,
} from '@originmark/storage';
import type { VerifierInput } from '@originmark/verifier';
import { HttpError } from '../http/http-error.ts';
import { judgeBundle } from '../judging/judge-bundle.ts';
import { policyOf } from '../judging/ways-of.ts';
import type { EntryDesk } from './entry-desk.ts';
import { finishSubmission } from './finish-submission.ts';
import { readPresented, type Presented, type PresentedEntry } from './read-presented.ts';
import { reserveUses } from './reserve-uses.ts';
import { assertHolderProven } from './holder-proven.ts';
import { toInputs } from './entry-inputs.ts';

/** What came of a submission. */
export interface Submitted {
  readonly submissionId: string;
  /** False where it was presented before, and what stood then stands. */
  readonly isNew: boolean;
}

/**
 * Takes an entry: proves who holds it, counts what it uses up, judges it and keeps all of it. Each step is a
 * transaction of its own, none of which spans a verdict. The same bundle again is the same submission.
 * @throws HttpError `challenge.*` `submission.*`
 */
export function submitEntry(
  desk: EntryDesk,
  { bundle, tenant }: { readonly tenant: string; readonly bundle: Uint8Array },
): Promise<Submitted> {
  const digest = digestBytes(bundle, desk.resources.crypto.sha256);
  const name = `${tenant} ${digest}`;
  const running = desk.running.get(name) as Promise<Submitted> | undefined;
  if (running !== undefined) return running;
  const work = submit(desk, { bundle, digest, tenant }).finally(() => desk.running.delete(name));
  desk.running.set(name, work);
  return work;
}

interface Received {
  readonly tenant: string;
  readonly bundle: Uint8Array;
  readonly digest: string;
}

async function submit(desk: EntryDesk, received: Received): Promise<Submitted> {
  const { resources, step } = desk;
  const { bundle, tenant } = received;
  const at = resources.clock();
  const presented = readPresented(bundle, resources.crypto);
  const { policy } = await policyOf(resources);
  const challenge = challengeOf(presented, policy.audience);
  if (challenge !== undefined) await spend(desk, received, challenge, at);
  await step('challenge-spent');
  const { entry } = presented;
  const before = entry === undefined ? undefined : await findBefore(desk, tenant, entry);
  if (before !== undefined) return before;
  const first = await judgeBundle(
    {
      bundle,
      clocks: { presentedAt: at, verifiedAt: at },
      ...(challenge !== undefined && { challenge }),
      ...(await knownOf(desk, tenant, entry)),
    },
    resources,
    desk.memory,
  );
  await step('judged-first');
  const proven = assertHolderProven(first.verdict, entry);
  const { isNew, submissionId, others } = await keep(desk, received, proven, first.verdict, at);
  if (!isNew) return { submissionId, isNew };
  await step('drawn');
  await finishSubmission(desk, { tenant, submissionId, because: 'presented', first, others });
  return { submissionId, isNew };
}

/** In a file the nonce names the entry; anything else answers a challenge. */
export function challengeOf(
  { entry, nonce }: Presented,
  audience: string,
): VerifierInput['challenge'] {
  if (nonce === undefined) return undefined;
  if (entry !== undefined && nonce === `${entry.number}/${entry.version}`) return undefined;
  return { nonce, audience, alreadyUsed: false };
}

async function spend(
  { resources }: EntryDesk,
  { digest, tenant }: Received,
  { audience, nonce }: NonNullable<VerifierInput['challenge']>,
  at: number,
): Promise<void> {
  const nonceDigest = digestNonce(nonce);
  const answer = await resources.database
    .forTenant(tenant)
    .transaction('judge', (tx) => spendChallenge(tx, { nonceDigest, audience, by: digest, at }));
  if (answer === 'accepted' || answer === 'again') return;
  throw new HttpError(`challenge.${answer}`, 'the presentation answers no challenge that is open');
}

/** As a challenge is kept: SHA-256 in hex. */
export function digestNonce(nonce: string): string {
  return createHash('sha256').update(nonce).digest('hex');
}

/** What stands of the same entry, or why it cannot be presented. */
async function findBefore(
  { resources }: EntryDesk,
  tenant: string,
  entry: PresentedEntry,
): Promise<Submitted | undefined> {
  return resources.database.forTenant(tenant).transaction('judge', async (tx) => {
    const row = await findEntryVersion(tx, entry);
    if (row !== undefined) return assertSame(row, entry);
    assertNext(await listEntryVersions(tx, entry.number), entry);
    return undefined;
  });
}

function assertSame(
  row: Pick<EntryVersionSummary, 'entry_digest' | 'id' | 'state'>,
  { digest, number, version }: PresentedEntry,
): Submitted {
  if (row.entry_digest !== digest)
    throw new HttpError(
      'submission.other-content',
      `version ${version} of entry ${number} was presented with other content`,
    );
  if (row.state === 'judging')
    throw new HttpError('submission.in-progress', `entry ${number} is being judged`, {
      retryAfterSeconds: 2,
    });
  return { submissionId: row.id, isNew: false };
}

function assertNext(
  rows: readonly EntryVersionSummary[],
  { holderDid, kind, number, version }: PresentedEntry,
): void {
  const last = rows
    .filter((row) => row.kind === kind && row.holder_did === holderDid)
    .reduce((most, row) => Math.max(most, row.entry_version), 0);
  if (version === last + 1) return;
  const what = last === 0 ? 'no version' : `version ${last}`;
  throw new HttpError(
    'submission.version-gap',
    `version ${version} of entry ${number} was presented, and ${what} stands before it`,
  );
}

/** What this verifier knows of the entry besides the bundle. */
async function knownOf(
  { resources }: EntryDesk,
  tenant: string,
  entry: PresentedEntry | undefined,
) {
  if (entry === undefined) return { entries: new Map<string, string>() };
  return resources.database.forTenant(tenant).transaction('judge', async (tx) => ({
    ...toInputs(await listEntryInputs(tx, entry.number)),
    entries: new Map(
      (await listEntryVersions(tx, entry.number))
        .filter((row) => row.holder_did === entry.holderDid && row.kind === entry.kind)
        .map((row) => [`${row.entry_number}/${row.entry_version}`, row.entry_digest] as const),
    ),
  }));
}

/** Keeps the submission with what it uses up; a number belongs to whom showed its right to file. */
async function keep(
  desk: EntryDesk,
  { bundle, digest, tenant }: Received,
  entry: PresentedEntry,
  verdict: EntryVerdict,
  at: number,
) {
  const { resources } = desk;
  const pseudonymOf = await desk.pseudonymOf();
  return resources.database.forTenant(tenant).transaction('judge', async (tx) => {
    if (verdict.filing.outcome === 'shown') {
      const { number, holderDid } = entry;
      const claim = await claimEntryNumber(tx, { number, holderDid, at });
      if (claim.tenant_id !== tenant || claim.holder_did !== holderDid)
        throw new HttpError(
          'submission.number-held',
          `entry ${number} is presented by another holder`,
        );
    }
    const id = randomUUID();
    const { isNew, row } = await recordEntryVersion(tx, {
      id,
      ...entry,
      entryDigest: entry.digest,
      bundle,
      bundleDigest: digest,
      presentedAt: at,
    });
    if (!isNew) return { ...assertSame(row, entry), others: NO_OTHERS };
    const submission = { id, number: entry.number, version: entry.version };
    const others = await reserveUses(tx, { submission, verdict, pseudonymOf, at });
    return { submissionId: id, isNew, others };
  });
}

const NO_OTHERS = {
  counters: { type: 'DrawDownCounters' as const, version: 1 as const, uses: [] },
  uses: [],
};
