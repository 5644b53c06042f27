import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { asOwner } from './as-owner.test-support.ts';
import type { OpenDatabase, TransactionRole } from './open/open-database.ts';
import { openTenants } from './tenants.test-support.ts';
import { testDatabases } from './test-databases.test-support.ts';

/** Tables that are nobody's, and why. A table that is not here shows a tenant its own rows alone. */
const NOBODYS: Readonly<Record<string, string>> = {
  anchor_batch: 'roots of many parties’ digests, which tell nothing',
  anchor_item: 'digests and salts, asked for by digest alone',
  anchor_transaction: 'what the operator sent to the ledger',
  audit_record: 'one chain over all; its routes name the tenant',
  did_document: 'what hosts serve to everybody',
  draw_down_counter: 'counts across tenants; for judge and officer alone',
  draw_down_use: 'counted across tenants; for judge and officer alone',
  entry_claim: 'one holder a number, whoever asks; for judge and officer alone',
  entry_input: 'what an authority saw; for judge and officer alone',
  ethr_event: 'what the ledger shows everybody',
  ethr_mark: 'what the ledger shows everybody',
  ethr_network: 'what the ledger shows everybody',
  oauth_client: 'asked for by whoever lets clients in, before a tenant is known',
  policy_sequence: 'policies of the operator',
  relayed_request: 'what the operator paid for',
  replay_mark: 'marks of proofs, which tell nothing',
  schema_migration: 'of the database itself',
  setting: 'of the operator',
  single_shipment_use: 'counted across tenants; for judge and officer alone',
  tenant: 'who there is',
};

/** What a role sees of every tenant, on purpose. */
const ACROSS: Readonly<Record<string, ReadonlySet<string>>> = {
  officer: new Set(['entry_version', 'entry_verdict', 'information_request']),
};
const ROLES = ['app', 'reader', 'judge', 'officer'] as const satisfies readonly TransactionRole[];

const MINE = 'harborpine';
const VALUES: Readonly<Record<string, string>> = {
  text: `'x'`,
  integer: '1',
  bigint: '1',
  boolean: 'true',
  bytea: `'\\x01'`,
  date: `'2026-09-24'`,
  'timestamp with time zone': `'epoch'`,
};

