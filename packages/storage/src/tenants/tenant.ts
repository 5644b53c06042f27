import { StorageError } from '../errors.ts';
import { OWN_TENANT } from '../open/open-database.ts';
import type { StorageTransaction, TenantRow } from '../tables.ts';

/**
 * Adds a tenant, once. Tenants are nobody's: whose transaction it is makes no difference.
 * @throws StorageError `record.mismatch` (it has another name) `value.refused` (no id; or the one of the operator)
 */
export async function createTenant(
  tx: StorageTransaction,
  tenant: { readonly id: string; readonly name: string; readonly createdAt: number },
): Promise<TenantRow> {
  if (tenant.id === OWN_TENANT)
    throw new StorageError('value.refused', `"${OWN_TENANT}" is the operator: choose another id`);
  await tx
    .insertInto('tenant')
    .values({ id: tenant.id, name: tenant.name, created_at: new Date(tenant.createdAt) })
    .onConflict((on) => on.doNothing())
    .execute();
  const row = await findTenant(tx, tenant.id);
  if (row?.name !== tenant.name)
    throw new StorageError('record.mismatch', `${tenant.id} is the tenant of another name`);
  return row;
}

export async function findTenant(
  tx: StorageTransaction,
  id: string,
): Promise<TenantRow | undefined> {
  return tx.selectFrom('tenant').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In the order of their ids, `own` among them. */
export async function listTenants(
  tx: StorageTransaction,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<TenantRow[]> {
  return tx
    .selectFrom('tenant')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}
