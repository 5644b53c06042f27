import type { Migration } from './migration.ts';
import { role } from './0001-roles.ts';

/** What a relayer paid for, and a role that may put back what follows from other rows. */
export const relaysAndRepair: Migration = {
  number: 10,
  name: 'relays-and-repair',
  statements: [
    // Counted before anything is sent, so that a bound holds across processes and crashes.
    `create table relayed_request (
      digest text primary key check (digest ~ '^0x[0-9a-f]{64}$'),
      owner text not null check (owner ~ '^0x[0-9a-f]{40}$'),
      gas bigint not null check (gas >= 0),
      transaction_hash text check (transaction_hash ~ '^0x[0-9a-f]{64}$'),
      reserved_at timestamptz not null)`,
    `create index relayed_request_owner on relayed_request (owner, reserved_at)`,
    `grant select on relayed_request to originmark_reader`,
    `grant select, insert, update (gas, transaction_hash, reserved_at) on relayed_request to originmark_app`,
    role('originmark_repair'),
    `do $$ begin execute format('grant originmark_repair to %I', current_user);
     exception when insufficient_privilege then
       if not pg_has_role(current_user, 'originmark_repair', 'member') then raise; end if;
     end $$`,
    `do $$ begin execute format('grant usage on schema %I to originmark_repair', current_schema()); end $$`,
    `do $$ begin execute format('grant select on all tables in schema %I to originmark_repair', current_schema()); end $$`,
    // What is made of other rows, or is kept a second time. Never a private key, a salt, a setting: those are lost.
    `grant update (type, issuer_did, subject_did, payload, credential_digest, kid, token)
      on credential_record to originmark_repair`,
    `grant update (issuer_did, allocated, bits, changed, revision, sequence) on status_list to originmark_repair`,
    `grant update (payload, digest, previous_digest, bits, kid, token, created_at) on status_version to originmark_repair`,
    `grant insert, update, delete on status_index to originmark_repair`,
    `grant insert, update (kind, effective_at) on revocation_record to originmark_repair`,
    `grant insert, update (digest, tag, commitment, state, batch_id, leaf_index)
      on anchor_item to originmark_repair`,
    `grant update (origin, size, state, root, checkpoint, digest, transaction_hash, block_number,
      block_hash, block_time, confirmed_at, missing_since) on anchor_batch to originmark_repair`,
    // All of it stands on the chain, and is read from there again.
    `grant delete on ethr_event, ethr_mark to originmark_repair`,
    `grant update (batch_id, hash, sender, nonce) on anchor_transaction to originmark_repair`,
    `grant update (provider, controller_key_id) on identifier to originmark_repair`,
    `grant update (kid, did, kms, type, public_key_hex, meta) on key_record to originmark_repair`,
    `grant update (token_digest, credential_digest, id, type, token) on held_credential
      to originmark_repair`,
    `grant update (token_digest, proof_digest) on held_proof to originmark_repair`,
    `grant update (url, issuer, sequence) on held_status_list to originmark_repair`,
    `grant update (did, valid_from) on held_did_resolution to originmark_repair`,
    `grant update, delete on part_match to originmark_repair`,
    `grant update (receipt_id, issued_at) on wallet_receipt to originmark_repair`,
    `grant update (digest, size, associated_data) on held_document to originmark_repair`,
  ],
};
