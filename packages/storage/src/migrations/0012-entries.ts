import { guard } from './0011-tenants.ts';
import type { Migration } from './migration.ts';

const TENANT = `tenant_id text not null default current_tenant() references tenant (id)`;
const OWN = 'tenant_id = current_tenant()';

/** Entries that were presented, what was made of them, and what they drew from capped licences. */
export const entries: Migration = {
  number: 12,
  name: 'entries',
  statements: [
    `create table challenge (
      nonce_digest text primary key check (nonce_digest ~ '^[0-9a-f]{64}$'),
      ${TENANT},
      audience text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      spent_at timestamptz,
      spent_by text,
      check ((spent_at is null) = (spent_by is null)))`,
    ...guard('challenge', OWN),
    // The number belongs to the first that showed its right to file.
    `create table entry_claim (
      entry_number text primary key,
      ${TENANT},
      holder_did text not null,
      claimed_at timestamptz not null)`,
    // Once an entry, version and holder: the same content again is the same submission.
    `create table entry_version (
      id text primary key check (id ~ '^[0-9a-f-]{36}$'),
      ${TENANT},
      entry_number text not null,
      entry_version integer not null check (entry_version between 1 and 999),
      holder_did text not null,
      importer text,
      kind text not null check (kind in ('summary', 'release')),
      entry_digest text not null,
      bundle bytea not null,
      bundle_digest text not null,
      state text not null default 'judging' check (state in ('judging', 'judged', 'cancelled')),
      position bigint generated always as identity unique,
      presented_at timestamptz not null,
      cancelled_at timestamptz,
      unique (tenant_id, entry_number, entry_version, kind, holder_did))`,
    `create index entry_version_number on entry_version (entry_number, entry_version)`,
    ...guard('entry_version', OWN),
    // Every judgement is kept; the highest number is what now counts.
    `create table entry_verdict (
      submission_id text not null references entry_version (id),
      number integer not null check (number >= 1),
      because text not null check (because in ('presented', 'asked-again', 'observed', 'record')),
      outcome text not null check (outcome in ('no-exception', 'review', 'exception')),
      verdict text not null,
      verdict_digest text not null,
      evidence bytea not null,
      evidence_digest text not null,
      report_id text,
      report text,
      judged_at timestamptz not null,
      primary key (submission_id, number))`,
    ...guard(
      'entry_verdict',
      'exists (select from entry_version where entry_version.id = entry_verdict.submission_id)',
    ),
    // What an officer saw, what the authority's record says: inputs, only added. Never a tenant's to see.
    `create table entry_input (
      entry_number text not null,
      number integer not null check (number >= 1),
      kind text not null check (kind in ('observed', 'record')),
      content text not null,
      content_digest text not null,
      subject text not null,
      recorded_at timestamptz not null,
      primary key (entry_number, number))`,
    `create table information_request (
      id text primary key,
      ${TENANT},
      submission_id text not null references entry_version (id),
      content text not null,
      created_by text not null,
      created_at timestamptz not null,
      answer_due date not null,
      answered_at timestamptz,
      answer text)`,
    ...guard('information_request', OWN),
    // One row a licence, locked in the order of its id by whoever counts on it.
    `create table draw_down_counter (
      credential text primary key,
      revision bigint not null default 0)`,
    `create table draw_down_use (
      credential text not null references draw_down_counter (credential),
      submission_id text not null references entry_version (id),
      entry_number text not null,
      entry_version integer not null,
      quantity text not null check (quantity ~ '^[0-9]{1,18}([.][0-9]{1,9})?$'),
      unit text not null,
      on_day date not null,
      revision bigint not null,
      released_at timestamptz,
      released_because text check (released_because in ('replaced', 'cancelled')),
      released_revision bigint,
      primary key (credential, submission_id),
      unique (credential, revision),
      check (released_revision > revision),
      check ((released_at is null) = (released_because is null)
        and (released_at is null) = (released_revision is null)))`,
    `create index draw_down_use_submission on draw_down_use (submission_id)`,
    `create table single_shipment_use (
      credential text not null,
      submission_id text not null references entry_version (id),
      shipment text not null,
      released_at timestamptz,
      primary key (credential, submission_id))`,
    `create index single_shipment_use_submission on single_shipment_use (submission_id)`,
    `grant select, insert, delete, update (spent_at, spent_by) on challenge to originmark_judge`,
    `grant select, insert on entry_claim, entry_input, draw_down_counter, draw_down_use,
      single_shipment_use, entry_verdict, entry_version, information_request to originmark_judge`,
    `grant update (revision) on draw_down_counter to originmark_judge`,
    `grant update (released_at, released_because, released_revision) on draw_down_use
      to originmark_judge`,
    `grant update (released_at) on single_shipment_use to originmark_judge`,
    `grant update (state, cancelled_at) on entry_version to originmark_judge`,
    `grant update (answered_at, answer) on information_request to originmark_judge`,
    `grant select on challenge, entry_version, entry_verdict, information_request to originmark_reader`,
    `grant select on entry_claim, entry_version, entry_verdict, entry_input, information_request,
      draw_down_counter, draw_down_use, single_shipment_use to originmark_officer`,
    `grant insert on entry_input, information_request to originmark_officer`,
    ...['entry_version', 'entry_verdict', 'information_request'].map(
      (table) =>
        `create policy of_officer on ${table} to originmark_officer using (true) with check (true)`,
    ),
  ],
};
