import type { Migration } from './migration.ts';

/** Identifiers, keys and the issuer's register. */
export const keysAndCredentials: Migration = {
  number: 2,
  name: 'keys-and-credentials',
  statements: [
    `create table identifier (
      did text primary key check (did like 'did:%'),
      provider text not null,
      alias text,
      controller_key_id text,
      services text not null default '[]',
      created_at timestamptz not null,
      unique (provider, alias))`,
    `create table key_record (
      kid text primary key,
      did text references identifier (did) on delete set null,
      kms text not null,
      type text not null,
      public_key_hex text not null,
      meta text not null default '{}',
      created_at timestamptz not null)`,
    `create index key_record_did on key_record (did)`,
    `create table private_key (
      alias text primary key,
      type text not null,
      sealed bytea not null,
      associated_data text not null,
      created_at timestamptz not null)`,
    `create table credential_record (
      id text primary key check (length(id) between 1 and 2048),
      type text not null,
      purpose text not null,
      issuer_did text not null check (issuer_did like 'did:%'),
      subject_did text,
      payload text not null,
      credential_digest text not null unique check (credential_digest ~ '^uEi[A-P][A-Za-z0-9_-]{43}$'),
      state text not null default 'intended'
        check (state in ('intended', 'signed', 'handed-over', 'abandoned')),
      kid text,
      token text,
      created_at timestamptz not null,
      signed_at timestamptz,
      handed_over_at timestamptz,
      abandoned_at timestamptz,
      constraint signed_has_token check ((state in ('signed', 'handed-over'))
        = (token is not null and kid is not null and signed_at is not null)),
      constraint unsigned_has_none check (state in ('signed', 'handed-over')
        or (token is null and kid is null and signed_at is null)),
      constraint handed_over_has_time check ((state = 'handed-over') = (handed_over_at is not null)),
      constraint abandoned_has_time check ((state = 'abandoned') = (abandoned_at is not null)))`,
    `create index credential_record_state on credential_record (state, created_at)`,
    `create index credential_record_subject on credential_record (subject_did)`,
    `grant select on identifier, key_record, credential_record to originmark_reader`,
    `grant select, insert, update, delete on identifier, key_record, private_key to originmark_app`,
    // What was to be signed can be neither changed nor forgotten.
    `grant select, insert, update (state, kid, token, signed_at, handed_over_at, abandoned_at)
      on credential_record to originmark_app`,
  ],
};
