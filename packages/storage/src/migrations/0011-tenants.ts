import { role } from './0001-roles.ts';
import type { Migration } from './migration.ts';

const HELD: Readonly<Record<string, string>> = {
  held_credential: 'token_digest',
  held_proof: 'token_digest, proof_digest',
  held_sealed_part: 'credential_digest',
  held_status_list: 'url, issuer',
  held_did_resolution: 'did',
  part_match: 'importer, part',
  wallet_receipt: 'importer, credential_digest',
  held_document: 'digest',
};

/** Rows that belong to whom the row above belongs. */
const BELOW: readonly (readonly [table: string, column: string, parent: string])[] = [
  ['status_version', 'list_id', 'status_list'],
  ['status_index', 'list_id', 'status_list'],
  ['revocation_record', 'credential_id', 'credential_record'],
];

/**
 * Whose rows are whose. A transaction names its tenant (`originmark.tenant`), and the database itself shows
 * it nothing else; one that names none sees no row and writes none. A data folder of one party is the tenant
 * `own`. `originmark_judge` counts across tenants, `originmark_officer` reads across them.
 */
export const tenants: Migration = {
  number: 11,
  name: 'tenants',
  statements: [
    role('originmark_judge'),
    role('originmark_officer'),
    `do $$ begin execute format('grant originmark_judge, originmark_officer to %I', current_user);
     exception when insufficient_privilege then
       if not (pg_has_role(current_user, 'originmark_judge', 'member')
           and pg_has_role(current_user, 'originmark_officer', 'member')) then raise; end if;
     end $$`,
    `do $$ begin execute format('grant usage on schema %I to originmark_judge, originmark_officer', current_schema()); end $$`,
    `create table tenant (
      id text primary key check (id ~ '^[a-z][a-z0-9-]{0,62}$'),
      name text not null,
      created_at timestamptz not null)`,
    `insert into tenant (id, name, created_at) values ('own', 'own', 'epoch')`,
    `grant select, insert on tenant to originmark_app`,
    `grant select on tenant to originmark_reader, originmark_repair, originmark_judge, originmark_officer`,
    // Without its tenant a row is out of sight of everybody.
    `grant insert on tenant to originmark_repair`,
    `create function current_tenant() returns text language sql stable
      as $$ select nullif(current_setting('originmark.tenant', true), '') $$`,
    // A view acts for its owner, who sees all rows, unless it is told otherwise.
    `alter view current_revocation set (security_invoker = true)`,
    // One identifier, one holder: their names stay unique over all tenants.
    ...['identifier', 'key_record', 'private_key', 'credential_record', 'status_list'].flatMap(own),
    `alter table identifier drop constraint identifier_provider_alias_key,
      add unique (tenant_id, provider, alias)`,
    // Two parties may hold the same credential.
    ...Object.entries(HELD).flatMap(([table, key]) => [
      ...own(table),
      `alter table ${table} drop constraint ${table}_pkey,
        add primary key (tenant_id, ${key})`,
    ]),
    `alter table wallet_receipt drop constraint wallet_receipt_receipt_id_key,
      add unique (tenant_id, receipt_id)`,
    ...BELOW.flatMap(([table, column, parent]) => below(table, column, parent)),
  ],
};

/** Gives a table its tenant. What stood in it before is the tenant `own`'s. */
export function own(table: string): string[] {
  return [
    `alter table ${table} add column tenant_id text not null default 'own' references tenant (id)`,
    `alter table ${table} alter column tenant_id set default current_tenant()`,
    `grant update (tenant_id) on ${table} to originmark_repair`,
    ...guard(table, 'tenant_id = current_tenant()'),
  ];
}

/** Row security of a table: the tenant's own rows; whoever repairs sees all. */
export function guard(table: string, whose: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `create policy of_tenant on ${table} using (${whose}) with check (${whose})`,
    `create policy of_repair on ${table} to originmark_repair using (true) with check (true)`,
    `grant select on ${table} to originmark_repair`,
  ];
}

function below(table: string, column: string, parent: string): string[] {
  return guard(table, `exists (select from ${parent} where ${parent}.id = ${table}.${column})`);
}
