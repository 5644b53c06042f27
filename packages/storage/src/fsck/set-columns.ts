import type { OpenDatabase } from '../open/open-database.ts';
import type { AnchorBatchRow, CredentialRow, StatusVersionRow } from '../tables.ts';

/** Puts back what a version of a status list says in these columns. May be run again. */
export async function setVersionColumns(
  database: OpenDatabase,
  { list_id, sequence }: Pick<StatusVersionRow, 'list_id' | 'sequence'>,
  columns: Partial<Omit<StatusVersionRow, 'list_id' | 'sequence'>>,
): Promise<void> {
  await database.transaction('repair', (tx) =>
    tx
      .updateTable('status_version')
      .set(columns)
      .where('list_id', '=', list_id)
      .where('sequence', '=', sequence)
      .execute(),
  );
}

/** Puts back what is on record of a batch in these columns. May be run again. */
export async function setBatchColumns(
  database: OpenDatabase,
  { id }: Pick<AnchorBatchRow, 'id'>,
  columns: Partial<Omit<AnchorBatchRow, 'id'>>,
): Promise<void> {
  await database.transaction('repair', (tx) =>
    tx.updateTable('anchor_batch').set(columns).where('id', '=', id).execute(),
  );
}

/** Puts back what is on record of a credential in these columns. May be run again. */
export async function setCredentialColumns(
  database: OpenDatabase,
  { id }: Pick<CredentialRow, 'id'>,
  columns: Partial<Omit<CredentialRow, 'id'>>,
): Promise<void> {
  await database.transaction('repair', (tx) =>
    tx.updateTable('credential_record').set(columns).where('id', '=', id).execute(),
  );
}
