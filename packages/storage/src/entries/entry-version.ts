import { sql } from 'kysely';
import { releaseUses } from '../draw-down/release-uses.ts';
import { StorageError } from '../errors.ts';
import type { EntryClaimRow, EntryVersionRow, StorageTransaction } from '../tables.ts';

/** By what an entry is presented once: for a tenant, its number, version, kind and holder. */
export interface EntryKey {
  readonly number: string;
  readonly version: number;
  readonly kind: 'summary' | 'release';
  readonly holderDid: string;
}

export interface NewEntryVersion extends EntryKey {
  /** UUID. */
  readonly id: string;
  readonly importer?: string;
  readonly entryDigest: string;
  /** The exact bytes that were presented. */
  readonly bundle: Uint8Array;
  readonly bundleDigest: string;
  readonly presentedAt: number;
}

/**
 * Keeps what was presented, to be judged. Role `judge`.
 * @returns the row as it stands, and whether it is the one that was passed
 */
export async function recordEntryVersion(
  tx: StorageTransaction,
  entry: NewEntryVersion,
): Promise<{ readonly row: EntryVersionRow; readonly isNew: boolean }> {
  const inserted = await tx
    .insertInto('entry_version')
    .values({
      id: entry.id,
      entry_number: entry.number,
      entry_version: entry.version,
      holder_did: entry.holderDid,
      importer: entry.importer ?? null,
      kind: entry.kind,
      entry_digest: entry.entryDigest,
      bundle: entry.bundle,
      bundle_digest: entry.bundleDigest,
      presented_at: new Date(entry.presentedAt),
    })
    .onConflict((on) =>
      on.columns(['tenant_id', 'entry_number', 'entry_version', 'kind', 'holder_did']).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return { row: inserted, isNew: true };
  const row = await findEntryVersion(tx, entry);
  if (row === undefined) throw new StorageError('record.not-found', `no entry ${entry.number}`);
  return { row, isNew: false };
}

export async function findEntryVersion(
  tx: StorageTransaction,
  { holderDid, kind, number, version }: EntryKey,
): Promise<EntryVersionRow | undefined> {
  return tx
    .selectFrom('entry_version')
    .selectAll()
    .where('entry_number', '=', number)
    .where('entry_version', '=', version)
    .where('kind', '=', kind)
    .where('holder_did', '=', holderDid)
    .executeTakeFirst();
}

export async function findSubmission(
  tx: StorageTransaction,
  id: string,
): Promise<EntryVersionRow | undefined> {
  return tx.selectFrom('entry_version').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A version of an entry without its bytes. */
export type EntryVersionSummary = Omit<EntryVersionRow, 'bundle'>;

const SUMMARY = [
  'id',
  'tenant_id',
  'entry_number',
  'entry_version',
  'holder_did',
  'importer',
  'kind',
  'entry_digest',
  'bundle_digest',
  'state',
  'position',
  'presented_at',
  'cancelled_at',
] as const;

/** All that was presented under a number, as far as the role sees it; the oldest first. */
export async function listEntryVersions(
  tx: StorageTransaction,
  number: string,
): Promise<EntryVersionSummary[]> {
  return tx
    .selectFrom('entry_version')
    .select(SUMMARY)
    .where('entry_number', '=', number)
    .orderBy('position')
    .execute();
}

/** What was presented before a moment and is not judged yet, of every tenant. Role `officer`. */
export async function listUnjudged(
  tx: StorageTransaction,
  { limit, presentedBefore }: { readonly presentedBefore: number; readonly limit: number },
): Promise<EntryVersionSummary[]> {
  return tx
    .selectFrom('entry_version')
    .select(SUMMARY)
    .where('state', '=', 'judging')
    .where('presented_at', '<', new Date(presentedBefore))
    .orderBy('position')
    .limit(limit)
    .execute();
}

/**
 * Takes a number for a holder that showed its right to file; the first one has it. Role `judge`.
 * @returns who has it
 */
export async function claimEntryNumber(
  tx: StorageTransaction,
  claim: { readonly number: string; readonly holderDid: string; readonly at: number },
): Promise<EntryClaimRow> {
  await tx
    .insertInto('entry_claim')
    .values({
      entry_number: claim.number,
      holder_did: claim.holderDid,
      claimed_at: new Date(claim.at),
    })
    .onConflict((on) => on.doNothing())
    .execute();
  return tx
    .selectFrom('entry_claim')
    .selectAll()
    .where('entry_number', '=', claim.number)
    .executeTakeFirstOrThrow();
}

/**
 * Cancels all that the tenant presented under a number, and gives back what it drew. Repeated it does nothing
 * more. Role `judge`.
 * @returns the submissions that were cancelled now, and the capped credentials of which uses were given back
 * @throws StorageError `record.not-found`
 */
export async function cancelEntry(
  tx: StorageTransaction,
  { at, number }: { readonly number: string; readonly at: number },
): Promise<{ readonly submissions: readonly string[]; readonly credentials: readonly string[] }> {
  await lockEntryNumber(tx, number);
  const rows = await tx
    .selectFrom('entry_version')
    .select(['id', 'state'])
    .where('entry_number', '=', number)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (rows.length === 0) throw new StorageError('record.not-found', `no entry ${number}`);
  const submissions = rows.filter(({ state }) => state !== 'cancelled').map(({ id }) => id);
  if (submissions.length === 0) return { submissions, credentials: [] };
  await tx
    .updateTable('entry_version')
    .set({ state: 'cancelled', cancelled_at: new Date(at) })
    .where('id', 'in', submissions)
    .execute();
  const credentials = await releaseUses(tx, { submissions, because: 'cancelled', at });
  return { submissions, credentials };
}

/** Steps of one submission wait for one another. @throws StorageError `record.not-found` */
export async function lockSubmission(
  tx: StorageTransaction,
  id: string,
): Promise<Pick<EntryVersionRow, 'state' | 'tenant_id'>> {
  const row = await tx
    .selectFrom('entry_version')
    .select(['state', 'tenant_id'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new StorageError('record.not-found', `no submission ${id}`);
  return row;
}

/** Steps of one entry number wait for one another, whoever takes them. */
export async function lockEntryNumber(tx: StorageTransaction, number: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('entry'), hashtext(${number}))`.execute(tx);
}
