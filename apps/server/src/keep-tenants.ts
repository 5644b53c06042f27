import { createTenant, findTenant, type OpenDatabase } from '@originmark/storage';

/** Tenants that an authorization server outside may name are written down before any token names one. */
export async function keepTenants(
  database: OpenDatabase,
  ids: readonly string[],
  clock: () => number,
): Promise<void> {
  await database.transaction(async (tx) => {
    for (const id of ids)
      if ((await findTenant(tx, id)) === undefined)
        await createTenant(tx, { id, name: id, createdAt: clock() });
  });
}