describe.each(testDatabases())('row security, on $name', (where) => {
  let database: OpenDatabase;
  let guarded: readonly string[] = [];
  const rows = <T>(query: string) =>
    asOwner(database, [query]) as Promise<unknown> as Promise<readonly T[]>;

  beforeAll(async () => {
    ({ database } = await openTenants(where));
    const tables = await rows<{ name: string; has: boolean; secured: boolean }>(
      `select relname::text as name, relrowsecurity as secured, exists (select from pg_attribute
          where attrelid = c.oid and attname = 'tenant_id') as has
        from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        order by relname`,
    );
    guarded = tables.map(({ name }) => name).filter((name) => !Object.hasOwn(NOBODYS, name));
    await fillGuarded();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  /** One row of one tenant in each table, whatever its checks; and a copy of it that every role may read. */
  async function fillGuarded(): Promise<void> {
    const rules = await rows<{ drop: string }>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
        from pg_constraint where contype in ('c', 'f') and connamespace = 'public'::regnamespace
        order by contype desc`,
    );
    await asOwner(
      database,
      rules.map(({ drop }) => drop),
    );
    await asOwner(database, ['create schema copies']);
    for (const table of guarded) {
      const columns = await rows<{ name: string; type: string }>(
        `select column_name as name, data_type as type from information_schema.columns
          where table_schema = 'public' and table_name = '${table}' and is_identity = 'NO'`,
      );
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const values = columns.map(({ name, type }) =>
        name === 'tenant_id' ? `'${MINE}'` : (VALUES[type] ?? 'null'),
      );
      await asOwner(database, [
        `insert into ${table} (${names}) values (${values.join(', ')})`,
        `create table copies.${table} as select * from ${table}`,
      ]);
    }
    const all = ROLES.map((role) => `originmark_${role}`).join(', ');
    await asOwner(database, [
      `grant usage on schema copies to ${all}`,
      `grant select on all tables in schema copies to ${all}`,
    ]);
  }

  interface Grants {
    readonly name: string;
    readonly select: boolean;
    readonly insert: boolean;
    readonly delete: boolean;
    readonly update: string | null;
  }
  const grantsOf = (role: string) =>
    rows<Grants>(
      `select name, has_table_privilege('originmark_${role}', name, 'select') as select,
        has_table_privilege('originmark_${role}', name, 'insert') as insert,
        has_table_privilege('originmark_${role}', name, 'delete') as delete,
        (select attname::text from pg_attribute where attrelid = name::regclass and attnum > 0
          and has_column_privilege('originmark_${role}', name::regclass, attnum, 'update')
          order by attnum limit 1) as update
        from unnest('{${guarded.join(',')}}'::text[]) as name`,
    );

  /** How many rows a statement touches; `refused` where the database refuses it. Nothing of it stays. */
  async function touch(tenant: string, role: TransactionRole, statement: string) {
    const undo = new Error('undo');
    let touched: number | string = 0;
    await database
      .forTenant(tenant)
      .transaction(role, async (tx) => {
        const { numAffectedRows, rows: found } = await sql.raw(statement).execute(tx);
        touched = Number(numAffectedRows ?? found.length);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error === undo) return;
        touched = (error as { readonly code?: string }).code ?? 'fault';
      });
    return touched;
  }

  it('is on every table, but on those that are named with a reason', async () => {
    const secured = await rows<{ name: string }>(
      `select relname::text as name from pg_class c where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p') and relrowsecurity and exists (select from pg_policy
          where polrelid = c.oid and polname = 'of_tenant' and polcmd = '*' and polroles = '{0}'
            and polqual is not null and polwithcheck is not null)
        order by relname`,
    );
    expect(secured.map(({ name }) => name)).toEqual(guarded);
    const there = await rows<{ name: string }>(
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    const names = new Set(there.map(({ name }) => name));
    expect(Object.keys(NOBODYS).filter((name) => !names.has(name))).toEqual([]);
  });

  it('is walked past by no view, and by no function but the one that is named', async () => {
    const views = await rows(
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (reloptions), false)`,
    );
    expect(views).toEqual([]);
    const functions = await rows<{ name: string }>(
      `select proname::text as name from pg_proc
        where pronamespace = 'public'::regnamespace and prosecdef`,
    );
    expect(functions).toEqual([{ name: 'tenant_of_supply_link' }]);
    const policies = await rows<{ name: string; roles: string }>(
      `select distinct polname::text as name, array_to_string(array(
          select rolname::text from pg_roles where oid = any (polroles)), ',') as roles
        from pg_policy order by 1`,
    );
    expect(policies).toEqual([
      { name: 'of_officer', roles: 'originmark_officer' },
      { name: 'of_repair', roles: 'originmark_repair' },
      { name: 'of_tenant', roles: '' },
    ]);
  });

  it.each(ROLES)(
    'shows %s the rows of its tenant alone, and lets it touch no other',
    async (role) => {
      const wrong: string[] = [];
      const expectTouched = async (tenant: string, statement: string, wanted: number | string) => {
        const touched = await touch(tenant, role, statement);
        if (touched !== wanted)
          wrong.push(`"${statement}" of "${tenant}" touched ${touched}, not ${wanted}`);
      };
      let asked = 0;
      for (const { name, ...may } of await grantsOf(role)) {
        const across = ACROSS[role]?.has(name) === true;
        const others = ['gulfline', 'own', ''];
        if (may.select) {
          asked += 1;
          await expectTouched(MINE, `select from ${name}`, 1);
          for (const other of others)
            await expectTouched(other, `select from ${name}`, across ? 1 : 0);
        }
        if (may.update !== null) {
          const update = `update ${name} set "${may.update}" = "${may.update}"`;
          await expectTouched(MINE, update, 1);
          for (const other of others) await expectTouched(other, update, across ? 1 : 0);
        }
        if (may.delete) {
          await expectTouched(MINE, `delete from ${name}`, 1);
          for (const other of others) await expectTouched(other, `delete from ${name}`, 0);
        }
        if (may.insert) {
          const insert = `insert into ${name} overriding system value select * from copies.${name}`;
          // One's own is stopped by its key alone.
          await expectTouched(MINE, insert, 'record.duplicate');
          for (const other of others)
            await expectTouched(other, insert, across ? 'record.duplicate' : 'permission.refused');
        }
      }
      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThan(0);
    },
  );
});
