import type { Migration } from './migration.ts';

/** The histories of registries of did:ethr: what an index read, block by block. */
export const ethrHistory: Migration = {
  number: 7,
  name: 'ethr-history',
  statements: [
    // Chain and registry. Locked by whoever writes, so that two readers of one chain do not mix.
    `create table ethr_network (
      network text primary key check (network ~ '^0x[0-9a-f]+:0x[0-9a-f]{40}$'))`,
    `create table ethr_event (
      network text not null references ethr_network (network),
      block_number bigint not null check (block_number >= 0),
      log_index integer not null check (log_index >= 0),
      event text not null,
      primary key (network, block_number, log_index))`,
    `create table ethr_mark (
      network text not null references ethr_network (network),
      block_number bigint not null check (block_number >= 0),
      hash text not null check (hash ~ '^0x[0-9a-f]{64}$'),
      block_time bigint not null check (block_time >= 0),
      primary key (network, block_number))`,
    `grant select on ethr_network, ethr_event, ethr_mark to originmark_reader`,
    // A row is locked for update only by a role that may update it.
    `grant select, insert, update on ethr_network to originmark_app`,
    `grant select, insert, delete on ethr_event, ethr_mark to originmark_app`,
  ],
};
