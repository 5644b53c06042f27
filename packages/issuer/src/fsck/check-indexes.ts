import { isJsonObject } from '@originmark/core';
import type { Damage, FsckCheck, OpenDatabase } from '@originmark/storage';
import { type FsckDeps, readSoundRecords, type SoundRecord } from './check-records.ts';

interface Entry {
  readonly list_id: string;
  readonly index: number;
}

/** Each credential has the indexes that it names itself, and no other. */
export function indexChecks({ crypto, database }: FsckDeps): readonly FsckCheck[] {
  return [
    {
      name: 'indexes of credentials in status lists',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const lists = new Set(
            (await tx.selectFrom('status_list').select('id').execute()).map(({ id }) => id),
          );
          const rows = await tx.selectFrom('status_index').selectAll().execute();
          const given = new Map<string, Entry[]>();
          for (const { credential_id, ...entry } of rows)
            given.set(credential_id, [...(given.get(credential_id) ?? []), entry]);
          const found: Damage[] = [];
          for (const record of await readSoundRecords(tx, { crypto })) {
            const named = entriesOf(record);
            if (named.length === 0) continue;
            const own = given.get(record.row.id) ?? [];
            if (text(own) === text(named)) continue;
            const whole = named.every(({ list_id }) => lists.has(list_id));
            found.push({
              code: 'status.index-mismatch',
              subject: record.row.id,
              expected: text(named),
              found: text(own),
              means:
                'Revoking it would set the bit of another credential, or the index would be given out again.',
              ...(whole && {
                rebuild: {
                  from: 'the credential, which names its indexes',
                  run: () => putBack(database, record.row.id, named),
                },
              }),
            });
          }
          return found;
        }),
    },
  ];
}

function entriesOf({ payload }: SoundRecord): readonly Entry[] {
  return [payload['credentialStatus'] ?? []].flat().flatMap((entry) => {
    if (!isJsonObject(entry)) return [];
    const { statusListCredential, statusListIndex } = entry;
    const index = Number(statusListIndex);
    return typeof statusListCredential === 'string' && Number.isSafeInteger(index)
      ? [{ list_id: statusListCredential, index }]
      : [];
  });
}

function text(entries: readonly Entry[]): string {
  return entries
    .map(({ index, list_id }) => `${list_id}#${index}`)
    .sort()
    .join(' ');
}

/** An index that two claim goes to the one that names it; the other is put back in its own turn. */
async function putBack(
  database: OpenDatabase,
  id: string,
  entries: readonly Entry[],
): Promise<void> {
  await database.transaction('repair', async (tx) => {
    await tx.deleteFrom('status_index').where('credential_id', '=', id).execute();
    for (const { index, list_id } of entries)
      await tx
        .deleteFrom('status_index')
        .where('list_id', '=', list_id)
        .where('index', '=', index)
        .execute();
    await tx
      .insertInto('status_index')
      .values(entries.map((entry) => ({ ...entry, credential_id: id })))
      .execute();
  });
}
