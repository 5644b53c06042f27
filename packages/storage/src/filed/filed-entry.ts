import { Buffer } from 'node:buffer';
import { StorageError } from '../errors.ts';
import type { FiledEntryRow, StorageTransaction } from '../tables.ts';

export interface NewFiledEntry {
  readonly number: string;
  readonly version: number;
  /** Of the entry summary credential. */
  readonly credentialId: string;
  /** The exact bytes. */
  readonly bundle: Uint8Array;
  /** JSON text: what worklists are made from. */
  readonly facts: string;
  readonly filedAt: number;
}

/**
 * Keeps what is filed before it is sent, once a number and version.
 * @throws StorageError `record.mismatch` (another bundle stands there)
 */
export async function recordFiledEntry(
  tx: StorageTransaction,
  entry: NewFiledEntry,
): Promise<{ readonly row: FiledEntryRow; readonly isNew: boolean }> {
  const { number, version } = entry;
  const inserted = await tx
    .insertInto('filed_entry')
    .values({
      entry_number: number,
      entry_version: version,
      credential_id: entry.credentialId,
      bundle: entry.bundle,
      facts: entry.facts,
      filed_at: new Date(entry.filedAt),
    })
    .onConflict((on) => on.columns(['tenant_id', 'entry_number', 'entry_version']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return { row: inserted, isNew: true };
  const row = await findFiledEntry(tx, { number, version });
  if (row === undefined || Buffer.compare(row.bundle, entry.bundle) !== 0)
    throw new StorageError(
      'record.mismatch',
      `entry ${number} version ${version} was filed with another bundle`,
    );
  return { row, isNew: false };
}

/** Keeps what the verifier answered; a later report takes the place of the one before. */
export async function keepFiledReport(
  tx: StorageTransaction,
  answer: {
    readonly number: string;
    readonly version: number;
    readonly submissionId: string;
    readonly report: string;
  },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('filed_entry')
    .set({ submission_id: answer.submissionId, report: answer.report })
    .where('entry_number', '=', answer.number)
    .where('entry_version', '=', answer.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n)
    throw new StorageError('record.not-found', `nothing filed as entry ${answer.number}`);
}

/** A version of a filed entry, without one the newest. */
export async function findFiledEntry(
  tx: StorageTransaction,
  { number, version }: { readonly number: string; readonly version?: number },
): Promise<FiledEntryRow | undefined> {
  return tx
    .selectFrom('filed_entry')
    .selectAll()
    .where('entry_number', '=', number)
    .$if(version !== undefined, (rows) => rows.where('entry_version', '=', version ?? 0))
    .orderBy('entry_version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A filed entry without its bytes. */
export type FiledEntrySummary = Omit<FiledEntryRow, 'bundle'>;

/** In the order of numbers and versions, behind one of them. */
export async function listFiledEntries(
  tx: StorageTransaction,
  query: {
    readonly number?: string;
    readonly after?: { readonly number: string; readonly version: number };
    readonly limit: number;
  },
): Promise<FiledEntrySummary[]> {
  const { after, limit, number } = query;
  return tx
    .selectFrom('filed_entry')
    .select([
      'tenant_id',
      'entry_number',
      'entry_version',
      'credential_id',
      'facts',
      'submission_id',
      'report',
      'filed_at',
    ])
    .$if(number !== undefined, (rows) => rows.where('entry_number', '=', number ?? ''))
    .$if(after !== undefined, (rows) =>
      rows.where((of) =>
        of.or([
          of('entry_number', '>', after?.number ?? ''),
          of.and([
            of('entry_number', '=', after?.number ?? ''),
            of('entry_version', '>', after?.version ?? 0),
          ]),
        ]),
      ),
    )
    .orderBy('entry_number')
    .orderBy('entry_version')
    .limit(limit)
    .execute();
}
