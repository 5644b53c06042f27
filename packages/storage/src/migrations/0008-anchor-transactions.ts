import type { Migration } from './migration.ts';

/** What was signed to carry a batch, kept before it is sent; in which block a batch was confirmed. */
export const anchorTransactions: Migration = {
  number: 8,
  name: 'anchor-transactions',
  statements: [
    `create table anchor_transaction (
      batch_id integer not null references anchor_batch (id),
      number integer not null check (number >= 1),
      sender text not null check (sender ~ '^0x[0-9a-f]{40}$'),
      nonce bigint not null check (nonce >= 0),
      hash text not null unique check (hash ~ '^0x[0-9a-f]{64}$'),
      raw text not null check (raw ~ '^0x([0-9a-f]{2})+$'),
      intended_at timestamptz not null,
      ended text check (ended in ('reverted', 'replaced', 'superseded')),
      ended_at timestamptz,
      primary key (batch_id, number),
      constraint ended_has_time check ((ended is null) = (ended_at is null)))`,
    // Null for batches that an earlier program confirmed.
    `alter table anchor_batch add column block_hash text check (block_hash ~ '^0x[0-9a-f]{64}$')`,
    `alter table anchor_batch add column missing_since timestamptz
      constraint only_confirmed_goes_missing check (missing_since is null or state = 'confirmed')`,
    `create index anchor_batch_missing on anchor_batch (id) where missing_since is not null`,
    `create index anchor_item_batched on anchor_item (enqueued_at) where state <> 'anchored'`,
    `grant select on anchor_transaction to originmark_reader`,
    `grant select, insert, update (ended, ended_at) on anchor_transaction to originmark_app`,
  ],
};
