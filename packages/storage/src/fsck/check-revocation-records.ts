import type { StorageTransaction } from '../tables.ts';
import type { Damage } from './fsck-finding.ts';

/** Records of revocation are of a credential, and none of them is missing. */
export async function checkRecords(tx: StorageTransaction): Promise<Damage[]> {
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
export async function recordsWithoutIndex(tx: StorageTransaction): Promise<Damage[]> {
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

export async function orphans(tx: StorageTransaction): Promise<Damage[]> {
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
