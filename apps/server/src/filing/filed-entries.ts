import type { StorageTransaction } from '@originmark/storage';

/** An entry that was filed. */
export interface FiledRow {
  readonly entryNumber: string;
  readonly entryVersion: number;
  readonly credentialId: string;
  readonly bundle: Uint8Array;
  /** JSON text. */
  readonly facts: string;
  readonly submissionId: string | null;
  /** The verifier's signed report (vc+jwt). */
  readonly report: string | null;
  readonly filedAt: Date;
}

const COLUMNS = [
  'entry_number as entryNumber',
  'entry_version as entryVersion',
  'credential_id as credentialId',
  'bundle',
  'facts',
  'submission_id as submissionId',
  'report',
  'filed_at as filedAt',
] as const;

/** False where this version was filed before. */
export async function insertFiled(
  tx: StorageTransaction,
  filed: Omit<FiledRow, 'submissionId' | 'report'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('filed_entry')
    .values({
      entry_number: filed.entryNumber,
      entry_version: filed.entryVersion,
      credential_id: filed.credentialId,
      bundle: filed.bundle,
      facts: filed.facts,
      filed_at: filed.filedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'entry_number', 'entry_version']).doNothing(),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The version that is named, else the last one. */
export async function findFiled(
  tx: StorageTransaction,
  number: string,
  version?: number,
): Promise<FiledRow | undefined> {
  return tx
    .selectFrom('filed_entry')
    .select(COLUMNS)
    .where('entry_number', '=', number)
    .$if(version !== undefined, (query) => query.where('entry_version', '=', version ?? 0))
    .orderBy('entry_version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Without bundles, by number and version, behind one. */
export async function listFiled(
  tx: StorageTransaction,
  after: { readonly number: string; readonly version: number } | undefined,
  limit: number,
): Promise<readonly Omit<FiledRow, 'bundle'>[]> {
  return tx
    .selectFrom('filed_entry')
    .select(COLUMNS.filter((column) => column !== 'bundle'))
    .$if(after !== undefined, (query) =>
      query.where((is) =>
        is.or([
          is('entry_number', '>', after?.number ?? ''),
          is.and([
            is('entry_number', '=', after?.number ?? ''),
            is('entry_version', '>', after?.version ?? 0),
          ]),
        ]),
      ),
    )
    .orderBy('entry_number')
    .orderBy('entry_version')
    .limit(limit)
    .execute();
}

/** Keeps what the verifier answered; false where the entry was not filed here. */
export async function keepReport(
  tx: StorageTransaction,
  filed: Pick<FiledRow, 'entryNumber' | 'entryVersion'>,
  answer: { readonly submissionId: string; readonly report: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('filed_entry')
    .set({ submission_id: answer.submissionId, report: answer.report })
    .where('entry_number', '=', filed.entryNumber)
    .where('entry_version', '=', filed.entryVersion)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
