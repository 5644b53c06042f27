import { Buffer } from 'node:buffer';
import { getStatusBit, setStatusBit } from '@originmark/core';
import { sql } from 'kysely';
import type { OpenDatabase } from '../open/open-database.ts';
import { findPublishedVersion } from '../status/publish-status-version.ts';
import type { StatusListRow, StatusVersionRow, StorageTransaction } from '../tables.ts';
import { type Damage, type FsckCheck, RESTS_ON_INDEXES } from './fsck-finding.ts';

interface Index {
  readonly index: number;
  readonly credentialId: string;
  /** Records of revocation of its credential. */
  readonly revocations: number;
}

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

/** Bits by bit: those of revocation by the records; a bit that nobody owns is clear. */
function checkBits(
  database: OpenDatabase,
  {
    list,
    indexes,
    version,
  }: {
    readonly list: StatusListRow;
    readonly indexes: readonly Index[];
    readonly version: StatusVersionRow | undefined;
  },
): Damage[] {
  const found: Damage[] = [];
  const known = new Map(indexes.map((one) => [one.index, one]));
  const published = version?.bits.length === list.bits.length ? version.bits : undefined;
  const wrong = (index: number, found_: string, value: boolean, from: string): Damage => ({
    code: 'status.bit-wrong',
    subject: `${list.id}#${index}`,
    expected: value ? 'set' : 'clear',
    found: found_,
    means: 'The next version of the list would say of a credential what is not so.',
    rebuild: { from, run: () => setBit(database, list.id, { index, value }) },
  });
  for (const { index, revocations } of indexes) {
    if (index >= list.length) continue;
    const bit = getStatusBit(list.bits, index);
    const shown = published === undefined ? undefined : getStatusBit(published, index);
    if (list.purpose === 'revocation') {
      if (revocations > 0 && !bit) {
        const { rebuild, ...damage } = wrong(
          index,
          'revoked, and the bit is clear',
          true,
          'the record of revocation',
        );
        // Published as clear, and nothing was changed since: the record may be of another credential.
        const isSure = shown !== false || list.changed;
        found.push({ ...damage, ...(isSure && rebuild !== undefined && { rebuild }) });
      }
      if (revocations > 0 || !bit) continue;
      // A published bit is no accident: then it is the record that is lost, and the bit stays.
      if (shown === true)
        found.push(lostRecord(list.id, index, 'the published list says so, and no record does'));
      else if (shown === false && !list.changed)
        found.push(
          wrong(index, 'not revoked, and the bit is set', false, 'the last published version'),
        );
      else found.push(lostRecord(list.id, index, 'the bit is set, and no record says why'));
    } else if (shown !== undefined && shown !== bit && !list.changed) {
      if (shown)
        found.push(
          wrong(index, 'suspended when published, and clear', true, 'the last published version'),
        );
      else
        found.push({
          code: 'status.suspension-undecided',
          subject: `${list.id}#${index}`,
          expected: 'clear, as it was published',
          found: 'set',
          means:
            'Whether it is suspended is not known; it counts as suspended until "originmark resume".',
        });
    }
  }
  for (const index of setBits(list.bits)) {
    if (known.has(index)) continue;
    const { rebuild, ...damage } = wrong(
      index,
      'set, and given to nobody',
      false,
      'the indexes given out',
    );
    // Where indexes are missing, the bit may be that of one of them: it stays.
    const isSure = indexes.length >= list.allocated && rebuild !== undefined;
    found.push({ ...damage, ...(isSure && { rebuild }) });
  }
  return found;
}

function lostRecord(listId: string, index: number, why: string): Damage {
  return {
    code: 'status.record-missing',
    subject: `${listId}#${index}`,
    expected: 'a record of revocation',
    found: why,
    means: 'It counts as revoked; why and from when is not recorded here.',
  };
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

/** Records of revocation are of a credential, and none of them is missing. */
async function checkRecords(tx: StorageTransaction): Promise<Damage[]> {
  const rows = await tx
    .selectFrom('revocation_record')
    .leftJoin('credential_record', 'credential_record.id', 'revocation_record.credential_id')
    .select((of) => [
      'credential_id',
      'credential_record.id',
      of.fn.countAll<bigint>().as('count'),
      of.fn.max('number').as('last'),
    ])
    .groupBy(['credential_id', 'credential_record.id'])
    .orderBy('credential_id')
    .execute();
  return rows.flatMap(({ count, credential_id, id, last }) => {
    if (id !== null && Number(count) === last) return [];
    return [
      {
        code: id === null ? 'status.revocation-orphan' : 'status.revocation-gap',
        subject: credential_id,
        expected: id === null ? 'a credential on record' : `${last} records`,
        found: `${count} records`,
        means:
          id === null
            ? 'What was revoked by this record is not known: restore a backup.'
            : 'An earlier record of the revocation is gone; the last one counts.',
      },
    ];
  });
}

/** Whatever can be revoked has a place on a list: a record without one strayed, or its index is gone. */
async function recordsWithoutIndex(tx: StorageTransaction): Promise<Damage[]> {
  const rows = await tx
    .selectFrom('revocation_record')
    .leftJoin('status_index', 'status_index.credential_id', 'revocation_record.credential_id')
    .select('revocation_record.credential_id as id')
    .where('status_index.index', 'is', null)
    .distinct()
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => ({
    code: 'status.revocation-without-index',
    subject: id,
    expected: 'a credential with a place on a list',
    found: 'none',
    means: 'No list can show that it was revoked; perhaps another credential was.',
  }));
}

async function orphans(tx: StorageTransaction): Promise<Damage[]> {
  const rows = await tx
    .selectFrom('status_index')
    .leftJoin('credential_record', 'credential_record.id', 'status_index.credential_id')
    .leftJoin('status_list', 'status_list.id', 'status_index.list_id')
    .select(['list_id', 'index', 'credential_id', 'credential_record.id', 'status_list.id as list'])
    .where((of) =>
      of.or([of('credential_record.id', 'is', null), of('status_list.id', 'is', null)]),
    )
    .execute();
  return rows.map(({ list_id, index, credential_id, list }) => ({
    code: list === null ? 'status.list-missing' : 'status.index-without-record',
    subject: `${list_id}#${index}`,
    found: credential_id,
    means:
      list === null
        ? 'The list is gone: nobody learns whether its credentials were revoked.'
        : 'The record of a credential is gone; its index stays taken.',
  }));
}

function* setBits(bits: Uint8Array): Generator<number> {
  for (const [at, byte] of bits.entries()) {
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) if ((byte & (0x80 >> bit)) !== 0) yield at * 8 + bit;
  }
}

async function setBit(
  database: OpenDatabase,
  listId: string,
  { index, value }: { readonly index: number; readonly value: boolean },
): Promise<void> {
  await database.transaction('repair', async (tx) => {
    const { bits } = await tx
      .selectFrom('status_list')
      .select('bits')
      .where('id', '=', listId)
      .executeTakeFirstOrThrow();
    const mended = Uint8Array.from(bits);
    setStatusBit(mended, index, value);
    await tx.updateTable('status_list').set({ bits: mended }).where('id', '=', listId).execute();
  });
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
