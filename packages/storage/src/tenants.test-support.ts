import { createTenant } from './index.ts';
import type { OpenDatabase } from './open/open-database.ts';
import { NOW, type TestDatabase } from './test-databases.test-support.ts';

/** A database with two tenants, and one of an officer. Closing one closes all. */
export async function openTenants(where: TestDatabase): Promise<{
  readonly database: OpenDatabase;
  readonly tenant: OpenDatabase;
  readonly other: OpenDatabase;
  readonly customs: OpenDatabase;
}> {
  const database = await where.open();
  for (const id of ['harborpine', 'gulfline', 'customs'])
    await database.transaction((tx) => createTenant(tx, { id, name: id, createdAt: NOW }));
  return {
    database,
    tenant: database.forTenant('harborpine'),
    other: database.forTenant('gulfline'),
    customs: database.forTenant('customs'),
  };
}
