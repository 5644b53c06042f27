import type { Migration } from './migration.ts';

/** What a trader holds: credentials of others, their evidence, what its parts stood on, its receipts. */
export const wallet: Migration = {
  number: 6,
  name: 'wallet',
  statements: [
    // The exact token: of one payload several signed forms may be held.
    `create table held_credential (
      token_digest text primary key check (token_digest ~ '^[0-9a-f]{64}$'),
      credential_digest text not null,
      id text not null,
      type text not null,
      token text not null,
      outcome text check (outcome in ('valid', 'invalid', 'indeterminate')),
      reasons text not null default '[]',
      received_at timestamptz not null,
      position bigint generated always as identity)`,
    `create index held_credential_id on held_credential (id)`,
    `create index held_credential_digest on held_credential (credential_digest)`,
    `create table held_proof (
      token_digest text not null,
      proof_digest text not null,
      proof text not null,
      primary key (token_digest, proof_digest))`,
    `create table held_sealed_part (
      credential_digest text primary key,
      credential text not null,
      jwe text not null)`,
    `create table held_status_list (
      url text not null,
      issuer text not null,
      sequence bigint not null,
      token text not null,
      primary key (url, issuer))`,
    `create table held_did_resolution (
      did text primary key,
      valid_from text not null,
      token text not null)`,
    `create table part_match (
      importer text not null,
      part text not null,
      credentials text not null,
      remembered_at timestamptz not null,
      primary key (importer, part))`,
    // One receipt a certification and importer, whoever asks how often.
    `create table wallet_receipt (
      importer text not null,
      credential_digest text not null,
      receipt_id text not null unique,
      issued_at timestamptz,
      claimed_at timestamptz not null,
      primary key (importer, credential_digest))`,
    `create table held_document (
      digest text primary key,
      media_type text not null,
      name text not null,
      size integer not null check (size >= 0),
      sealed bytea not null,
      associated_data text not null,
      kept_at timestamptz not null)`,
    `grant select on held_credential, held_proof, held_sealed_part, held_status_list,
      held_did_resolution, part_match, wallet_receipt, held_document to originmark_reader`,
    `grant select, insert on held_proof, held_sealed_part to originmark_app`,
    `grant select, insert, update (outcome, reasons) on held_credential to originmark_app`,
    `grant select, insert, update on held_status_list, held_did_resolution, part_match,
      wallet_receipt to originmark_app`,
    `grant select, insert, delete on held_document to originmark_app`,
  ],
};
