import type { Migration } from './migration.ts';

/** The outbox of proofs of existence, seen policies, settings. */
export const anchorsAndSettings: Migration = {
  number: 4,
  name: 'anchors-and-settings',
  statements: [
    `create table anchor_batch (
      id integer generated always as identity primary key,
      origin text not null,
      size integer not null check (size >= 1),
      state text not null default 'claimed'
        check (state in ('claimed', 'prepared', 'sent', 'confirmed')),
      root bytea check (length(root) = 32),
      checkpoint text,
      digest text unique check (digest ~ '^0x[0-9a-f]{64}$'),
      transaction_hash text,
      block_number bigint check (block_number >= 0),
      block_time timestamptz,
      claimed_at timestamptz not null,
      prepared_at timestamptz,
      sent_at timestamptz,
      confirmed_at timestamptz,
      constraint prepared_is_whole check ((state <> 'claimed') = (root is not null)
        and (root is null) = (checkpoint is null) and (root is null) = (digest is null)
        and (root is null) = (prepared_at is null)),
      constraint confirmed_has_block check ((state = 'confirmed') = (confirmed_at is not null)
        and (state <> 'confirmed' or (block_number is not null and block_time is not null))))`,
    `create index anchor_batch_open on anchor_batch (id) where state <> 'confirmed'`,
    `create table anchor_item (
      digest text primary key,
      tag text not null,
      salt bytea not null check (length(salt) = 32),
      commitment bytea not null unique check (length(commitment) = 32),
      state text not null default 'waiting' check (state in ('waiting', 'batched', 'anchored')),
      batch_id integer references anchor_batch (id),
      leaf_index integer check (leaf_index >= 0),
      position bigint generated always as identity,
      enqueued_at timestamptz not null,
      unique (batch_id, leaf_index),
      constraint waiting_has_no_batch check ((state = 'waiting') = (batch_id is null)
        and (batch_id is null) = (leaf_index is null)))`,
    `create index anchor_item_waiting on anchor_item (position) where state = 'waiting'`,
    `create table policy_sequence (
      policy_id text primary key,
      sequence bigint not null check (sequence >= 0),
      digest text not null,
      seen_at timestamptz not null)`,
    `create table setting (
      key text primary key,
      value text not null,
      updated_at timestamptz not null)`,
    `grant select on anchor_item, anchor_batch, policy_sequence, schema_migration to originmark_reader`,
    `grant select on schema_migration to originmark_app`,
    `grant select, insert, update (state, batch_id, leaf_index) on anchor_item to originmark_app`,
    `grant select, insert, update on anchor_batch, policy_sequence to originmark_app`,
    `grant select, insert, update, delete on setting to originmark_app`,
  ],
};
