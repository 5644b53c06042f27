import type { StorageTransaction } from '../tables.ts';

/** A setting's text, or undefined. */
export async function loadSetting(
  tx: StorageTransaction,
  key: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value;
}

/** Sets a text, new or in place of another. */
export async function saveSetting(
  tx: StorageTransaction,
  setting: { readonly key: string; readonly value: string; readonly updatedAt: number },
): Promise<void> {
  const { key, value } = setting;
  const updated_at = new Date(setting.updatedAt);
  await tx
    .insertInto('setting')
    .values({ key, value, updated_at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at }))
    .execute();
}

/** Sets a text if there is none; answers the one that stands, which may be another's. */
export async function saveSettingOnce(
  tx: StorageTransaction,
  setting: { readonly key: string; readonly value: string; readonly updatedAt: number },
): Promise<string> {
  const { key, value } = setting;
  await tx
    .insertInto('setting')
    .values({ key, value, updated_at: new Date(setting.updatedAt) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const row = await tx
    .selectFrom('setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return row.value;
}
