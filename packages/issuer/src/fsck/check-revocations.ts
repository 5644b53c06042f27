import { type CryptoPrimitives, isJsonObject, parseDateTime } from '@originmark/core';
import {
  type Damage,
  type OpenDatabase,
  RESTS_ON_INDEXES,
  type RevocationKind,
  type RevocationRow,
  type StatusListRow,
  type StatusVersionRow,
  type StorageTransaction,
} from '@originmark/storage';
import { parseSound } from './check-records.ts';

/** What the last version says of a revocation is on record, the same kind from the same day, unless a stronger one followed. */
export async function checkRevoked(
  tx: StorageTransaction,
  database: OpenDatabase,
  {
    crypto,
    last,
    list,
  }: {
    readonly crypto: CryptoPrimitives;
    readonly list: StatusListRow;
    readonly last: StatusVersionRow;
  },
): Promise<Damage[]> {
  const payload = parseSound(last.payload, last.digest, crypto);
  const told = [payload?.['revocations'] ?? []].flat().filter(isJsonObject);
  const rows = await tx
    .selectFrom('status_index')
    .leftJoin('revocation_record', 'revocation_record.credential_id', 'status_index.credential_id')
    .select(['index', 'status_index.credential_id as id', 'number', 'kind', 'effective_at'])
    .where('list_id', '=', list.id)
    .orderBy('number')
    .execute();
  return told.flatMap((one) => {
    const index = Number(one['statusListIndex']);
    const at = parseDateTime(one['effectiveFrom']);
    const own = rows.filter((row) => row.index === index);
    const id = own[0]?.id;
    if (id === undefined || at === undefined) return [];
    const same = own.some(
      ({ effective_at, kind }) => kind === one['kind'] && effective_at?.getTime() === at,
    );
    if (same) return [];
    const none = own.every(({ number }) => number === null);
    // The version is signed, and nothing was recorded since: what it says was on record then.
    const isLast = !list.changed && list.revision === last.revision;
    const newest = own.at(-1)?.number ?? null;
    return [
      {
        ...RESTS_ON_INDEXES,
        code: 'status.revocation-mismatch',
        subject: id,
        expected: `${JSON.stringify(one['kind'])} from ${new Date(at).toISOString()}, as version ${last.sequence} says`,
        found: none ? 'no record' : own.map(({ kind }) => String(kind)).join(', '),
        means: none
          ? 'The next version would not say why and from when it is revoked; the reason in your own words is lost.'
          : 'The record of a revocation says something else than was published.',
        ...(!none &&
          isLast &&
          newest !== null && {
            rebuild: {
              from: 'the last published version',
              run: async () => {
                await database.transaction('repair', (on) =>
                  on
                    .updateTable('revocation_record')
                    .set({ kind: one['kind'] as RevocationKind, effective_at: new Date(at) })
                    .where('credential_id', '=', id)
                    .where('number', '=', newest)
                    .execute(),
                );
              },
            },
          }),
        ...(none && {
          rebuild: {
            from: 'the last published version',
            run: () =>
              addRevocation(database, {
                credential_id: id,
                number: 1,
                kind: one['kind'] as RevocationKind,
                effective_at: new Date(at),
                reason: null,
                recorded_at: last.created_at,
              }),
          },
        }),
      },
    ];
  });
}

/** Each record that took the place of another counted once in every list of its credential. */
export async function checkRevision(
  tx: StorageTransaction,
  database: OpenDatabase,
  { id, purpose, revision }: StatusListRow,
): Promise<Damage[]> {
  const rows = await tx
    .selectFrom('status_index')
    .innerJoin('revocation_record', 'revocation_record.credential_id', 'status_index.credential_id')
    .select((of) => ['revocation_record.credential_id', of.fn.countAll<bigint>().as('records')])
    .where('list_id', '=', id)
    .groupBy('revocation_record.credential_id')
    .execute();
  // Suspensions have no records: there it stays 0.
  const count =
    purpose === 'revocation' ? rows.reduce((sum, { records }) => sum + Number(records) - 1, 0) : 0;
  if (count === revision) return [];
  return [
    {
      ...RESTS_ON_INDEXES,
      code: 'status.revision-wrong',
      subject: id,
      expected: String(count),
      found: String(revision),
      means: 'A stronger revocation might not be published.',
      rebuild: {
        from: 'the records of revocation',
        run: async () => {
          await database.transaction('repair', (on) =>
            on.updateTable('status_list').set({ revision: count }).where('id', '=', id).execute(),
          );
        },
      },
    },
  ];
}

async function addRevocation(database: OpenDatabase, row: RevocationRow): Promise<void> {
  await database.transaction('repair', (tx) =>
    tx
      .insertInto('revocation_record')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}
