import { sql } from 'kysely';
import { OWN_TENANT, type OpenDatabase } from '../open/open-database.ts';
import type { StorageTransaction } from '../tables.ts';
import type { Damage, FsckCheck } from './fsck-finding.ts';

/** Whose rows a database holds: those of one party, as a data folder does, or of many, as a server. */
export type Parties = 'one' | 'many';

/**
 * Every row belongs to a tenant that there is, and in a data folder of one party to that party. A row of
 * another is seen by nobody, and by no other check: this one looks as `repair`, which sees all.
 */
export function tenantChecks(database: OpenDatabase, parties: Parties): readonly FsckCheck[] {
  return [
    {
      name: 'whose rows are whose',
      needs: ['database'],
      run: () =>
        database.transaction('repair', async (tx) => {
          const tables = await guardedTables(tx);
          const missing = await missingTenants(tx, tables, parties);
          const found = missing.map((id) => tenantMissing(database, id));
          if (parties === 'many') return found;
          for (const table of tables)
            for (const row of await foreignRows(tx, table))
              found.push(foreign(database, table, row));
          return found;
        }),
    },
  ];
}

interface GuardedTable {
  readonly name: string;
  /** The columns of its key, without the tenant, as text. */
  readonly key: ReturnType<typeof sql<string>>;
}

/** The tables that show a tenant its own rows alone, as the database itself has them. */
async function guardedTables(tx: StorageTransaction): Promise<readonly GuardedTable[]> {
  const { rows } = await sql<{ name: string; columns: string }>`
    select c.relname::text as name, string_agg(a.attname::text, ',' order by k.at) as columns
    from pg_class c
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    cross join lateral unnest(i.indkey::int2[]) with ordinality as k (number, at)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number and a.attname <> 'tenant_id'
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relrowsecurity
      and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
    group by c.relname order by c.relname`.execute(tx);
  return rows.map(({ columns, name }) => ({
    name,
    key: sql<string>`concat_ws(' ', ${sql.join(columns.split(',').map((one) => sql.ref(one)))})`,
  }));
}

async function missingTenants(
  tx: StorageTransaction,
  tables: readonly GuardedTable[],
  parties: Parties,
): Promise<readonly string[]> {
  const known = await tx.selectFrom('tenant').select('id').execute();
  const ids = new Set(parties === 'one' ? [OWN_TENANT] : []);
  if (parties === 'many')
    for (const { name } of tables) {
      const { rows } = await sql<{
        id: string;
      }>`select distinct tenant_id as id from ${sql.table(name)}`.execute(tx);
      for (const { id } of rows) ids.add(id);
    }
  for (const { id } of known) ids.delete(id);
  return [...ids].sort();
}

function tenantMissing(database: OpenDatabase, id: string): Damage {
  const damage = {
    code: 'tenant.missing',
    subject: id,
    expected: 'a tenant',
    found: 'rows of it alone',
    means: 'Nobody can be let in to its rows, and none can be added.',
    hides: true,
  } as const;
  if (id !== OWN_TENANT) return damage;
  const values = { id, name: id, created_at: new Date(0) };
  const rebuild = {
    from: 'what every database begins with',
    run: () =>
      database.transaction('repair', async (tx) => {
        await tx
          .insertInto('tenant')
          .values(values)
          .onConflict((on) => on.doNothing())
          .execute();
      }),
  };
  return { ...damage, rebuild };
}

interface ForeignRow {
  readonly key: string;
  readonly tenant: string;
  /** The party has a row of the same key. */
  readonly twin: boolean;
}

async function foreignRows(
  tx: StorageTransaction,
  { key, name }: GuardedTable,
): Promise<readonly ForeignRow[]> {
  const { rows } = await sql<ForeignRow>`
    with named as (select tenant_id, ${key} as key from ${sql.table(name)})
    select key, tenant_id as tenant, exists (
      select from named as own where own.tenant_id = ${OWN_TENANT} and own.key = named.key) as twin
    from named where tenant_id <> ${OWN_TENANT} order by key`.execute(tx);
  return rows;
}

function foreign(
  database: OpenDatabase,
  table: GuardedTable,
  { key, tenant, twin }: ForeignRow,
): Damage {
  const damage = {
    code: 'tenant.foreign',
    subject: `${table.name} ${key}`,
    expected: OWN_TENANT,
    found: tenant,
    means: 'It is kept, and nobody sees it: whatever rests on it is judged without it.',
    hides: true,
  } as const;
  if (twin) return damage;
  const run = () =>
    database.transaction('repair', async (tx) => {
      await sql`update ${sql.table(table.name)} set tenant_id = ${OWN_TENANT}
        where tenant_id = ${tenant} and ${table.key} = ${key}`.execute(tx);
    });
  return { ...damage, rebuild: { from: 'the folder, which is of one party', run } };
}
