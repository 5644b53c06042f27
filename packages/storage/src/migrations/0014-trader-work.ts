import { guard } from './0011-tenants.ts';
import type { Migration } from './migration.ts';

const TENANT = `tenant_id text not null default current_tenant() references tenant (id)`;
const OWN = 'tenant_id = current_tenant()';

/** What a trader filed, and what it asked of suppliers that have no wallet; who may call, and what was done. */
export const traderWork: Migration = {
  number: 14,
  name: 'trader-work',
  statements: [
    `create table filed_entry (
      tenant_id text not null default current_tenant() references tenant (id),
      entry_number text not null,
      entry_version integer not null,
      credential_id text not null,
      bundle bytea not null,
      facts text not null,
      submission_id text,
      report text,
      filed_at timestamptz not null,
      primary key (tenant_id, entry_number, entry_version))`,
    ...guard('filed_entry', OWN),
    // The link is known by its digest: whoever reads the table cannot use it.
    `create table supplier_request (
      id text primary key,
      ${TENANT},
      link_digest text not null unique check (link_digest ~ '^[0-9a-f]{64}$'),
      supplier text not null,
      asks text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      answered_at timestamptz,
      answer text,
      document_digest text)`,
    ...guard('supplier_request', OWN),
    // Whoever has a link names no tenant: the link says it, and nothing else of the row.
    `create function tenant_of_supply_link(text) returns text language sql stable security definer
      set search_path from current
      as $$ select tenant_id from supplier_request where link_digest = $1 $$`,
    `revoke all on function tenant_of_supply_link(text) from public`,
    `grant execute on function tenant_of_supply_link(text) to originmark_app`,
    `create table idempotency_key (
      tenant_id text not null default current_tenant() references tenant (id),
      operation text not null,
      key text not null check (length(key) between 1 and 255),
      request_digest text not null,
      status integer,
      body text,
      created_at timestamptz not null,
      primary key (tenant_id, operation, key))`,
    ...guard('idempotency_key', OWN),
    `create table replay_mark (
      mark text primary key,
      expires_at timestamptz not null)`,
    `create index replay_mark_end on replay_mark (expires_at)`,
    `create table audit_record (
      position bigint primary key,
      tenant_id text,
      subject text not null,
      operation text not null,
      about text not null,
      status integer not null,
      at timestamptz not null,
      previous_hash bytea not null,
      hash bytea not null unique)`,
    `grant select on filed_entry, supplier_request to originmark_reader`,
    `grant select, insert on filed_entry, supplier_request, idempotency_key, replay_mark, audit_record
      to originmark_app`,
    `grant update (submission_id, report) on filed_entry to originmark_app`,
    `grant update (answered_at, answer, document_digest) on supplier_request to originmark_app`,
    `grant update (status, body, created_at) on idempotency_key to originmark_app`,
    `grant delete on idempotency_key, replay_mark to originmark_app`,
    `grant select, insert on audit_record, replay_mark to originmark_judge, originmark_officer`,
  ],
};
