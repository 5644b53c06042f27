import { Buffer } from 'node:buffer';
import { sql } from 'kysely';
import type { OpenDatabase } from '../open/open-database.ts';
import { findPublishedVersion } from '../status/publish-status-version.ts';
import type { StatusListRow, StatusVersionRow, StorageTransaction } from '../tables.ts';
import { checkRecords, orphans, recordsWithoutIndex } from './check-revocation-records.ts';
import { checkBits, type Index } from './check-status-bits.ts';
import { type Damage, type FsckCheck, RESTS_ON_INDEXES } from './fsck-finding.ts';

/** Indexes belong to records and lists; counts and bits agree with what was recorded. */
export function statusChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
    {
      name: 'status lists and their indexes',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const found: Damage[] = [];
          const lists = await tx.selectFrom('status_list').selectAll().orderBy('id').execute();
          for (const list of lists) {
            const indexes = await readIndexes(tx, list.id);
            const version = await findPublishedVersion(tx, list.id);
            found.push(
              ...[
                ...checkCounts(database, list, indexes),
                ...checkBits(database, { list, indexes, version }),
              ].map((damage) => ({ ...damage, ...RESTS_ON_INDEXES })),
              ...checkChanged(database, list, version),
            );
          }
          return [
            ...found,
            ...(await orphans(tx)),
            ...(await checkRecords(tx)),
            ...(await recordsWithoutIndex(tx)),
          ];
        }),
    },
  ];
}

async function readIndexes(tx: StorageTransaction, listId: string): Promise<readonly Index[]> {
  const rows = await tx
    .selectFrom('status_index')
    .select((of) => [
      'index',
      'credential_id as credentialId',
      of
        .selectFrom('revocation_record')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('revocation_record.credential_id', '=', 'status_index.credential_id')
        .as('revocations'),
    ])
    .where('list_id', '=', listId)
    .orderBy('index')
    .execute();
  return rows.map((row) => ({ ...row, revocations: row.revocations ?? 0 }));
}

function checkCounts(
  database: OpenDatabase,
  list: StatusListRow,
  indexes: readonly Index[],
): Damage[] {
  const found: Damage[] = [];
  const means = 'It decides when a list is full; nothing that was issued is touched by it.';
  if (indexes.length !== list.allocated)
    found.push({
      code: 'status.count-wrong',
      subject: list.id,
      expected: `${indexes.length} indexes given out`,
      found: String(list.allocated),
      means,
      // A list without any index is one whose indexes are gone: the count is all that tells.
      ...(indexes.length > 0 && {
        rebuild: { from: 'the indexes given out', run: () => recount(database, list.id) },
      }),
    });
  for (const { index, credentialId } of indexes)
    if (index >= list.length)
      found.push({
        code: 'status.index-out-of-range',
        subject: `${list.id}#${index}`,
        expected: `below ${list.length}`,
        found: credentialId,
        means: 'No bit of the list can tell of this credential.',
      });
  return found;
}

function checkChanged(
  database: OpenDatabase,
  list: StatusListRow,
  version: StatusVersionRow | undefined,
): Damage[] {
  const stale =
    version === undefined ||
    version.revision !== list.revision ||
    Buffer.compare(version.bits, list.bits) !== 0;
  if (list.changed || !stale) return [];
  return [
    {
      code: 'status.unpublished',
      subject: list.id,
      expected: 'marked as changed',
      found: 'differs from the last published version',
      means: 'What was revoked or suspended would not be published.',
      rebuild: {
        from: 'the list and its last version',
        run: () => markChanged(database, list.id),
      },
    },
  ];
}

async function recount(database: OpenDatabase, id: string): Promise<void> {
  await database.transaction('repair', (tx) =>
    sql`update status_list set allocated =
      (select count(*) from status_index where list_id = ${id}) where id = ${id}`.execute(tx),
  );
}

/** Only where it is so still: what made it differ may have been put back. */
async function markChanged(database: OpenDatabase, id: string): Promise<void> {
  await database.transaction('repair', (tx) =>
    sql`update status_list as list set changed = true where id = ${id} and not exists
      (select from status_version as one where one.list_id = list.id and one.sequence = list.sequence
        and one.bits = list.bits and one.revision = list.revision)`.execute(tx),
  );
}
