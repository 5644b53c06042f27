import type { Migration } from './migration.ts';

/** Status lists, every version of them, the indexes given out, the revocations. */
export const status: Migration = {
  number: 3,
  name: 'status',
  statements: [
    `create table status_list (
      id text primary key,
      issuer_did text not null,
      purpose text not null check (purpose in ('revocation', 'suspension')),
      length integer not null check (length >= 131072 and length % 8 = 0),
      capacity integer not null,
      allocated integer not null default 0,
      bits bytea not null,
      changed boolean not null default true,
      sequence integer not null default 0 check (sequence >= 0),
      created_at timestamptz not null,
      check (capacity between 1 and length),
      check (allocated between 0 and capacity),
      check (length(bits) * 8 = length))`,
    `create table status_version (
      list_id text not null references status_list (id),
      sequence integer not null check (sequence >= 1),
      state text not null default 'intended' check (state in ('intended', 'published')),
      payload text not null,
      digest text not null unique,
      previous_digest text,
      bits bytea not null,
      kid text,
      token text,
      created_at timestamptz not null,
      published_at timestamptz,
      primary key (list_id, sequence),
      unique (list_id, digest),
      foreign key (list_id, previous_digest) references status_version (list_id, digest),
      check ((sequence = 1) = (previous_digest is null)),
      constraint published_has_token check ((state = 'published')
        = (token is not null and kid is not null and published_at is not null)))`,
    // At commit every index belongs to a record: none is lost, none is given to nobody.
    `create table status_index (
      list_id text not null references status_list (id),
      index integer not null check (index >= 0),
      credential_id text not null
        references credential_record (id) deferrable initially deferred,
      primary key (list_id, index),
      unique (list_id, credential_id))`,
    `create index status_index_credential on status_index (credential_id)`,
    `create table revocation_record (
      credential_id text primary key references credential_record (id),
      kind text not null
        check (kind in ('false-from-the-start', 'clerical-replaced', 'ceased', 'key-compromised')),
      effective_at timestamptz not null,
      reason text,
      recorded_at timestamptz not null)`,
    `grant select on status_list, status_version, status_index, revocation_record to originmark_reader`,
    `grant select, insert, update (allocated, bits, changed, sequence) on status_list to originmark_app`,
    `grant select, insert, update (state, kid, token, published_at) on status_version to originmark_app`,
    // An index once given out is never taken back, a revocation never undone.
    `grant select, insert on status_index, revocation_record to originmark_app`,
  ],
};
